/** Larger ids are compared each time. */
const MOST_ID = 2 ** 28 - 1
const MOST_LEVEL = 15

/**
 * Remembers how pairs of values compare: two values are compared once, not once per pair of
 * records. Direct-mapped with a fixed size, so that memory does not grow with pairs; a level that
 * is pushed out is computed again and comes out the same.
 */
export class PairCache {
  /** Two words each: the smaller id; the larger with the level above it. */
  readonly #kept: Uint32Array
  readonly #compute: (a: number, b: number) => number

  /**
   * @param values - ids there are; more need more room, up to two megabytes.
   * @param compute - level of two ids, the smaller first: a whole number.
   */
  constructor(values: number, compute: (a: number, b: number) => number) {
    const bits = Math.min(18, Math.max(6, Math.ceil(Math.log2(values + 1)) + 4))
    this.#kept = new Uint32Array(2 << bits)
    this.#compute = compute
  }

  /** The level of a pair of ids, in either order. Ids must not be 0. */
  level(left: number, right: number): number {
    const a = left < right ? left : right
    const b = left < right ? right : left
    const kept = this.#kept
    const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77)
    const slot = ((hash ^ (hash >>> 15)) << 1) & (kept.length - 2)
    const word = kept[slot + 1]!
    if (kept[slot] === a && (word & MOST_ID) === b) return word >>> 28
    const level = this.#compute(a, b)
    if (b <= MOST_ID && level <= MOST_LEVEL) {
      kept[slot] = a
      kept[slot + 1] = (level << 28) | b
    }
    return level
  }
}
