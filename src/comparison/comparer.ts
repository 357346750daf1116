/**
 * One comparison, ready to run over packed records. Symmetric: swapping the records gives the same
 * outcome. A record compared with itself gives the top level, or the null level.
 */
export interface Comparer {
  /**
   * The comparison level, or NULL_LEVEL.
   *
   * @param left - where one record begins in the packed words; `right` likewise.
   */
  compare(left: number, right: number): number
}

/** A comparison whose agreeing values are worth more the rarer they are. */
export interface RareComparer extends Comparer {
  /** Bits that rarity adds to the match weight of the pair last compared; negative for common values. */
  readonly rarity: number
}
