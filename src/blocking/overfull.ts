import type { OverfullKey } from '../model/linkage-model.ts'
import { hexHash } from '../records/hash.ts'
import { partsOf } from './block-limit.ts'

/**
 * Which keys are over-full. A model that has not seen a file finds out and remembers; a frozen one
 * looks it up, so that the same model splits the same blocks whatever else the file holds.
 */
export class Overfull {
  readonly #frozen: ReadonlyMap<string, number> | undefined
  /** The high halves of the frozen keys: nearly every other key is told from them by these alone. */
  readonly #highs: ReadonlySet<number>
  readonly #found: OverfullKey[] = []
  /** Blocks too large for what a frozen list says of them. */
  emergencies = 0

  constructor(frozen: readonly OverfullKey[] | undefined) {
    this.#frozen =
      frozen && new Map(frozen.map(({ rule, key, parts }) => [`${rule}\n${key}`, parts]))
    this.#highs = new Set(frozen?.map(({ key }) => Number.parseInt(key.slice(0, 8), 16)))
  }

  /**
   * Into how many parts a block is to be cut: −1 leaves it whole, 0 asks for the next finer key,
   * n > 0 cuts by hash.
   */
  decide(
    rule: string,
    low: number,
    high: number,
    size: number,
    limit: number,
    finerLeft: boolean,
  ): number {
    if (this.#frozen === undefined) {
      if (size <= limit) return -1
      return this.#remember(rule, low, high, size, limit, finerLeft)
    }
    const known = this.#highs.has(high)
      ? this.#frozen.get(`${rule}\n${hexHash(low, high)}`)
      : undefined
    if (known === 0) return known
    if (size <= limit * EMERGENCY * (known ?? 1)) return known ?? -1
    this.emergencies++
    return this.#remember(rule, low, high, size, limit, finerLeft)
  }

  /** Keys found over-full that the frozen list, if there is one, does not know. */
  get found(): readonly OverfullKey[] {
    return this.#found
  }

  #remember(
    rule: string,
    low: number,
    high: number,
    size: number,
    limit: number,
    finerLeft: boolean,
  ): number {
    const parts = finerLeft ? 0 : partsOf(size, limit)
    this.#found.push({ rule, key: hexHash(low, high), parts })
    return parts
  }
}

/**
 * A block this many times over the limit is split even if the frozen model does not know it; and
 * cut into more parts than the model knows if its parts are that large.
 */
const EMERGENCY = 20

/** The list to freeze in a model: what it knew, and what was found, by rule and key. */
export function overfullList(
  frozen: readonly OverfullKey[] | undefined,
  found: readonly OverfullKey[],
): readonly OverfullKey[] {
  const sorted = found.toSorted(
    (a, b) => compareText(a.rule, b.rule) || compareText(a.key, b.key) || a.parts - b.parts,
  )
  return frozen === undefined ? sorted : [...frozen, ...sorted]
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
