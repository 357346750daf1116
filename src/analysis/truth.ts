/**
 * Analysis: decisions and truth → what thresholds are worth, where a model errs and whom it hurts,
 * and which pairs are worth a person's minute. Layer 8, above both front doors, because it asks
 * either of them for decisions. Its one hard problem is honesty: every figure comes from a sample
 * whose pairs depend on each other, and must say how sure it is.
 *
 * @module
 */

/** What is known of who is who; records by their place in key order. */
export type Truth = TruePersons | LabelledPairs

/** The true person of records. */
export interface TruePersons {
  readonly kind: 'persons'
  /** Shape `rows`: a number for each person, negative where the person is not known. */
  readonly persons: Int32Array
}

/** Pairs that people have judged, each unordered pair once, by left, then right. */
export interface LabelledPairs {
  readonly kind: 'pairs'
  readonly left: Uint32Array
  /** Shape as `left`; always greater than it. */
  readonly right: Uint32Array
  /** 1: one person. 0: two. */
  readonly match: Uint8Array
  /** How sure the labeller was, in (0, 1]; 1 where nothing is said. */
  readonly certainty: Float64Array
  /**
   * The probability with which each pair was drawn from all pairs that could have been, in (0, 1]; 1
   * where nothing is said. Its inverse is the weight of the pair in an estimate.
   */
  readonly inclusion: Float64Array
}
