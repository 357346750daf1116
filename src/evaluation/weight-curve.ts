import { radixSortBy } from '../records/radix-sort.ts'

/** How many pairs weigh at least so much. */
export interface PairsAbove {
  /** All of them, whether known or not, each counted once. */
  readonly pairs: number
  /** Pairs of one person; a weighted count if pairs have an importance. */
  readonly right: number
  /** Pairs of two persons. */
  readonly wrong: number
  /** Pairs of which it is not known. */
  readonly unknown: number
}

/** Cumulative counts of scored pairs: every threshold is answered from one sorting. */
export class WeightCurve {
  /** Weights, heaviest first. */
  readonly #weight: Float64Array
  /** Cumulative, entry `k` over the `k` heaviest pairs. */
  readonly #right: Float64Array
  readonly #known: Float64Array
  readonly #unknown: Uint32Array

  /**
   * @param weight - in bits, in any order.
   * @param truth - the chance in [0, 1] that the pair is one person, so 0 or 1 where it is known;
   *   negative where it is not.
   * @param importance - how many pairs each stands for. Default 1.
   *
   * Cost: a radix sort of the pairs; 28 bytes a pair are kept.
   */
  constructor(weight: Float64Array, truth: ArrayLike<number>, importance?: ArrayLike<number>) {
    const order = heaviestFirst(weight)
    this.#weight = Float64Array.from(order, (at) => weight[at]!)
    this.#right = new Float64Array(order.length + 1)
    this.#known = new Float64Array(order.length + 1)
    this.#unknown = new Uint32Array(order.length + 1)
    for (const [place, at] of order.entries()) {
      const known = truth[at]! >= 0
      const counts = importance === undefined ? 1 : importance[at]!
      this.#right[place + 1] = this.#right[place]! + (known ? counts * truth[at]! : 0)
      this.#known[place + 1] = this.#known[place]! + (known ? counts : 0)
      this.#unknown[place + 1] = this.#unknown[place]! + (known ? 0 : 1)
    }
  }

  /** Pairs that weigh at least `threshold` bits. Cost: O(log pairs). */
  atLeast(threshold: number): PairsAbove {
    let from = 0
    let to = this.#weight.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#weight[middle]! >= threshold) from = middle + 1
      else to = middle
    }
    const right = this.#right[from]!
    const known = this.#known[from]!
    return { pairs: from, right, wrong: known - right, unknown: this.#unknown[from]! }
  }
}

/** Places of weights, the heaviest first; equal ones in their order. */
export function heaviestFirst(weight: Float64Array): Uint32Array {
  const bits = new Uint32Array(Float64Array.from(weight, (value) => -value || 0).buffer)
  const low = new Uint32Array(weight.length)
  const high = new Uint32Array(weight.length)
  for (let at = 0; at < weight.length; at++) {
    const sign = bits[2 * at + 1]! >>> 31
    // The bits of a float ascend with it, but for the sign: then they descend.
    low[at] = sign === 1 ? ~bits[2 * at]! : bits[2 * at]!
    high[at] = sign === 1 ? ~bits[2 * at + 1]! : bits[2 * at + 1]! | 0x80000000
  }
  const order = Uint32Array.from(weight, (_, at) => at)
  radixSortBy(order, low, high)
  return order
}
