import { chaoRecall } from '../evaluation/capture-recapture.ts'
import { expectedWrongPairs } from '../evaluation/cluster-doubt.ts'
import { pairsAmong } from '../evaluation/contingency.ts'
import type { ReviewItems } from '../evaluation/review-items.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { matchProbability } from '../scoring/match-probability.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { accumulate, type Judge, type PartitionCounts } from './judge.ts'

/**
 * A judge who knows no truth and asks the fitted mixture: how doubtful each cluster is by the weights
 * of all its pairs, how likely the pairs between clusters are, and how many pairs no rule found
 * (capture–recapture). All that it counts are expectations of a model about itself.
 */
export function judgeEstimate(result: LinkageResult): Judge {
  const weigher = new PairWeigher(result.model, result.prepared)
  const unfound = unfoundShare(result)
  return {
    kind: 'estimate',
    folds: 1,
    count: (labels, items, lowers) =>
      countEstimated(result, weigher, unfound, labels, items, lowers),
    sizes: () => ({ precision: 0, recall: 0 }),
  }
}

/** Matches that no rule found, per match that one did. */
function unfoundShare({ scored: { matchesByRules } }: LinkageResult): number {
  const [, once = 0, twice = 0] = matchesByRules
  const found = matchesByRules.reduce((sum, count) => sum + count, 0)
  return found === 0 ? 0 : 1 / chaoRecall(found, once, twice).recall - 1
}

function countEstimated(
  { scored }: LinkageResult,
  weigher: PairWeigher,
  unfound: number,
  labels: Uint32Array,
  items: ReviewItems,
  lowers: readonly number[],
): PartitionCounts {
  let matched = 0
  let wrong = 0
  for (const members of clustersOfSeveral(labels)) {
    matched += pairsAmong(members.length)
    wrong += expectedWrongPairs(members.length, (a, b) => weigher.weigh(members[a]!, members[b]!))
  }
  const right = matched - wrong

  const itemOf = new Map<number, number>()
  for (let item = 0; item < items.low.length; item++) {
    itemOf.set(items.low[item]! * labels.length + items.high[item]!, item)
  }
  const heldBy = new Float64Array(items.low.length)
  let apart = 0
  const { left, right: rights, weight, size } = scored.pairs
  for (let at = 0; at < size; at++) {
    const [x, y] = [labels[left[at]!]!, labels[rights[at]!]!]
    if (x === y) continue
    const chance = matchProbability(weight[at]!)
    apart += chance
    const item = itemOf.get(Math.min(x, y) * labels.length + Math.max(x, y))
    if (item !== undefined) heldBy[item]! += chance
  }
  const atLower = accumulate(items, lowers, 1, (item, counts) => {
    counts.items[0]! += 1
    counts.held[0]! += heldBy[item]!
  })
  const truePairs = (right + apart) * (1 + unfound)
  return {
    right: Float64Array.of(right),
    wrong: Float64Array.of(wrong),
    truePairs: Float64Array.of(truePairs),
    atLower,
  }
}

/** The records of every cluster of two or more; a cluster is named by its smallest record. */
function clustersOfSeveral(labels: Uint32Array): Iterable<readonly number[]> {
  const members = new Map<number, number[]>()
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record]!
    if (label === record) continue
    const cluster = members.get(label)
    if (cluster === undefined) members.set(label, [label, record])
    else cluster.push(record)
  }
  return members.values()
}
