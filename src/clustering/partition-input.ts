import { LinkageError } from '../errors.ts'
import type { Cap, DOUBTFUL, HELD } from './cap.ts'

/** Where the partition draws its lines; all in bits of match weight. */
export interface PartitionPolicy {
  /** Two clusters may join if their aggregate is at least this. */
  readonly upper: number
  /** Below this a pair is a non-match: never a rival either. At most `upper`. */
  readonly lower: number
  /** How far ahead of the best rival a pair must be; finite, ≥ 0. At 0 only a tie or better blocks. */
  readonly margin: number
  /**
   * The worst unit pair of two clusters must reach this to join, and no member of a core may weigh
   * less without the core explaining it (see `core-pairs.ts`). −Infinity switches both off.
   */
  readonly guard: number
}

/** One connected component, as the partition sees it. All functions must be pure and symmetric. */
export interface PartitionInput {
  /**
   * Records are `0..count-1`, **sorted by record key**: ties between equal weights go to the
   * smallest, so this order is what makes the answer independent of the order of input.
   */
  readonly count: number
  /**
   * Match weight in bits of any two different records, whether blocking found them or not.
   * Asked once per pair up to `maxDense` records (rarely again for a core), and not at all for
   * a forbidden pair of single records. −Infinity is as good as forbidden.
   */
  weight(left: number, right: number): number
  /**
   * Human cannot-link, two cores that may not join by themselves, or a veto of the model: the two
   * never share a cluster, unless must-links put them into one core.
   */
  forbidden(left: number, right: number): boolean
  /**
   * Caps the pair at a near match: {@link DOUBTFUL} by a multiple-birth flag, {@link HELD} by
   * `withinSource: 'near-match'`.
   */
  cap(left: number, right: number): Cap
  /**
   * Caps by the twin guard: same birth date and family, clearly different first names. Kept apart
   * from `cap` because it alone yields to a core that already holds both names (a verified
   * change of name). Absent: no such pair.
   */
  twinGuarded?(left: number, right: number): boolean
  /**
   * Pairs of records that are one child by decision or by a strong identifier. Contradictions
   * with cannot-links are the caller's to settle first: whatever stands here is believed.
   */
  readonly mustLink: readonly (readonly [number, number])[]
  readonly policy: PartitionPolicy
  /** Up to how many units every pair is weighed at the start. Default 2,000 (16 MB of weights). */
  readonly maxDense?: number
  /**
   * Up to how many units every round looks at all pairs again, rather than keep a queue of them:
   * a matter of speed only. Default 16, and at most that or `maxDense`.
   */
  readonly maxFew?: number
  /**
   * Above `maxDense`: the pairs that may join or rival, that is, known to weigh at least
   * max(lower, upper − margin); others are weighed only where two clusters share such a pair.
   */
  readonly edges?: { readonly left: Uint32Array; readonly right: Uint32Array }
}

/** The weakest aggregate that matters: what can neither join nor be anybody's rival is below it. */
export function relevanceFloor(policy: PartitionPolicy): number {
  return Math.max(policy.lower, policy.upper - policy.margin)
}

/** Asks for a weight, and refuses one that compares with nothing. */
export function weigh(input: PartitionInput, left: number, right: number): number {
  const weight = input.weight(left, right)
  if (Number.isNaN(weight)) throw new LinkageError('match-weight-not-a-number', { left, right })
  return weight
}

/**
 * @throws {@link LinkageError} `partition-record-unknown` if a must-link names no record; else as
 *   {@link checkPartitionPolicy}.
 */
export function checkPartitionInput({ policy, mustLink, count }: PartitionInput): void {
  checkPartitionPolicy(policy)
  for (const pair of mustLink) {
    for (const record of pair) {
      if (!(Number.isInteger(record) && record >= 0 && record < count)) {
        throw new LinkageError('partition-record-unknown', { record, count })
      }
    }
  }
}

/**
 * @throws {@link LinkageError} `thresholds-crossed` if lower > upper.
 * @throws {@link LinkageError} `partition-policy-invalid` if a setting is not a number, or the
 *   margin is negative or infinite.
 */
export function checkPartitionPolicy(policy: PartitionPolicy): void {
  for (const setting of SETTINGS) {
    const value = policy[setting]
    const fits = setting === 'margin' ? value >= 0 && value < Infinity : !Number.isNaN(value)
    if (!fits) throw new LinkageError('partition-policy-invalid', { setting, value })
  }
  if (policy.lower > policy.upper) {
    throw new LinkageError('thresholds-crossed', { lower: policy.lower, upper: policy.upper })
  }
}

const SETTINGS = ['upper', 'lower', 'margin', 'guard'] as const
