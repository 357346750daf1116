/** Larger ids are compared each time. */
const MOST_ID = 2 ** 28 - 1
const MOST_LEVEL = 15

/** Levels of pairs of ids, at first of none; threads may share them. See {@link PairCache}. */
export type PairLevels = Uint32Array

/**
 * Room for the levels of pairs, on shared memory.
 *
 * @param values - ids there are; more need more room, up to two megabytes.
 */
export function pairLevels(values: number): PairLevels {
  const bits = Math.min(19, Math.max(6, Math.ceil(Math.log2(values + 1)) + 4))
  return new Uint32Array(new SharedArrayBuffer(4 << bits))
}

/**
 * Remembers how pairs of values compare: two values are compared once, not once per pair of
 * records. Direct-mapped with a fixed size, so that memory does not grow with pairs; a level that
 * is pushed out is computed again and comes out the same.
 *
 * A pair is kept in one word, which no other thread can see half written: the larger id with the
 * level above it. The smaller one follows from it and from where the word stands.
 */
export class PairCache {
  readonly #kept: PairLevels
  readonly #bits: number
  readonly #compute: (a: number, b: number) => number

  /**
   * @param kept - from {@link pairLevels}, for these values and this function alone.
   * @param compute - level of two ids, the smaller first: a whole number.
   */
  constructor(kept: PairLevels, compute: (a: number, b: number) => number) {
    this.#kept = kept
    this.#bits = Math.log2(kept.length)
    this.#compute = compute
  }

  /** The level of a pair of ids, in either order. Ids must not be 0. */
  level(left: number, right: number): number {
    const a = left < right ? left : right
    const b = left < right ? right : left
    const kept = this.#kept
    if (a >= kept.length || b > MOST_ID) return this.#compute(a, b)
    const slot = a ^ (Math.imul(b, 0x9e3779b1) >>> (32 - this.#bits))
    const word = kept[slot]!
    if ((word & MOST_ID) === b) return word >>> 28
    const level = this.#compute(a, b)
    if (level <= MOST_LEVEL) kept[slot] = (level << 28) | b
    return level
  }
}
