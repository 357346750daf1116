import type { Labels } from './contingency.ts'
import { requireAligned } from './contingency.ts'
import { denseLabels } from './dense-labels.ts'

/** Distinct unordered pairs of clusters by label, `low` < `high`, sorted. */
export interface ClusterPairs {
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * Near matches between records → the pairs of clusters that a person has to look at.
 *
 * Several near matches between the same two clusters are one piece of work; one within a cluster is
 * none.
 *
 * @param clusters - cluster label of each record; not negative.
 * @param left - one record of each near match.
 * @param right - the other one.
 *
 * @example
 * ```ts
 * nearMatchClusterPairs([0, 0, 2], [0, 1, 0], [2, 2, 1]) // { low: [0], high: [2] }
 * ```
 */
export function nearMatchClusterPairs(
  clusters: Labels,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
): ClusterPairs {
  requireAligned('the right side of the near matches', right.length, left.length)
  const { ids, count, labels } = denseLabels(clusters)

  const keys = new Float64Array(left.length)
  let kept = 0
  for (let pair = 0; pair < left.length; pair++) {
    const [x, y] = [ids[left[pair]!]!, ids[right[pair]!]!]
    if (x !== y) keys[kept++] = Math.min(x, y) * count + Math.max(x, y)
  }
  const distinct = keys
    .subarray(0, kept)
    .sort()
    .filter((key, at, sorted) => at === 0 || key !== sorted[at - 1])
  return {
    low: distinct.map((key) => labels[Math.floor(key / count)]!),
    high: distinct.map((key) => labels[key % count]!),
  }
}
