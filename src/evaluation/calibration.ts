import { LinkageError } from '../errors.ts'
import { requireAligned } from './contingency.ts'

/** Pairs whose stated probability is about the same. */
export interface CalibrationBin {
  readonly pairs: number
  /** Mean stated probability. */
  readonly stated: number
  /** Share of matches among them. */
  readonly observed: number
}

/** Whether stated probabilities come true. */
export interface Calibration {
  readonly pairs: number
  /** Equal in count, from the lowest probability up. */
  readonly bins: readonly CalibrationBin[]
  /** Mean distance between stated and observed over the bins, by pairs. */
  readonly expectedError: number
  /**
   * What a perfectly calibrated model would show here by chance, about: 0.05 from 50 independent pairs
   * a bin, more where pairs come true together.
   */
  readonly chanceError: number
  /** The largest distance of any bin. */
  readonly largestError: number
  /** Mean of −ln of the probability given to what came true. */
  readonly logLoss: number
  /** Of the logistic regression of the truth on the stated log-odds: 1 is right, below 1 overconfident. */
  readonly slope: number
  /** The same regression's constant in bits: 0 is right, below 0 too hopeful of matches. */
  readonly intercept: number
}

export interface CalibrationOptions {
  /** Only pairs stated from here … Default 0.05. */
  readonly from?: number
  /** … to here, both inclusive. Default 0.95. */
  readonly to?: number
  /** Default 10; fewer if there are fewer than 20 pairs for each. */
  readonly bins?: number
  /**
   * A number for each pair, alike for pairs that come true together, such as those of one person.
   * Default: each comes true by itself.
   */
  readonly units?: ArrayLike<number>
}

/** Fewer pairs in a bin say more of chance than of the model. */
const LEAST_IN_BIN = 20

/**
 * Compares stated match probabilities with what is true.
 *
 * @param stated - match probability of each pair, in (0, 1).
 * @param truth - 1 a match, 0 not; negative: not known, left out.
 * @param importance - weight of each pair, for a sample drawn with unequal chances. Default 1.
 * @returns errors 0 and slope 1 if there is no pair in the range.
 * @throws {@link LinkageError} `labels-not-aligned` if lengths differ.
 *
 * Source: expected calibration error over equal-count bins: Nixon et al. (2019), "Measuring
 * Calibration in Deep Learning"; slope and intercept: Cox (1958), Biometrika 45(3–4).
 *
 * @example
 * ```ts
 * calibration([0.2, 0.2, 0.8, 0.8], [0, 0, 1, 1]).expectedError // 0.2
 * ```
 */
export function calibration(
  stated: ArrayLike<number>,
  truth: ArrayLike<number>,
  options: CalibrationOptions = {},
  importance?: ArrayLike<number>,
): Calibration {
  requireAligned('truth', truth.length, stated.length)
  if (importance !== undefined) requireAligned('importance', importance.length, stated.length)
  const { from = 0.05, to = 0.95, units } = options
  if (units !== undefined) requireAligned('units', units.length, stated.length)
  if (!(from >= 0 && from <= to && to <= 1)) {
    throw new LinkageError('count-out-of-range', {
      what: 'a probability',
      value: from >= 0 && from <= 1 ? to : from,
      min: 0,
      max: 1,
    })
  }
  const inside = Uint32Array.from({ length: stated.length }, (_, at) => at).filter(
    (at) => stated[at]! >= from && stated[at]! <= to && truth[at]! >= 0,
  )
  // Ties by the outcome too, so that the order of pairs does not show in the bins.
  inside.sort((a, b) => stated[a]! - stated[b]! || truth[a]! - truth[b]!)
  const pairs: Pair[] = Array.from(inside, (at) => ({
    stated: stated[at]!,
    match: truth[at]!,
    weight: importance === undefined ? 1 : importance[at]!,
    unit: units === undefined ? at : units[at]!,
  }))
  const most = Math.max(1, Math.floor(pairs.length / LEAST_IN_BIN))
  const bins = binned(pairs, Math.min(options.bins ?? 10, most))
  const total = sum(bins, ({ weight }) => weight)
  const meanOf = (value: (bin: Bin) => number): number =>
    total === 0 ? 0 : sum(bins, (bin) => bin.weight * value(bin)) / total
  const distance = ({ stated, observed }: Bin): number => Math.abs(stated - observed)
  return {
    pairs: pairs.length,
    bins: bins.map(({ pairs, stated, observed }) => ({ pairs, stated, observed })),
    expectedError: meanOf(distance),
    chanceError: meanOf(({ spread }) => Math.sqrt(2 / Math.PI) * spread),
    largestError: bins.reduce((most, bin) => Math.max(most, distance(bin)), 0),
    logLoss: logLossOf(pairs),
    ...regression(pairs),
  }
}

interface Pair {
  readonly stated: number
  readonly match: number
  readonly weight: number
  readonly unit: number
}

interface Bin extends CalibrationBin {
  readonly weight: number
  /** Standard deviation of the observed share if the stated probabilities were right. */
  readonly spread: number
}

/** Pairs of equal probability share one outcome: their mean, so that a bin's edge does not cut them by it. */
function binned(pairs: readonly Pair[], count: number): Bin[] {
  const even = withoutTies(pairs)
  const bins: Bin[] = []
  for (let bin = 0; bin < count; bin++) {
    const part = even.slice(
      Math.floor((bin * even.length) / count),
      Math.floor(((bin + 1) * even.length) / count),
    )
    if (part.length === 0) continue
    const weight = sum(part, (pair) => pair.weight)
    bins.push({
      pairs: part.length,
      weight,
      stated: sum(part, (pair) => pair.weight * pair.stated) / weight,
      observed: sum(part, (pair) => pair.weight * pair.match) / weight,
      spread: Math.sqrt(chanceVariance(part)) / weight,
    })
  }
  return bins
}

/**
 * The variance of a bin's matches if the stated probabilities were right. Of a unit of several pairs
 * the square of what they were off together is taken, but for the mean of the bin, and never less than
 * if they came true each by itself.
 */
function chanceVariance(part: readonly Pair[]): number {
  const off = ({ weight, match, stated }: Pair): number => weight * (match - stated)
  const mean = sum(part, off) / sum(part, ({ weight }) => weight)
  const units = new Map<number, { pairs: number; off: number; alone: number }>()
  for (const pair of part) {
    const unit = units.get(pair.unit) ?? { pairs: 0, off: 0, alone: 0 }
    units.set(pair.unit, unit)
    unit.pairs++
    unit.off += off(pair) - mean * pair.weight
    unit.alone += pair.weight ** 2 * pair.stated * (1 - pair.stated)
  }
  let [alone, extra] = [0, 0]
  for (const unit of units.values()) {
    alone += unit.alone
    if (unit.pairs > 1) extra += unit.off ** 2 - unit.alone
  }
  return alone + Math.max(0, extra)
}

function withoutTies(pairs: readonly Pair[]): Pair[] {
  const even: Pair[] = []
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (to < pairs.length && pairs[to]!.stated === pairs[from]!.stated) to++
    const tied = pairs.slice(from, to)
    const weight = sum(tied, (pair) => pair.weight)
    const match = sum(tied, (pair) => pair.weight * pair.match) / weight
    for (const pair of tied) even.push({ ...pair, match })
  }
  return even
}

function logLossOf(pairs: readonly Pair[]): number {
  const total = sum(pairs, ({ weight }) => weight)
  if (total === 0) return 0
  const loss = ({ stated, match, weight }: Pair): number => {
    const p = Math.min(1 - 1e-12, Math.max(1e-12, stated))
    return -weight * (match * Math.log(p) + (1 - match) * Math.log(1 - p))
  }
  return sum(pairs, loss) / total
}

const STEPS = 50
/** Of a slope of 0 and of no constant: keeps the regression finite where a line parts the outcomes. */
const RIDGE = 1e-3

/** Newton's method on the two parameters; slope 1 and constant 0 where there is nothing to fit. */
function regression(pairs: readonly Pair[]): { slope: number; intercept: number } {
  let slope = 1
  let intercept = 0
  if (pairs.length === 0) return { slope, intercept }
  const odds = pairs.map(({ stated }) => Math.log(stated / (1 - stated)))
  for (let step = 0; step < STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [-RIDGE * intercept, -RIDGE * (slope - 1), RIDGE, 0, RIDGE]
    for (const [at, { match, weight }] of pairs.entries()) {
      const x = odds[at]!
      if (!Number.isFinite(x)) continue
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)))
      const curve = weight * p * (1 - p)
      g0 += weight * (match - p)
      g1 += weight * (match - p) * x
      h00 += curve
      h01 += curve * x
      h11 += curve * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    if (!(determinant > 1e-12)) break
    const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    // Far steps overshoot where the outcomes are nearly parted.
    const scale = Math.min(1, 2 / Math.max(Math.abs(d0), Math.abs(d1), 1e-12))
    intercept += scale * d0
    slope += scale * d1
    if (Math.abs(d0) + Math.abs(d1) < 1e-10) break
  }
  return { slope, intercept: intercept / Math.LN2 }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
