import { type DependentShare, dependentInterval } from '../evaluation/dependent-interval.ts'
import type { GroupPairs } from '../evaluation/group-pairs.ts'
import { listedVariance } from '../evaluation/listed-variance.ts'
import { personShare } from '../evaluation/person-share.ts'
import type { Confusion, ConfusionRow } from './evaluation.ts'

/** What is counted to put decisions beside truth; persons by number. */
export interface DecidedPairs {
  /** Pairs in one cluster. */
  readonly matches: Pick<GroupPairs, 'foundPairs' | 'wrongPairs' | 'precision' | 'recall'>
  /** By person: pairs of its records. */
  readonly truePairs: Float64Array
  /** By person: of these, pairs in different clusters. */
  readonly missed: Float64Array
  /** Near matches by their two persons; the same where they are one. */
  readonly near: { readonly left: Uint32Array; readonly right: Uint32Array }
  /** All pairs of records of known truth. */
  readonly allPairs: number
}

/** Puts the three decisions beside truth. */
export function confusionOf({
  matches,
  truePairs,
  missed,
  near,
  allPairs,
}: DecidedPairs): Confusion {
  const held = new Float64Array(truePairs.length)
  for (const [at, person] of near.left.entries()) if (person === near.right[at]) held[person]!++
  const isDifferent = (_: number, at: number): boolean => near.left[at] !== near.right[at]
  const left = near.left.filter(isDifferent)
  const right = near.right.filter(isDifferent)
  const silent = missed.map((pairs, person) => pairs - held[person]!)

  const sameNear = sum(held)
  const sameNone = sum(silent)
  const nearPairs = near.left.length
  const nonPairs = allPairs - matches.foundPairs - matches.wrongPairs - nearPairs
  const nearShare = nearPairs === 0 ? 0 : sameNear / nearPairs
  const nonShare = nonPairs === 0 ? 0 : sameNone / nonPairs
  const { clump } = matches.recall
  const nearVariance = listedVariance(
    held.map((pairs) => (1 - nearShare) * pairs),
    { left, right, part: new Float64Array(left.length).fill(-nearShare) },
  )
  const nonVariance = silent.reduce((squares, pairs) => squares + pairs ** 2, 0)
  return {
    match: confusionRow(matches.foundPairs, matches.wrongPairs, matches.precision, matches.recall),
    nearMatch: confusionRow(
      sameNear,
      left.length,
      shareOf(nearShare, nearVariance, nearPairs, clump),
      personShare(held, truePairs),
    ),
    nonMatch: confusionRow(
      sameNone,
      nonPairs - sameNone,
      shareOf(nonShare, nonVariance, nonPairs, clump),
      personShare(silent, truePairs),
    ),
  }
}

function shareOf(value: number, squares: number, size: number, clump: number): DependentShare {
  return { value, variance: size === 0 ? 0 : squares / size ** 2, size, clump }
}

/** One decision. */
export function confusionRow(
  same: number,
  different: number,
  sameShare: DependentShare,
  ofSame: DependentShare,
): ConfusionRow {
  return {
    same,
    different,
    sameShare: sameShare.value,
    ofSame: ofSame.value,
    intervals: { sameShare: dependentInterval(sameShare), ofSame: dependentInterval(ofSame) },
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
