import { type Calibration, calibration } from '../evaluation/calibration.ts'
import { truePairCount } from '../evaluation/pairwise.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import {
  type CurvePoint,
  curvePoints,
  pairMeasures,
  type WeightBin,
  weightBins,
} from './pair-curve.ts'
import { pairUnits } from './pair-units.ts'
import { truthOfPairs } from './score-truth.ts'
import type { Truth } from './truth.ts'

/** What the scored pairs of a result look like beside the truth, each pair for itself. */
export interface PairPictures {
  readonly curve: readonly CurvePoint[]
  readonly weights: readonly WeightBin[]
  readonly calibration: Calibration
}

/**
 * Draws up the pairs of a result down to its floor.
 *
 * @returns undefined if no pair was scored: there is nothing to draw.
 */
export function pairPictures(
  { scored: { pairs }, floor, labels, model }: LinkageResult,
  truth: Truth,
): PairPictures | undefined {
  const weights = pairs.weight.subarray(0, pairs.size)
  if (weights.length === 0) return undefined
  const known = truthOfPairs(pairs, truth)
  const measures = pairMeasures(pairs, known, truePairsOf(truth))
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), -Infinity)
  const stated = weights.map((weight) => statedProbability(weight, model.calibration))
  return {
    curve: curvePoints(measures, floor, heaviest),
    weights: weightBins(measures, floor, heaviest),
    calibration: calibration(
      stated,
      known.match,
      { units: pairUnits(labels.length, pairs, stated, known.match) },
      known.importance,
    ),
  }
}

function truePairsOf(truth: Truth): number {
  if (truth.kind === 'persons') return truePairCount(truth.persons)
  const { match, certainty, inclusion } = truth
  return match.reduce((sum, is, at) => sum + (is * certainty[at]!) / inclusion[at]!, 0)
}
