import type { WeightCalibration } from '../model/linkage-model.ts'

/** 2ʷ/(1+2ʷ): the probability that a pair of this match weight is one person. */
export function matchProbability(weight: number): number {
  return weight > 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}

/** The probability that a model states of a pair of this match weight. */
export function statedProbability(
  weight: number,
  calibration: WeightCalibration | undefined,
): number {
  if (calibration === undefined) return matchProbability(weight)
  return matchProbability(calibration.bits + calibration.slope * weight)
}
