import { contingency, type Labels } from './contingency.ts'

/** How many children hold a record of someone else. */
export interface ForeignRecords {
  /** Children that have a record of known truth. */
  readonly children: number
  /** Children some of whose records share a cluster with a record of another child. */
  readonly withForeign: number
  readonly per1000Children: number
}

/**
 * Children per 1,000 who hold a foreign record: the harm of false merges, counted in children.
 *
 * Pairwise precision counts pairs and so hides it: a child with two records in a false merge may be
 * wrong once in a hundred pairs. Here it counts once, and so does each other child in that cluster.
 *
 * @param clusters - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known (such a record is
 *   nobody's foreign record).
 *
 * @example
 * ```ts
 * foreignRecords([0, 0, 2, 3], [1, 2, 2, 3]) // 2 of 3 children
 * ```
 */
export function foreignRecords(clusters: Labels, truth: Labels): ForeignRecords {
  const { cells, clusterSizes, childSizes } = contingency(clusters, truth)
  const holdsForeign = new Uint8Array(childSizes.length)
  for (let cell = 0; cell < cells.size.length; cell++) {
    const isMixed = cells.size[cell]! < clusterSizes[cells.cluster[cell]!]!
    if (isMixed) holdsForeign[cells.child[cell]!] = 1
  }
  let withForeign = 0
  for (const flag of holdsForeign) withForeign += flag
  const children = childSizes.length
  return {
    children,
    withForeign,
    per1000Children: children === 0 ? 0 : (1000 * withForeign) / children,
  }
}
