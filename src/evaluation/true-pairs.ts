import { requireAligned } from './contingency.ts'

/** Pairs of a frame that people have judged. */
export interface JudgedPairs {
  /** Place of each judged pair in the frame. */
  readonly at: ArrayLike<number>
  /** Shape as `at`. 1: one person. */
  readonly match: ArrayLike<number>
  /** Shape as `at`: the probability with which each was drawn, in (0, 1]. */
  readonly inclusion: ArrayLike<number>
}

/**
 * Estimates how many of some pairs are true: what the model states of all of them, corrected by what
 * people said, each label counting for the inverse of its inclusion probability. Right on average
 * whatever the model states; the better it states, the less the estimate varies. This is what to
 * compare thresholds by: between two of them only the pairs that change sides make a difference.
 *
 * @param probability - of a match, for each pair of the frame.
 * @param counted - which pairs of the frame to count: 1 or 0.
 *
 * Source: the difference estimator (Särndal, Swensson & Wretman 1992, chapter 6).
 *
 * @example
 * ```ts
 * truePairs([0.9, 0.8], [1, 1], { at: [1], match: [0], inclusion: [0.5] }) // 1.7 − 0.8 / 0.5 = 0.1
 * ```
 */
export function truePairs(
  probability: ArrayLike<number>,
  counted: ArrayLike<number>,
  { at, match, inclusion }: JudgedPairs,
): number {
  requireAligned('the pairs to count', counted.length, probability.length)
  let sum = 0
  for (let pair = 0; pair < probability.length; pair++) {
    if (counted[pair] === 1) sum += probability[pair]!
  }
  for (let judged = 0; judged < at.length; judged++) {
    const pair = at[judged]!
    if (counted[pair] === 1) sum += (match[judged]! - probability[pair]!) / inclusion[judged]!
  }
  return Math.max(0, sum)
}
