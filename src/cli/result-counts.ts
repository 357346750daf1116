import { nearMatchClusterPairs } from '../evaluation/cluster-pairs.ts'
import { reviewLoad } from '../evaluation/review-load.ts'
import type { LinkageResult } from '../linker/link-table.ts'

/** What a result holds, counted. */
export interface ResultCounts {
  readonly records: number
  readonly clusters: number
  /** Clusters of two or more records. */
  readonly clustersOfSeveral: number
  readonly recordsInClustersOfSeveral: number
  readonly candidatePairs: number
  readonly matches: number
  readonly nearMatches: number
  /** Unordered pairs of clusters with a near match between them. */
  readonly reviewItems: number
  readonly reviewPerThousand: number
}

/** Counts a result. */
export function countResult({ labels, links, scored }: LinkageResult): ResultCounts {
  const sizes = clusterSizes(labels)
  let clusters = 0
  let clustersOfSeveral = 0
  let recordsInClustersOfSeveral = 0
  for (const size of sizes) {
    if (size > 0) clusters++
    if (size < 2) continue
    clustersOfSeveral++
    recordsInClustersOfSeveral += size
  }
  const near = (_: number, at: number): boolean => links.matched[at] === 0
  const [left, right] = [links.left.filter(near), links.right.filter(near)]
  const review = reviewLoad(nearMatchClusterPairs(labels, left, right), labels.length)
  return {
    records: labels.length,
    clusters,
    clustersOfSeveral,
    recordsInClustersOfSeveral,
    candidatePairs: scored.candidatePairs,
    matches: links.left.length - left.length,
    nearMatches: left.length,
    reviewItems: review.items,
    reviewPerThousand: review.per1000Records,
  }
}

/** Shape `labels`: the size of the cluster that a label names, 0 where none is. */
export function clusterSizes(labels: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(labels.length)
  for (const label of labels) sizes[label]!++
  return sizes
}
