import { f1Of, share } from '../evaluation/quality.ts'
import { WeightCurve } from '../evaluation/weight-curve.ts'
import { matchProbability } from '../scoring/match-probability.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { TruthOfPairs } from './score-truth.ts'
import { type Costs, measuresOf, type ThresholdMeasures } from './threshold-measures.ts'

/**
 * What the scored pairs alone say of a threshold: as if each pair were decided for itself, before
 * clusters, margin and guards. It shows where a threshold could stand; what it is worth, the rows of
 * the table say.
 */
export interface CurvePoint {
  /** In bits: pairs at or above it count. */
  readonly threshold: number
  readonly pairs: number
  readonly rightPairs: number
  readonly wrongPairs: number
  /** Pairs whose truth is not known. */
  readonly unknownPairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Pairs of a range of weights, by truth. */
export interface WeightBin {
  /** In bits, inclusive. */
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly rightPairs: number
  readonly wrongPairs: number
  readonly unknownPairs: number
}

/** Pair measures of any pair of thresholds, from one sorting of the scored pairs. */
export interface PairMeasures {
  readonly at: (threshold: number) => CurvePoint
}

/**
 * Sorts the scored pairs of a result once; then every threshold costs a search.
 *
 * @param truth - of each pair; absent: the pairs' own probabilities, so that counts are estimates.
 * @param truePairs - all pairs of one person there are, scored or not: what recall is a share of.
 */
export function pairMeasures(
  pairs: ScoredPairs,
  truth: TruthOfPairs | undefined,
  truePairs: number,
): PairMeasures {
  const weight = pairs.weight.subarray(0, pairs.size)
  const match = truth?.match ?? Float64Array.from(weight, matchProbability)
  const curve = new WeightCurve(weight, match, truth?.importance)
  const at = (threshold: number): CurvePoint => {
    const { pairs, right, wrong, unknown } = curve.atLeast(threshold)
    const precision = share(right, right + wrong)
    const recall = Math.min(1, share(right, truePairs))
    return {
      threshold,
      pairs,
      rightPairs: right,
      wrongPairs: wrong,
      unknownPairs: unknown,
      precision,
      recall,
      f1: f1Of(precision, recall),
    }
  }
  return { at }
}

/** Points of the curve from the floor to the heaviest pair, quarter bits apart. */
export function curvePoints({ at }: PairMeasures, floor: number, heaviest: number): CurvePoint[] {
  const points: CurvePoint[] = []
  for (let k = Math.ceil(4 * floor); k <= 4 * heaviest; k++) points.push(at(k / 4))
  return points
}

/** The weight distribution by truth, in whole bits. */
export function weightBins({ at }: PairMeasures, floor: number, heaviest: number): WeightBin[] {
  const bins: WeightBin[] = []
  for (let from = Math.floor(floor); from <= heaviest; from++) {
    const [low, high] = [at(from), at(from + 1)]
    bins.push({
      from,
      to: from + 1,
      rightPairs: low.rightPairs - high.rightPairs,
      wrongPairs: low.wrongPairs - high.wrongPairs,
      unknownPairs: low.unknownPairs - high.unknownPairs,
    })
  }
  return bins
}

/** Bits between the thresholds of {@link pairTable}. */
const FINE = 0.5

/**
 * What the pairs alone say of every pair of thresholds, half a bit apart: about a thousand of them,
 * at the cost of two searches each, where clustering anew would take hours on a large file. Guards,
 * margin and the records of a cluster do not show here, so wrong pairs are too many.
 *
 * @param ends - the highest upper threshold, and the margin that the rows name.
 * @param itemsPerPair - items of review for each pair between the thresholds, as counted once.
 */
export function pairTable(
  measures: PairMeasures,
  { floor, highest, margin }: { floor: number; highest: number; margin: number },
  truePairs: number,
  itemsPerPair: number,
  records: number,
  costs: Costs | undefined,
): ThresholdMeasures[] {
  const steps = Array.from(
    { length: Math.floor((highest - floor) / FINE) + 1 },
    (_, k) => Math.ceil(floor / FINE) * FINE + k * FINE,
  )
  const points = steps.map(measures.at)
  return points.flatMap((upper, at) =>
    points.slice(0, at + 1).map((lower) => {
      const counts = {
        right: upper.rightPairs,
        wrong: upper.wrongPairs,
        truePairs: Math.max(truePairs, lower.rightPairs),
        held: lower.rightPairs - upper.rightPairs,
        items: (lower.pairs - upper.pairs) * itemsPerPair,
      }
      const thresholds = { lower: lower.threshold, upper: upper.threshold, margin }
      return measuresOf(thresholds, counts, records, costs)
    }),
  )
}
