import { f1Of, share } from '../evaluation/quality.ts'
import type { TriedThresholds } from './threshold-grid.ts'

/** What errors and reviews cost, in any one unit: money, minutes, or relative to each other. */
export interface Costs {
  /** Of a matched pair of two persons. Default 0. */
  readonly wrong?: number
  /** Of a pair of one person that neither a match nor a review finds. Default 0. */
  readonly missed?: number
  /** Of looking at one item of review. Default 0. */
  readonly review?: number
}

/** Pairs and items at one threshold pair. Fractions where they are weighted, estimated or shared. */
export interface ThresholdCounts {
  readonly right: number
  readonly wrong: number
  readonly truePairs: number
  readonly held: number
  readonly items: number
}

/** What one threshold pair is worth. */
export interface ThresholdMeasures extends TriedThresholds {
  /** Of the matched pairs, those of one person. */
  readonly precision: number
  /** Of the pairs of one person, those that are matched. */
  readonly recall: number
  readonly f1: number
  /** Recall if every right near match is accepted. */
  readonly recallWithReview: number
  /** Matched pairs of two persons, and as a share of the matched pairs. */
  readonly wrongPairs: number
  readonly wrongRate: number
  /** Pairs of one person that are not matched, and those of them that no near match holds. */
  readonly missedPairs: number
  readonly lostPairs: number
  readonly matchedPairs: number
  readonly reviewItems: number
  /** Items per 1,000 records of the file. */
  readonly reviewPerThousand: number
  /** Of this file, in the unit of the costs; null if none were stated. */
  readonly expectedCost: number | null
}

/** Counts → measures. */
export function measuresOf(
  thresholds: TriedThresholds,
  { right, wrong, truePairs, held, items }: ThresholdCounts,
  records: number,
  costs: Costs | undefined,
): ThresholdMeasures {
  const precision = share(right, right + wrong)
  const recall = share(right, truePairs)
  const missed = Math.max(0, truePairs - right)
  const lost = Math.max(0, missed - held)
  return {
    lower: thresholds.lower,
    upper: thresholds.upper,
    margin: thresholds.margin,
    precision,
    recall,
    f1: f1Of(precision, recall),
    recallWithReview: share(truePairs - lost, truePairs),
    wrongPairs: wrong,
    wrongRate: right + wrong === 0 ? 0 : wrong / (right + wrong),
    missedPairs: missed,
    lostPairs: lost,
    matchedPairs: right + wrong,
    reviewItems: items,
    reviewPerThousand: records === 0 ? 0 : (1000 * items) / records,
    expectedCost:
      costs === undefined
        ? null
        : wrong * (costs.wrong ?? 0) + lost * (costs.missed ?? 0) + items * (costs.review ?? 0),
  }
}
