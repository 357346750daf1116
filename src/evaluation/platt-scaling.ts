/** Stated odds → odds as observed, both in bits: slope · weight + shift. */
export interface PlattScale {
  /** 1: the model is neither too sure nor too unsure. */
  readonly slope: number
  /** In bits. 0: matches are as common as stated. */
  readonly shift: number
}

/** Beyond these bits a pair is as good as sure, and one slip of a labeller would count too much. */
const MOST_BITS = 12

/**
 * Fits stated match weights to what people said of some pairs, each label counting for the inverse
 * of its inclusion probability. Few labels leave the scale as it is.
 *
 * @param weight - match weights in bits.
 * @param match - 1: one person.
 * @param importance - how much each label counts; only their ratios matter.
 *
 * Source: Platt (1999), "Probabilistic outputs for support vector machines", fitted by Newton's
 * method to the log-likelihood with a normal prior around slope 1 and shift 0.
 */
export function plattScale(
  weight: ArrayLike<number>,
  match: ArrayLike<number>,
  importance: ArrayLike<number>,
): PlattScale {
  const [sum, squares] = totals(importance)
  // Labels that count unequally are worth as many equal ones (Kish): their likelihood must not
  // pretend to be of more.
  const unit = squares === 0 ? 0 : sum / squares
  const bits = Math.LN2
  let [slope, shift] = [1, 0]
  for (let step = 0; step < 50; step++) {
    // Prior: a spread of 1/2 for the slope and of 2 bits for the shift.
    let [gradientSlope, gradientShift] = [4 * (1 - slope), -shift / 4]
    let [slopeSlope, slopeShift, shiftShift] = [4, 0, 1 / 4]
    for (let at = 0; at < weight.length; at++) {
      const w = clipped(weight[at]!)
      const probability = 1 / (1 + Math.exp(-bits * (slope * w + shift)))
      const count = importance[at]! * unit
      const pull = count * (match[at]! - probability) * bits
      const curve = count * probability * (1 - probability) * bits * bits
      gradientSlope += pull * w
      gradientShift += pull
      slopeSlope += curve * w * w
      slopeShift += curve * w
      shiftShift += curve
    }
    const determinant = slopeSlope * shiftShift - slopeShift ** 2
    const moveSlope = (shiftShift * gradientSlope - slopeShift * gradientShift) / determinant
    const moveShift = (slopeSlope * gradientShift - slopeShift * gradientSlope) / determinant
    // Newton's steps may overshoot far from the answer; half a unit at a time is fast enough.
    const most = Math.max(1, Math.abs(moveSlope) / 0.5, Math.abs(moveShift) / 2)
    slope += moveSlope / most
    shift += moveShift / most
    if (Math.abs(moveSlope) + Math.abs(moveShift) < 1e-9) break
  }
  return { slope, shift }
}

function clipped(bits: number): number {
  return Math.min(MOST_BITS, Math.max(-MOST_BITS, bits))
}

function totals(values: ArrayLike<number>): [sum: number, squares: number] {
  let [sum, squares] = [0, 0]
  for (let at = 0; at < values.length; at++) {
    sum += values[at]!
    squares += values[at]! ** 2
  }
  return [sum, squares]
}

/** A match weight as the scale has it, in bits. */
export function scaledWeight({ slope, shift }: PlattScale, weight: number): number {
  return slope * weight + shift
}
