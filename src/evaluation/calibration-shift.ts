/** What the stated probabilities of a group of pairs are worth, in labels. */
const PRIOR_LABELS = 1

/**
 * By how much to move the match weights of alike pairs so that as many of them are matches as people
 * found: the bits that, added to each weight, make the mean probability that of the labels, with one
 * label's worth of what was stated before. What the group shares and the weight does not know, such
 * as that its clusters were kept apart, is in the shift.
 *
 * @param weight - match weights in bits of all pairs of the group.
 * @param judged - how many of them have labels.
 * @param matches - how many of these are matches.
 * @returns bits; 0 without pairs or labels.
 *
 * @example
 * ```ts
 * calibrationShift([0, 0, 0], 3, 3) // 2.80…: from ½ to (3 + ½) / 4
 * ```
 */
export function calibrationShift(
  weight: ArrayLike<number>,
  judged: number,
  matches: number,
): number {
  if (weight.length === 0 || judged === 0) return 0
  const stated = meanProbability(weight, 0)
  const wanted = (matches + PRIOR_LABELS * stated) / (judged + PRIOR_LABELS)
  let [low, high] = [-MOST_BITS, MOST_BITS]
  // The mean grows with the shift; 50 halvings leave nothing to tell.
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (meanProbability(weight, middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** No shift goes further. */
const MOST_BITS = 40

function meanProbability(weight: ArrayLike<number>, shift: number): number {
  let sum = 0
  for (let pair = 0; pair < weight.length; pair++) sum += 1 / (1 + 2 ** -(weight[pair]! + shift))
  return sum / weight.length
}
