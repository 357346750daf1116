/** Pairs of records that are compared together, comparison by comparison. Plain data. */
export interface PairBatch {
  /** Where the records of each pair begin in the packed words; as long as `capacity`. */
  readonly left: Uint32Array
  readonly right: Uint32Array
  /** The pairs that are still compared, ascending: the first `size`. */
  readonly alive: Uint32Array
  size: number
  readonly capacity: number
  /** Level of pair `i` in comparison `at`: `levels[at * capacity + i]`; rarities likewise. */
  levels: Uint8Array
  /** Bits that rarity adds; 0 stands where a comparison knows no rarity, and is not written again. */
  rarities: Float32Array
}

/** @param width - comparisons. */
export function pairBatch(capacity: number, width: number): PairBatch {
  return {
    left: new Uint32Array(capacity),
    right: new Uint32Array(capacity),
    alive: new Uint32Array(capacity),
    size: 0,
    capacity,
    levels: new Uint8Array(capacity * width),
    rarities: new Float32Array(capacity * width),
  }
}
