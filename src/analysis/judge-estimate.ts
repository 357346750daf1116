import { RecordPairSet, recordPairs } from '../clustering/record-pairs.ts'
import { chaoRecall } from '../evaluation/capture-recapture.ts'
import { expectedWrongPairs, oneClusterProbability } from '../evaluation/cluster-doubt.ts'
import { pairsAmong } from '../evaluation/contingency.ts'
import type { ReviewItems } from '../evaluation/review-items.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { ClassEvidence, type PairEvidence } from '../scoring/class-evidence.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import { accumulate, type Judge, type PartitionCounts } from './judge.ts'

/** In bits: what people said to be one person. */
const BEYOND_DOUBT = 100
const SURE: PairEvidence = { strangers: Infinity, relatives: Infinity }

/**
 * A judge who knows no truth and asks the fitted mixture: how doubtful each cluster is by the evidence
 * of all its pairs, how likely two clusters are one by the weights of all pairs between them, and how
 * many pairs no rule found (capture–recapture). All that it counts are expectations of a model about itself.
 */
export function judgeEstimate(result: LinkageResult): Judge {
  const weigher = new PairWeigher(result.model, result.prepared)
  const joined = new RecordPairSet(recordPairs(result.human.mustLink))
  const areJoined = (a: number, b: number): boolean => joined.size > 0 && joined.has(a, b)
  const weigh = (a: number, b: number): number =>
    areJoined(a, b) ? BEYOND_DOUBT : weigher.weigh(a, b)
  const evidence = new ClassEvidence(result.model)
  const evidenceOf = (a: number, b: number): PairEvidence => {
    if (areJoined(a, b)) return SURE
    weigher.weigh(a, b)
    return evidence.of(weigher.levels, weigher.rarities)
  }
  const unfound = unfoundShare(result)
  return {
    kind: 'estimate',
    folds: 1,
    count: (labels, items, lowers) =>
      countEstimated(
        result,
        { weigh, evidenceOf, prior: evidence.prior },
        unfound,
        labels,
        items,
        lowers,
      ),
    sizes: () => ({ precision: 0, recall: 0 }),
  }
}

/** Matches that no rule found, per match that one did. */
function unfoundShare({ scored: { matchesByRules } }: LinkageResult): number {
  const [, once = 0, twice = 0] = matchesByRules
  const found = matchesByRules.reduce((sum, count) => sum + count, 0)
  return found === 0 ? 0 : 1 / chaoRecall(found, once, twice).recall - 1
}

/** What is asked of two records, the smaller first. */
interface Asked {
  readonly weigh: (a: number, b: number) => number
  readonly evidenceOf: (a: number, b: number) => PairEvidence
  /** Of a match, in bits. */
  readonly prior: number
}

function countEstimated(
  { scored }: LinkageResult,
  { weigh, evidenceOf, prior }: Asked,
  unfound: number,
  labels: Uint32Array,
  items: ReviewItems,
  lowers: readonly number[],
): PartitionCounts {
  const clusters = clustersOfSeveral(labels)
  let matched = 0
  let wrong = 0
  let alone = 0
  for (const members of clusters.values()) {
    const pairs = pairsAmong(members.length)
    matched += pairs
    if (pairs === 1) alone++
    wrong += expectedWrongPairs(
      members.length,
      (a, b) => evidenceOf(members[a]!, members[b]!),
      prior,
    )
  }
  const right = matched - wrong

  const between = chancesBetween(scored.pairs, labels, clusters, weigh)
  const heldBy = Float64Array.from(items.low, (low, item) => {
    return between.get(low * labels.length + items.high[item]!) ?? 0
  })
  let apart = 0
  for (const chance of between.values()) apart += chance
  const atLower = accumulate(items, lowers, 1, (item, counts) => {
    counts.items[0]! += 1
    counts.held[0]! += heldBy[item]!
  })
  // Of a child with three records, a pair that no rule found is matched through the third.
  const truePairs = right + apart + unfound * alone
  return {
    right: Float64Array.of(right),
    wrong: Float64Array.of(wrong),
    truePairs: Float64Array.of(truePairs),
    atLower,
  }
}

/**
 * For each two clusters with a scored pair between them, by their labels: how many pairs of one
 * person are expected between the two.
 */
function chancesBetween(
  { left, right, size }: ScoredPairs,
  labels: Uint32Array,
  clusters: ReadonlyMap<number, readonly number[]>,
  weigh: (a: number, b: number) => number,
): ReadonlyMap<number, number> {
  const chances = new Map<number, number>()
  for (let at = 0; at < size; at++) {
    const [x, y] = [labels[left[at]!]!, labels[right[at]!]!]
    if (x === y) continue
    const key = Math.min(x, y) * labels.length + Math.max(x, y)
    if (chances.has(key)) continue
    const weights = (clusters.get(x) ?? [x]).flatMap((a) =>
      (clusters.get(y) ?? [y]).map((b) => weigh(Math.min(a, b), Math.max(a, b))),
    )
    chances.set(key, weights.length * oneClusterProbability(weights))
  }
  return chances
}

/** The records of every cluster of two or more, by its smallest record. */
function clustersOfSeveral(labels: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>()
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record]!
    if (label === record) continue
    const cluster = members.get(label)
    if (cluster === undefined) members.set(label, [label, record])
    else cluster.push(record)
  }
  return members
}
