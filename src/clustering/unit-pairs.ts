import { CorePairs } from './core-pairs.ts'
import { type PartitionInput, weigh } from './partition-input.ts'
import type { Units } from './units.ts'

/** What is known of two units. */
export interface UnitPair {
  /** Bits, by their best record pair; −Infinity if they are forbidden to each other. */
  readonly weight: number
  /** At most a near match. */
  readonly capped: boolean
}

/**
 * Weights and caps between units, each worked out once.
 *
 * Bars are strict: one forbidden or capped record pair bars the unit pair, because no record joins
 * a child with any member it cannot be linked to.
 */
export class UnitPairs {
  readonly count: number
  readonly #input: PartitionInput
  readonly #units: Units
  #cores: CorePairs | undefined
  readonly #dense: boolean
  readonly #weights: Float64Array
  readonly #capped: Uint8Array
  #sparse: Map<number, UnitPair> | undefined

  constructor(input: PartitionInput, units: Units, dense: boolean) {
    const count = units.members.length
    this.count = count
    this.#input = input
    this.#units = units
    this.#dense = dense
    // NaN stands for "not asked yet"; a weight is never NaN.
    this.#weights = dense
      ? new Float64Array((count * (count - 1)) / 2).fill(Number.NaN)
      : NO_WEIGHTS
    this.#capped = dense ? new Uint8Array(this.#weights.length) : NO_CAPS
  }

  /**
   * The pair as a whole. A sparse run does not remember it: most pairs are asked about only once,
   * and the memory of a large component must not grow with their number.
   */
  pair(a: number, b: number): UnitPair {
    if (!this.#dense) return this.#relate(a, b)
    return { weight: this.weight(a, b), capped: this.capped(a, b) }
  }

  /** Bits; −Infinity if forbidden. */
  weight(a: number, b: number): number {
    return this.#dense ? this.#weights[this.#cell(a, b)]! : this.#remembered(a, b).weight
  }

  capped(a: number, b: number): boolean {
    return this.#dense ? this.#capped[this.#cell(a, b)] === 1 : this.#remembered(a, b).capped
  }

  #relate(a: number, b: number): UnitPair {
    const [lefts, rights] = [this.#units.members[a]!, this.#units.members[b]!]
    if (lefts.length > 1 || rights.length > 1) {
      this.#cores ??= new CorePairs(this.#input, this.#units)
      return this.#cores.relate(a, b)
    }
    const [left, right] = [lefts[0]!, rights[0]!]
    const input = this.#input
    if (input.forbidden(left, right)) return { weight: -Infinity, capped: true }
    const capped = input.capped(left, right) || (input.twinGuarded?.(left, right) ?? false)
    return { weight: weigh(input, left, right), capped }
  }

  /** Where a dense run keeps the pair, worked out on first use. */
  #cell(a: number, b: number): number {
    const cell = a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b
    if (Number.isNaN(this.#weights[cell]!)) {
      const pair = this.#relate(a, b)
      this.#weights[cell] = pair.weight
      this.#capped[cell] = pair.capped ? 1 : 0
    }
    return cell
  }

  #remembered(a: number, b: number): UnitPair {
    const key = a < b ? a * this.count + b : b * this.count + a
    this.#sparse ??= new Map()
    let pair = this.#sparse.get(key)
    if (pair === undefined) {
      pair = this.#relate(a, b)
      this.#sparse.set(key, pair)
    }
    return pair
  }
}

const NO_WEIGHTS = new Float64Array(0)
const NO_CAPS = new Uint8Array(0)
