/**
 * Remembers the outcome for pairs of value ids: two values are compared once, not once per pair of
 * records. Direct-mapped with a fixed size, so that memory does not grow with pairs; an outcome
 * that is pushed out is computed again and comes out the same.
 */
export class PairCache {
  readonly #mask: number
  readonly #left: Uint32Array
  readonly #right: Uint32Array
  readonly #levels: Uint8Array
  readonly #rarities: Float32Array

  /** @param bits - the cache holds 2^bits outcomes at 13 bytes each. */
  constructor(bits = 18) {
    const size = 2 ** bits
    this.#mask = size - 1
    this.#left = new Uint32Array(size)
    this.#right = new Uint32Array(size)
    this.#levels = new Uint8Array(size)
    this.#rarities = new Float32Array(size)
  }

  /** The outcome for a pair of ids, in either order. Ids must not be 0. */
  compare(
    left: number,
    right: number,
    compute: (a: number, b: number, out: Outcome) => void,
    out: Outcome,
  ): void {
    const a = Math.min(left, right)
    const b = Math.max(left, right)
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ (a >>> 7)) & this.#mask
    if (this.#left[slot] === a && this.#right[slot] === b) {
      out.level = this.#levels[slot]!
      out.rarity = this.#rarities[slot]!
      return
    }
    out.rarity = 0
    compute(a, b, out)
    this.#left[slot] = a
    this.#right[slot] = b
    this.#levels[slot] = out.level
    this.#rarities[slot] = out.rarity
    // As the cache holds it, so that a hit and a miss add the same bits.
    out.rarity = this.#rarities[slot]!
  }
}

/** What one comparison says of a pair. */
export interface Outcome {
  /** Comparison level, or NULL_LEVEL. */
  level: number
  /** Bits that the agreeing value's rarity adds to the match weight; negative for common values. */
  rarity: number
}
