import type { RecordPairs } from '../clustering/record-pairs.ts'
import { LinkageError } from '../errors.ts'
import { bCubedShares } from '../evaluation/bcubed-shares.ts'
import { type CellRecords, cellRecords } from '../evaluation/cell-records.ts'
import { clusterShares } from '../evaluation/cluster-shares.ts'
import { pairsAmong } from '../evaluation/contingency.ts'
import { type DependentShare, dependentInterval } from '../evaluation/dependent-interval.ts'
import { type GroupPairs, groupPairs } from '../evaluation/group-pairs.ts'
import { type PersonOverlap, personOverlap } from '../evaluation/person-overlap.ts'
import { variation } from '../evaluation/variation.ts'
import { blockingMeasures } from './blocking-measures.ts'
import { breakdownRows, measureGroups } from './breakdown.ts'
import { confusionOf } from './confusion.ts'
import type { Decisions } from './decisions.ts'
import { describeErrors } from './describe-errors.ts'
import type { EvaluateOptions } from './evaluate.ts'
import type { ClusterMeasures, Evaluation, QualityMeasures } from './evaluation.ts'
import { evaluationWarnings } from './evaluation-warnings.ts'
import { compareGroups } from './fairness.ts'
import { groupingsOf } from './groupings.ts'
import { weightOfPairs } from './weight-of-pairs.ts'
import { falseMatches, missedPairs, worstFirst } from './wrong-pairs.ts'

/** Measures decisions where the true person of records is known. @throws `truth-empty`. */
export function evaluatePersons(
  decisions: Decisions,
  truth: Int32Array,
  near: RecordPairs,
  { by, errors, leastPersons }: Required<EvaluateOptions>,
): Omit<Evaluation, 'review'> {
  const { labels, links, evidence, candidates } = decisions
  const overlap = personOverlap(labels, truth)
  if (overlap.records === 0) throw new LinkageError('truth-empty', { known: 'record' })
  const cells = cellRecords(overlap, labels, truth)
  const pairs = groupPairs(overlap)
  const groupings = evidence === undefined ? [] : groupingsOf(evidence, truth, by)
  const groups = measureGroups(overlap, cells, groupings, leastPersons)
  const fairness = compareGroups(groups, leastPersons)
  const blocking = candidates && blockingMeasures(candidates, overlap, cells)
  const weightOf = weightOfPairs(decisions)
  const wrong = [
    ...worstFirst(falseMatches(overlap, cells, links, weightOf)).slice(0, errors),
    ...worstFirst(missedPairs(overlap, cells, weightOf)).slice(0, errors),
  ]
  return {
    truth: 'persons',
    records: labels.length,
    knownRecords: overlap.records,
    pairwise: {
      ...qualityOf(pairs),
      truePositives: pairs.foundPairs,
      falsePositives: pairs.wrongPairs,
      falseNegatives: pairs.truePairs - pairs.foundPairs,
    },
    bcubed: qualityOf(bCubedShares(overlap)),
    clusters: clusterMeasures(overlap),
    ...(blocking === undefined ? {} : { blocking }),
    confusion: confusionOf({ matches: pairs, ...pairsOf(overlap, cells, near) }),
    breakdown: breakdownRows(groups),
    fairness,
    errors: describeErrors(decisions, wrong),
    warnings: evaluationWarnings({
      records: labels.length,
      known: overlap.records,
      truePairs: pairs.truePairs,
      fairness,
    }),
  }
}

/** What decisions are counted from, by person. */
function pairsOf(
  { cells, childSizes, persons, records }: PersonOverlap,
  { cellOf }: CellRecords,
  near: RecordPairs,
) {
  const truePairs = Float64Array.from(childSizes, pairsAmong)
  const missed = truePairs.slice()
  for (const [cell, size] of cells.size.entries()) missed[cells.child[cell]!]! -= pairsAmong(size)
  const isKnown = (_: number, at: number): boolean =>
    cellOf[near.left[at]!]! >= 0 && cellOf[near.right[at]!]! >= 0
  const personOf = (record: number): number => cells.child[cellOf[record]!]!
  return {
    persons,
    truePairs,
    missed,
    near: {
      left: near.left.filter(isKnown).map(personOf),
      right: near.right.filter(isKnown).map(personOf),
    },
    allPairs: pairsAmong(records),
  }
}

/** Shares as numbers with their intervals. */
export function qualityOf({
  precision,
  recall,
  f1,
}: Pick<GroupPairs, 'precision' | 'recall' | 'f1'>): QualityMeasures {
  return {
    precision: precision.value,
    recall: recall.value,
    f1: f1.value,
    intervals: {
      precision: dependentInterval(precision),
      recall: dependentInterval(recall),
      f1: dependentInterval(f1),
    },
  }
}

function clusterMeasures(overlap: PersonOverlap): ClusterMeasures {
  const { exactShare, splitShare, mergeShare, mergedShare, ...counts } = clusterShares(overlap)
  const varied = variation(overlap)
  const intervalOf = (share: DependentShare) => dependentInterval(share)
  return {
    ...counts,
    exactShare: exactShare.value,
    splitShare: splitShare.value,
    mergeShare: mergeShare.value,
    mergedShare: mergedShare.value,
    variation: varied.value,
    intervals: {
      exactShare: intervalOf(exactShare),
      splitShare: intervalOf(splitShare),
      mergeShare: intervalOf(mergeShare),
      mergedShare: intervalOf(mergedShare),
      variation: varied.interval,
    },
  }
}
