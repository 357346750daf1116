/** A group of pairs from which some are to be labelled. */
export interface Allotment {
  /** How many pairs there are; a whole number. */
  readonly size: number
  /** How much one pair differs from the next: the standard deviation of what is estimated. */
  readonly deviation: number
}

/**
 * Shares labels out among strata so that the total over all pairs is known as well as it can be:
 * each next label goes where it takes most off the variance, Σ size² deviation² / labels.
 *
 * @param count - how many labels there are; at most all pairs get one.
 * @param least - labels that each stratum gets before the rest is shared out (as many as it has
 *   pairs, if those are fewer), so that no stratum goes unseen. Where `count` does not reach so far,
 *   the largest strata come first.
 * @returns labels of each stratum, at most its size.
 *
 * Source: Neyman (1934), in the exact whole-number form of Wright (2012), "The equivalence of Neyman
 * optimum allocation for sampling and equal proportions for apportioning the U.S. House of
 * Representatives", The American Statistician 66(4).
 *
 * @example
 * ```ts
 * allocateLabels([{ size: 900, deviation: 0.1 }, { size: 100, deviation: 0.5 }], 14) // [9, 5]
 * ```
 */
export function allocateLabels(
  strata: readonly Allotment[],
  count: number,
  least = 2,
): Uint32Array {
  const labels = new Uint32Array(strata.length)
  let left = count
  const give = (at: number): void => {
    labels[at]!++
    left--
  }
  for (let round = 0; round < least; round++) {
    const bySize = strata.map((_, at) => at).sort((a, b) => strata[b]!.size - strata[a]!.size)
    for (const at of bySize) if (left > 0 && labels[at]! < strata[at]!.size) give(at)
  }
  while (left > 0) {
    let best = -1
    let most = -1
    for (const [at, { size, deviation }] of strata.entries()) {
      const has = labels[at]!
      if (has >= size) continue
      const gain = has === 0 ? Infinity : (size * deviation) ** 2 / (has * (has + 1))
      if (gain > most) [best, most] = [at, gain]
    }
    if (best < 0) break
    give(best)
  }
  return labels
}
