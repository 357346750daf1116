import { f1Of, share } from './quality.ts'

/** Pairs of one stratum: what the model says of them, and what people said of those they looked at. */
export interface JudgedStratum {
  /** How many pairs there are. */
  readonly size: number
  /** Are they in one cluster now? A stratum is all of one kind. */
  readonly joined: boolean
  /** The mean of the stated probabilities over all pairs, in [0, 1]. */
  readonly expected: number
  /** How many pairs were judged, chosen at random. */
  readonly judged: number
  /** How many of these are matches. */
  readonly matches: number
  /** The sum of the stated probabilities over those that were judged. */
  readonly expectedOfJudged: number
}

/** A figure and the interval that holds the true one in 95 of 100 samples. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What labels say of the matches at the present thresholds, among the pairs they were drawn from. */
export interface LabelEstimate {
  readonly precision: Estimate
  readonly recall: Estimate
  readonly f1: Estimate
}

/** What a stated probability is worth, in labels. */
const PRIOR_LABELS = 2
/** No stated probability is trusted beyond this: even the surest pairs may be wrong. */
const SUREST = 0.9995
const Z = 1.959963984540054

/** A probability as far as it is trusted before anyone has looked. */
export function trusted(probability: number): number {
  return Math.min(SUREST, Math.max(1 - SUREST, probability))
}

/**
 * Estimates precision, recall and F₁ of present matches from labels.
 *
 * The number of true pairs of a stratum is the sum of what the model states, corrected by the mean
 * difference seen on its labels: each label counts for the inverse of its inclusion probability, and
 * the model only makes the estimate sharper, not different on average. Strata without a label count
 * as stated.
 *
 * The interval lets nobody be too sure: a stratum whose labels all agree still has the spread of
 * what its stated probability, cut to 0.0005…0.9995, and its labels say together. It takes labels as
 * right, pairs as independent, and strata with few labels lean on the model.
 *
 * Source: the difference estimator with finite-population correction (Särndal, Swensson & Wretman
 * 1992, "Model Assisted Survey Sampling", chapter 6); the interval by the delta method on the logit
 * scale.
 */
export function estimateFromLabels(strata: readonly JudgedStratum[]): LabelEstimate {
  let [claimed, found, missed, foundVariance, missedVariance] = [0, 0, 0, 0, 0]
  for (const stratum of strata) {
    const { mean, variance } = trueShare(stratum)
    if (stratum.joined) {
      claimed += stratum.size
      found += stratum.size * mean
      foundVariance += stratum.size ** 2 * variance
    } else {
      missed += stratum.size * mean
      missedVariance += stratum.size ** 2 * variance
    }
  }
  const truth = found + missed
  const precision = share(found, claimed)
  const recall = share(found, truth)
  const all = claimed + truth
  const slopes = all === 0 ? [0, 0] : [(2 * (claimed + missed)) / all ** 2, (-2 * found) / all ** 2]
  return {
    precision: interval(precision, claimed === 0 ? 0 : foundVariance / claimed ** 2),
    recall: interval(
      recall,
      truth === 0 ? 0 : (missed ** 2 * foundVariance + found ** 2 * missedVariance) / truth ** 4,
    ),
    f1: interval(
      f1Of(precision, recall),
      slopes[0]! ** 2 * foundVariance + slopes[1]! ** 2 * missedVariance,
    ),
  }
}

function trueShare(stratum: JudgedStratum): { mean: number; variance: number } {
  const { size, expected, judged, matches, expectedOfJudged } = stratum
  if (size === 0) return { mean: 0, variance: 0 }
  const raw = judged === 0 ? expected : expected + (matches - expectedOfJudged) / judged
  const mean = judged === size ? matches / size : Math.min(1, Math.max(0, raw))
  const cautious = (matches + PRIOR_LABELS * trusted(expected)) / (judged + PRIOR_LABELS)
  const unseen = 1 - judged / size
  return { mean, variance: (unseen * cautious * (1 - cautious)) / (judged + PRIOR_LABELS - 1) }
}

/** On the logit scale, so that it stays within 0 and 1 and is longer on the side where there is room. */
function interval(value: number, variance: number): Estimate {
  if (variance <= 0) return { value, low: value, high: value }
  const error = Math.sqrt(variance)
  // At 0 and 1 the scale ends: there, half an error inwards.
  const inner = Math.min(1 - error / 2, Math.max(error / 2, value))
  if (!(inner > 0 && inner < 1)) return { value, low: 0, high: 1 }
  const logit = Math.log(inner / (1 - inner))
  const half = (Z * error) / (inner * (1 - inner))
  const back = (x: number): number => 1 / (1 + Math.exp(-x))
  return {
    value,
    low: Math.min(value, back(logit - half)),
    high: Math.max(value, back(logit + half)),
  }
}

/** How wide the wider of the intervals of precision and recall is. */
export function widthOf({ precision, recall }: LabelEstimate): number {
  return Math.max(precision.high - precision.low, recall.high - recall.low)
}
