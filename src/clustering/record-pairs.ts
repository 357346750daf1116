import { radixSortBy } from '../records/radix-sort.ts'

/** Pairs of records, in no order unless stated. Plain data on two columns of one length. */
export interface RecordPairs {
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** Pairs as columns. */
export function recordPairs(pairs: readonly (readonly [number, number])[]): RecordPairs {
  return {
    left: Uint32Array.from(pairs, ([left]) => left),
    right: Uint32Array.from(pairs, ([, right]) => right),
  }
}

/** Answers whether a pair is among those given, either way round; 8 bytes a pair. */
export class RecordPairSet {
  readonly size: number
  readonly #low: Uint32Array
  readonly #high: Uint32Array

  constructor({ left, right }: RecordPairs) {
    this.size = left.length
    const low = left.map((a, at) => Math.min(a, right[at]!))
    const high = left.map((a, at) => Math.max(a, right[at]!))
    const order = left.map((_, at) => at)
    radixSortBy(order, high, low)
    this.#low = order.map((at) => low[at]!)
    this.#high = order.map((at) => high[at]!)
  }

  /** Cost: O(log pairs). */
  has(a: number, b: number): boolean {
    const low = Math.min(a, b)
    const high = Math.max(a, b)
    let from = 0
    let to = this.size
    while (from < to) {
      const middle = (from + to) >>> 1
      const here = this.#low[middle]!
      if (here < low || (here === low && this.#high[middle]! < high)) from = middle + 1
      else to = middle
    }
    return from < this.size && this.#low[from] === low && this.#high[from] === high
  }
}
