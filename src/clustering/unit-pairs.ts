import { type Cap, DOUBTFUL, FREE } from './cap.ts'
import { CorePairs } from './core-pairs.ts'
import { type PartitionInput, weigh } from './partition-input.ts'
import type { Units } from './units.ts'

/** What is known of two units. */
export interface UnitPair {
  /** Bits, by their best record pair; −Infinity if they are forbidden to each other. */
  readonly weight: number
  /** Whether at most a near match, and why. */
  readonly cap: Cap
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
  readonly #caps: Uint8Array
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
    this.#caps = dense ? new Uint8Array(this.#weights.length) : NO_CAPS
  }

  /**
   * The pair as a whole. A sparse run does not remember it: most pairs are asked about only once,
   * and the memory of a large component must not grow with their number.
   */
  pair(a: number, b: number): UnitPair {
    if (!this.#dense) return this.#relate(a, b)
    return { weight: this.weight(a, b), cap: this.cap(a, b) }
  }

  /** Bits; −Infinity if forbidden. */
  weight(a: number, b: number): number {
    return this.#dense ? this.#weights[this.#cell(a, b)]! : this.#remembered(a, b).weight
  }

  cap(a: number, b: number): Cap {
    return this.#dense ? this.#caps[this.#cell(a, b)]! : this.#remembered(a, b).cap
  }

  #relate(a: number, b: number): UnitPair {
    const [lefts, rights] = [this.#units.members[a]!, this.#units.members[b]!]
    if (lefts.length > 1 || rights.length > 1) {
      this.#cores ??= new CorePairs(this.#input, this.#units)
      return this.#cores.relate(a, b)
    }
    const [left, right] = [lefts[0]!, rights[0]!]
    const input = this.#input
    if (input.forbidden(left, right)) return { weight: -Infinity, cap: DOUBTFUL }
    return { weight: weigh(input, left, right), cap: capOfRecords(input, left, right) }
  }

  /** Where a dense run keeps the pair, worked out on first use. */
  #cell(a: number, b: number): number {
    const cell = a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b
    if (Number.isNaN(this.#weights[cell]!)) {
      const pair = this.#relate(a, b)
      this.#weights[cell] = pair.weight
      this.#caps[cell] = pair.cap
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

/** The cap of two single records. */
export function capOfRecords(input: PartitionInput, left: number, right: number): Cap {
  return input.cap(left, right) | (input.twinGuarded?.(left, right) ? DOUBTFUL : FREE)
}

const NO_WEIGHTS = new Float64Array(0)
const NO_CAPS = new Uint8Array(0)
