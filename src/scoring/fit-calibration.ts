import type { WeightCalibration } from '../model/linkage-model.ts'
import { matchProbability } from './match-probability.ts'

/** A pair that people have judged. */
export interface JudgedWeight {
  /** Match weight in bits. */
  readonly weight: number
  readonly match: boolean
  /** How many pairs it stands for. */
  readonly importance: number
}

/** Labels of pairs farther from even odds say little of the doubtful ones, and nearly nothing new. */
const WITHIN_BITS = 5
/**
 * How far a fitted model is off on a file, as standard deviations: what the whole truth says of 18
 * generated files, less the chance in it. So much is believed before any label is seen; of 200 labels
 * some 50 are doubtful, and say no more than that.
 */
const USUAL_BITS = 0.25
const USUAL_SLOPE = 0.15

const STEPS = 50

/**
 * What weights are worth, learnt from labels: the logistic regression of the labels on the weights,
 * drawn towards the weights as they are. Each label counts for what it stands for, all together for as
 * many as would be worth as much, drawn equally (Kish's effective sample size).
 *
 * Source: Platt (1999), "Probabilistic outputs for support vector machines", on log-odds, with a
 * normal prior.
 *
 * @returns slope 1 and 0 bits without labels.
 */
export function fitCalibration(judged: readonly JudgedWeight[]): WeightCalibration {
  // In order, so that the order of labels does not show in sums.
  const near = judged
    .filter(({ weight }) => Math.abs(weight) <= WITHIN_BITS)
    .sort(
      (a, b) =>
        a.weight - b.weight || Number(a.match) - Number(b.match) || a.importance - b.importance,
    )
  const [sum, squares] = [1, 2].map((power) =>
    near.reduce((total, { importance }) => total + importance ** power, 0),
  )
  const unit = near.length === 0 ? 0 : sum! / squares!
  let [bits, slope] = [0, 1]
  for (let step = 0; step < STEPS; step++) {
    const [trustBits, trustSlope] = [1 / USUAL_BITS ** 2, 1 / USUAL_SLOPE ** 2]
    let [g0, g1] = [-trustBits * bits, -trustSlope * (slope - 1)]
    let [h00, h01, h11] = [trustBits, 0, trustSlope]
    for (const { weight, match, importance } of near) {
      const p = matchProbability(bits + slope * weight)
      const off = importance * unit * Math.LN2 * ((match ? 1 : 0) - p)
      const curve = importance * unit * Math.LN2 ** 2 * p * (1 - p)
      g0 += off
      g1 += off * weight
      h00 += curve
      h01 += curve * weight
      h11 += curve * weight * weight
    }
    const determinant = h00 * h11 - h01 * h01
    const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    // Far steps overshoot where the labels are nearly parted.
    const scale = Math.min(1, 0.5 / Math.max(Math.abs(d0), Math.abs(d1), 1e-12))
    bits += scale * d0
    slope += scale * d1
    if (Math.abs(d0) + Math.abs(d1) < 1e-10) break
  }
  // Heavier pairs are never less likely, whatever a few labels say.
  return { bits, slope: Math.max(LEAST_SLOPE, slope) }
}

const LEAST_SLOPE = 0.1
