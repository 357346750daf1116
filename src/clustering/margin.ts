import { DOUBTFUL } from './cap.ts'
import type { ClusterPair } from './cluster-pair.ts'
import type { PairRows } from './pair-rows.ts'
import type { PartitionPolicy } from './partition-input.ts'

/** No rival stands in the way. */
export const NO_RIVAL = -1

/**
 * Finds a rival that keeps two clusters from joining: a third cluster that either of the two could
 * as well belong to, and that cannot be the same child as the other one.
 *
 * For a pair (A, B) with aggregate s, C is a rival for A (and in the same way for B) if
 * 1. aggregate(A, C) ≥ s − margin, and ≥ the lower threshold: a non-match is nobody's rival;
 * 2. A and C are not forbidden to each other: once a person has said that A is not C, the doubt
 *    between B and C is settled. A mere cap settles nothing, a capped C still rivals;
 * 3. C and B could not be one child: forbidden, doubtful, or their own aggregate < upper. Another
 *    part of the same child never rivals, nor one that is merely held: whoever A goes to, people are
 *    asked whether B and C are one.
 *
 * @returns the slot of a rival, any one if there are several, or {@link NO_RIVAL}. The answer holds
 *   until one of the three clusters grows.
 */
export function findRival(rows: PairRows, pair: ClusterPair, policy: PartitionPolicy): number {
  const rival = rivalFor(rows, pair.a, pair.b, pair.aggregate, policy)
  return rival === NO_RIVAL ? rivalFor(rows, pair.b, pair.a, pair.aggregate, policy) : rival
}

function rivalFor(
  rows: PairRows,
  side: number,
  best: number,
  aggregate: number,
  { lower, margin, upper }: PartitionPolicy,
): number {
  const reach = Math.max(lower, aggregate - margin)
  let rival = NO_RIVAL
  rows.each(side, (pair, other) => {
    if (other === best || pair.aggregate < reach) return true
    const between = rows.get(other, best)
    const couldBeOne = between && (between.cap & DOUBTFUL) === 0 && between.aggregate >= upper
    if (couldBeOne) return true
    rival = other
    return false
  })
  return rival
}
