import type { ErrorReason } from '../analysis/evaluation.ts'

/** What a reason says of a pair that was decided wrongly. */
export const ERROR_REASONS: Readonly<Record<ErrorReason, string>> = {
  weight: 'its weight reaches the upper threshold',
  joined: 'by itself no match: other records, an identifier or a constraint join them',
  blocking: 'missed by blocking: the pair was not compared',
  'below-lower': 'below the lower threshold',
  between: 'held as a near match: between the thresholds',
  capped: 'held as a near match, whatever it weighs',
  'kept-apart': 'held as a near match: it weighs enough, but others disagree or fit as well',
  'near-match': 'held as a near match',
  'held-apart': 'kept apart by a constraint, or of one of two files that were linked',
  'not-listed': 'below the lower threshold, or not compared',
}
