/**
 * One comparison, ready to run over packed records. Symmetric: swapping the records gives the same
 * outcome. A record compared with itself gives the top level, or the null level.
 */
export interface Comparer {
  /**
   * @param left - where one record begins in the packed words; `right` likewise.
   */
  compare(left: number, right: number, out: Outcome): void
}

/** What one comparison says of a pair. */
export interface Outcome {
  /** Comparison level, or NULL_LEVEL. */
  level: number
  /** Bits that the agreeing value's rarity adds to the match weight; negative for common values. */
  rarity: number
}
