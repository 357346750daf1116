import type { Random } from './random.ts'

/**
 * Draws items in proportion to their weights, in constant time however many there are.
 *
 * Source: A. J. Walker's alias method, with the tables built as by M. D. Vose (1991).
 *
 * @example
 * ```ts
 * const coin = new WeightedChoice(['heads', 'tails'], [3, 1])
 * coin.pick(random) // 'heads' three times out of four
 * ```
 */
export class WeightedChoice<T> {
  readonly items: readonly T[]
  readonly #threshold: Float64Array
  readonly #alias: Uint32Array

  /**
   * @param items - at least one.
   * @param weights - one per item, none negative, not all 0; they need not sum to 1.
   */
  constructor(items: readonly T[], weights: readonly number[]) {
    const count = items.length
    this.items = items
    this.#threshold = new Float64Array(count).fill(1)
    this.#alias = Uint32Array.from({ length: count }, (_, i) => i)
    let total = 0
    for (const weight of weights) total += weight
    const share = Float64Array.from(weights, (weight) => (weight * count) / total)

    const small: number[] = []
    const large: number[] = []
    for (let i = 0; i < count; i++) (share[i]! < 1 ? small : large).push(i)
    while (small.length > 0 && large.length > 0) {
      const poor = small.pop()!
      const rich = large.at(-1)!
      this.#threshold[poor] = share[poor]!
      this.#alias[poor] = rich
      share[rich] = share[rich]! - (1 - share[poor]!)
      if (share[rich]! < 1) small.push(large.pop()!)
    }
  }

  /** One item. */
  pick(random: Random): T {
    const slot = random.below(this.items.length)
    return this.items[random.unit() < this.#threshold[slot]! ? slot : this.#alias[slot]!]!
  }
}

/**
 * Reads a list of names with their weights, as the data modules hold them.
 *
 * @param text - `Name:weight` separated by commas or line feeds.
 *
 * @example
 * ```ts
 * parseWeighted('Luna:3,Sol:1').pick(random) // 'Luna' three times out of four
 * ```
 */
export function parseWeighted(text: string): WeightedChoice<string> {
  const names: string[] = []
  const weights: number[] = []
  for (const entry of text.split(/[,\n]+/)) {
    if (entry === '') continue
    const colon = entry.indexOf(':')
    names.push(entry.slice(0, colon))
    weights.push(Number(entry.slice(colon + 1)))
  }
  return new WeightedChoice(names, weights)
}
