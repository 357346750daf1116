/** 2ʷ/(1+2ʷ): the probability that a pair of this match weight is one person. */
export function matchProbability(weight: number): number {
  return weight > 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}
