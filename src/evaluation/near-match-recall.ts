import type { ClusterPairs } from './cluster-pairs.ts'
import { contingency, type Labels, pairsAmong } from './contingency.ts'
import { indexIn } from './dense-labels.ts'
import { share } from './quality.ts'

/** How much of what the clusters miss the near matches hold. */
export interface NearMatchRecall {
  readonly truePairs: number
  /** True pairs whose two records are in different clusters. */
  readonly missedPairs: number
  /** Missed pairs whose two clusters are, directly, a near match. */
  readonly heldPairs: number
  /** held / missed; 1 if nothing is missed. */
  readonly heldShare: number
  /** (found + held) / true: recall if every right near match were accepted, and nothing else. */
  readonly recallWithReview: number
}

/**
 * How much truth the near matches hold.
 *
 * A missed true pair (a, b) is *held* if the cluster of a and the cluster of b are one of the given
 * pairs. Directly: two clusters that only a third one connects are not held, since a reviewer who
 * sees the one item is not shown the other. One held pair of clusters holds all true pairs between
 * the two, because accepting it joins them whole.
 *
 * @param clusters - cluster label of each record; not negative.
 * @param truth - true child of each record; negative or NaN if not known.
 * @param pairs - distinct cluster pairs, from `nearMatchClusterPairs` over the same clusters.
 *
 * Cost: O(records · log records + Σ over pairs of the children in the two clusters).
 *
 * @example
 * ```ts
 * const clusters = [0, 1, 2]
 * nearMatchRecall(clusters, [7, 7, 7], nearMatchClusterPairs(clusters, [0], [1]))
 * // 3 missed, 1 held
 * ```
 */
export function nearMatchRecall(
  clusters: Labels,
  truth: Labels,
  pairs: ClusterPairs,
): NearMatchRecall {
  const { cells, childSizes, clusterSizes, clusterLabels } = contingency(clusters, truth)
  let truePairs = 0
  for (const size of childSizes) truePairs += pairsAmong(size)
  let foundPairs = 0
  for (const size of cells.size) foundPairs += pairsAmong(size)

  // Cells are sorted by cluster, so those of one cluster are a run.
  const firstCell = new Uint32Array(clusterSizes.length + 1)
  for (const cluster of cells.cluster) firstCell[cluster + 1]!++
  for (let at = 0; at < clusterSizes.length; at++) firstCell[at + 1]! += firstCell[at]!

  let heldPairs = 0
  for (let pair = 0; pair < pairs.low.length; pair++) {
    const x = indexIn(clusterLabels, pairs.low[pair]!)
    const y = indexIn(clusterLabels, pairs.high[pair]!)
    let i = firstCell[x]!
    let j = firstCell[y]!
    while (i < firstCell[x + 1]! && j < firstCell[y + 1]!) {
      const step = cells.child[i]! - cells.child[j]!
      if (step === 0) heldPairs += cells.size[i]! * cells.size[j]!
      if (step <= 0) i++
      if (step >= 0) j++
    }
  }

  const missedPairs = truePairs - foundPairs
  return {
    truePairs,
    missedPairs,
    heldPairs,
    heldShare: share(heldPairs, missedPairs),
    recallWithReview: share(foundPairs + heldPairs, truePairs),
  }
}
