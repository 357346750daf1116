import type { ClusterPairs } from './cluster-pairs.ts'

/** How much there is for people to look at. */
export interface ReviewLoad {
  /** Unordered pairs of clusters with a near match between them. */
  readonly items: number
  /** Items per 1,000 records submitted. */
  readonly per1000Records: number
}

/**
 * Review load: the price of recall, in items of clerical review.
 *
 * @param pairs - distinct cluster pairs, from `nearMatchClusterPairs`.
 * @param recordCount - all records of the run, whether their truth is known or not.
 *
 * @example
 * ```ts
 * reviewLoad({ low: Float64Array.of(0), high: Float64Array.of(2) }, 500) // 1 item, 2 per 1,000
 * ```
 */
export function reviewLoad(pairs: ClusterPairs, recordCount: number): ReviewLoad {
  const items = pairs.low.length
  return { items, per1000Records: recordCount === 0 ? 0 : (1000 * items) / recordCount }
}
