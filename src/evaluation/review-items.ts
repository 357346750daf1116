/** Pairs of clusters that a person has to look at, the most likely first. */
export interface ReviewItems {
  /** Label of the one cluster, the smaller of the two. */
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** The heaviest near match between the two, in bits: they are an item up to that lower threshold. */
  readonly weight: Float64Array
}

/**
 * Near matches → items of review with the lower threshold at which each one appears, so that one
 * partition tells the review load of every lower threshold.
 *
 * @param clusters - each record's cluster, as a record of it.
 * @param pairs - scored pairs, within clusters (left out) or between them.
 * @param order - the pairs, heaviest first.
 *
 * Cost: O(pairs), and a set of the items; up to 2²⁴ of them.
 *
 * @example
 * ```ts
 * const pairs = { left: [0, 1], right: [2, 2], weight: [3, 5] }
 * reviewItems([0, 0, 2], pairs, [1, 0]) // one item between 0 and 2, of 5 bits
 * ```
 */
export function reviewItems(
  clusters: ArrayLike<number>,
  { left, right, weight }: ScoredColumns,
  order: ArrayLike<number>,
): ReviewItems {
  const seen = new Set<number>()
  const first: number[] = []
  for (let place = 0; place < order.length; place++) {
    const at = order[place]!
    const [x, y] = [clusters[left[at]!]!, clusters[right[at]!]!]
    if (x === y) continue
    const key = Math.min(x, y) * clusters.length + Math.max(x, y)
    if (seen.has(key)) continue
    seen.add(key)
    first.push(at)
  }
  const labels = (pick: (a: number, b: number) => number): Uint32Array =>
    Uint32Array.from(first, (at) => pick(clusters[left[at]!]!, clusters[right[at]!]!))
  return {
    low: labels(Math.min),
    high: labels(Math.max),
    weight: Float64Array.from(first, (at) => weight[at]!),
  }
}

/** Scored pairs as columns. */
export interface ScoredColumns {
  readonly left: ArrayLike<number>
  readonly right: ArrayLike<number>
  readonly weight: ArrayLike<number>
}
