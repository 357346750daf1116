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
const PRIOR_LABELS = 1
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
 * The intervals count errors: those that were seen, and those among the pairs that nobody has looked
 * at. There are few if each stratum has as many as its labels alone say, and many if the stated
 * probability, cut to 0.0005…0.9995 and worth one label, is right as well: so nobody is too sure of a
 * stratum whose labels all agree. Labels are taken as right and pairs as independent.
 *
 * Source: the difference estimator (Särndal, Swensson & Wretman 1992, "Model Assisted Survey
 * Sampling", chapter 6) for the values; for the intervals beta-binomial predictions, summed up as one
 * gamma distribution of the same mean and variance.
 */
export function estimateFromLabels(strata: readonly JudgedStratum[]): LabelEstimate {
  let [claimed, found, missed] = [0, 0, 0]
  const [wrong, lost] = [new ErrorCount(), new ErrorCount()]
  for (const stratum of strata) {
    const trueOnes = stratum.size * trueShare(stratum)
    if (stratum.joined) {
      claimed += stratum.size
      found += trueOnes
      wrong.add(stratum, stratum.judged - stratum.matches, 1 - trusted(stratum.expected))
    } else {
      missed += trueOnes
      lost.add(stratum, stratum.matches, trusted(stratum.expected))
    }
  }
  const precision = share(found, claimed)
  const recall = share(found, found + missed)
  const kept = (errors: number): number => Math.max(0, claimed - errors)
  const all = wrong.plus(lost)
  return {
    precision: interval(precision, wrong, (errors) => share(kept(errors), claimed)),
    recall: interval(recall, lost, (errors) => share(found, found + errors)),
    f1: interval(f1Of(precision, recall), all, (errors) => share(2 * found, 2 * found + errors)),
  }
}

/** The estimated share of true pairs. */
function trueShare({ size, expected, judged, matches, expectedOfJudged }: JudgedStratum): number {
  if (judged === 0) return expected
  if (judged === size) return matches / size
  return Math.min(1, Math.max(0, expected + (matches - expectedOfJudged) / judged))
}

/** How many errors there are: those seen, and a distribution of those not seen. */
class ErrorCount {
  #seen = 0
  /** Mean and variance as the labels alone have it, and with what the model states. */
  readonly #few: [mean: number, variance: number] = [0, 0]
  readonly #many: [mean: number, variance: number] = [0, 0]

  /** @param stated - the share of errors that the model states. */
  add({ size, judged }: JudgedStratum, seen: number, stated: number): void {
    this.#seen += seen
    const unseen = size - judged
    const predict = (sum: [number, number], rate: number, labels: number): void => {
      sum[0] += unseen * rate
      sum[1] += (unseen * rate * (1 - rate) * (labels + unseen)) / (labels + 1)
    }
    predict(this.#few, seen / (judged + 1), judged + 1)
    predict(
      this.#many,
      Math.max(
        judged === 0 ? 0 : seen / judged,
        (seen + PRIOR_LABELS * stated) / (judged + PRIOR_LABELS),
      ),
      judged + PRIOR_LABELS,
    )
  }

  plus(other: ErrorCount): ErrorCount {
    const sum = new ErrorCount()
    sum.#seen = this.#seen + other.#seen
    for (const at of [0, 1] as const) {
      sum.#few[at] = this.#few[at] + other.#few[at]
      sum.#many[at] = this.#many[at] + other.#many[at]
    }
    return sum
  }

  get least(): number {
    return this.#seen + gammaQuantile(this.#few, -Z)
  }

  get most(): number {
    return this.#seen + gammaQuantile(this.#many, Z)
  }
}

/**
 * A quantile of a gamma distribution by the normal deviate. Source: Wilson & Hilferty (1931). Where
 * the distribution is too skewed for it, an upper one is at least that of a normal distribution.
 */
function gammaQuantile([mean, variance]: readonly [number, number], z: number): number {
  if (mean === 0) return 0
  const spread = variance / (9 * mean ** 2)
  const skewed = mean * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3
  return z > 0 ? Math.max(skewed, mean + z * Math.sqrt(variance)) : skewed
}

function interval(value: number, errors: ErrorCount, of: (errors: number) => number): Estimate {
  return {
    value,
    low: Math.min(value, of(errors.most)),
    high: Math.max(value, of(errors.least)),
  }
}

/** How wide the wider of the intervals of precision and recall is. */
export function widthOf({ precision, recall }: LabelEstimate): number {
  return Math.max(precision.high - precision.low, recall.high - recall.low)
}
