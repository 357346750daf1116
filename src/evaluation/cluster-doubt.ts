/** Up to so many records every way to part a cluster in two is weighed; of larger ones, single records. */
const MOST_PARTED = 10

/**
 * How likely each pair of a cluster is two persons, given the weights of all its pairs.
 *
 * A pair's own weight knows nothing of the others: a misspelt record may agree little with one
 * record of its child and fully with another. So the question is put to the whole cluster: is it one
 * person, or are these records one and those another? Parting it in two goes against the evidence
 * across. Records of one person are nearly copies, so pairs across are neither one piece of evidence
 * nor independent ones: the odds of a parting are 2^−(halfway between the strongest weight across and
 * the sum of all). Three persons at once are not considered. Of two records that is 1 − 2ʷ/(1+2ʷ).
 *
 * @param size - records of the cluster.
 * @param weightOf - match weight of two of its records, in bits, `a` < `b`.
 * @returns expected pairs of two persons among the cluster's pairs.
 *
 * Cost: 2ⁿ · n² for a cluster of n ≤ 10 records, n² above, where only single records are taken out.
 *
 * @example
 * ```ts
 * expectedWrongPairs(2, () => 0) // ½
 * ```
 */
export function expectedWrongPairs(
  size: number,
  weightOf: (a: number, b: number) => number,
): number {
  if (size < 2) return 0
  const weights = new Float64Array(size * size)
  for (let b = 1; b < size; b++) {
    for (let a = 0; a < b; a++) {
      weights[a * size + b] = weightOf(a, b)
      weights[b * size + a] = weights[a * size + b]!
    }
  }
  return size <= MOST_PARTED ? allParts(size, weights) : singleRecords(size, weights)
}

/**
 * How likely two clusters are one person, given the weights of all pairs across: the other side of
 * {@link expectedWrongPairs}.
 *
 * @param weights - in bits, of every pair across.
 *
 * @example
 * ```ts
 * oneClusterProbability([3]) // 8 in 9
 * ```
 */
export function oneClusterProbability(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return 1 / (1 + oddsOf(sum, Math.max(...weights)))
}

function allParts(size: number, weights: Float64Array): number {
  let odds = 0
  let wrong = 0
  // The last record is never in S, so each way is met once.
  for (let part = 1; part < 1 << (size - 1); part++) {
    let sum = 0
    let most = -Infinity
    let pairs = 0
    for (let a = 0; a < size - 1; a++) {
      if (((part >> a) & 1) === 0) continue
      for (let b = 0; b < size; b++) {
        if (((part >> b) & 1) === 1) continue
        const weight = weights[a * size + b]!
        sum += weight
        most = Math.max(most, weight)
        pairs++
      }
    }
    const partOdds = oddsOf(sum, most)
    odds += partOdds
    wrong += partOdds * pairs
  }
  // Odds overflow where a cluster is held together against all evidence.
  return odds === Infinity ? size - 1 : wrong / (1 + odds)
}

function singleRecords(size: number, weights: Float64Array): number {
  let wrong = 0
  for (let a = 0; a < size; a++) {
    let sum = 0
    let most = -Infinity
    for (let b = 0; b < size; b++) {
      if (b === a) continue
      sum += weights[a * size + b]!
      most = Math.max(most, weights[a * size + b]!)
    }
    wrong += (size - 1) / (1 + 1 / oddsOf(sum, most))
  }
  return Math.min(wrong, (size * (size - 1)) / 2)
}

/** Of a parting, against none. */
function oddsOf(sum: number, most: number): number {
  return 2 ** -((sum + most) / 2)
}
