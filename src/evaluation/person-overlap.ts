import { type Contingency, contingency, type Labels } from './contingency.ts'

/** How clusters cut through true persons, ready for sums over persons and their uncertainty. */
export interface PersonOverlap extends Contingency {
  readonly persons: number
  readonly clusters: number
  /** Shape `clusters + 1`: the cells of cluster `k` are `[firstCell[k], firstCell[k + 1])`. */
  readonly firstCell: Uint32Array
  /** Shape `clusters`: pairs of records of different persons in each cluster. */
  readonly wrongPairs: Float64Array
}

/**
 * Puts clusters beside true persons.
 *
 * @param predicted - cluster label of each record.
 * @param truth - true person of each record; negative or NaN if not known.
 * @throws {@link LinkageError} `labels-not-aligned` if the two differ in length.
 */
export function personOverlap(predicted: Labels, truth: Labels): PersonOverlap {
  const table = contingency(predicted, truth)
  const { cells, clusterSizes, childSizes } = table
  const clusters = clusterSizes.length
  const firstCell = new Uint32Array(clusters + 1)
  for (const cluster of cells.cluster) firstCell[cluster + 1]!++
  for (let at = 0; at < clusters; at++) firstCell[at + 1]! += firstCell[at]!
  const wrongPairs = new Float64Array(clusters)
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = clusterSizes[cluster]!
    // Every ordered pair of two cells, halved.
    for (let cell = firstCell[cluster]!; cell < firstCell[cluster + 1]!; cell++) {
      wrongPairs[cluster]! += (cells.size[cell]! * (size - cells.size[cell]!)) / 2
    }
  }
  return { ...table, persons: childSizes.length, clusters, firstCell, wrongPairs }
}
