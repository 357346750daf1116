/**
 * Evaluation: decisions and truth → measures. Layer 4, pure. Its one hard problem: a file of a
 * million records has 5·10¹¹ pairs, so everything is counted from a table of how the clusters cut
 * through the children, never by listing pairs; and truth may be known for some records only.
 *
 * @module
 */

import { LinkageError } from '../errors.ts'
import { denseLabels } from './dense-labels.ts'

/**
 * A label for each record: equal labels, same cluster (or same child). Any whole numbers; in truth
 * a negative number (or NaN) means "not known".
 */
export type Labels = ArrayLike<number>

/** How clusters and children overlap, over the records whose truth is known. */
export interface Contingency {
  /** Records whose truth is known; only these are counted anywhere below. */
  readonly records: number
  /** Records left out because their truth is not known. */
  readonly unknownRecords: number
  /** Records of each cluster. */
  readonly clusterSizes: Uint32Array
  /** Records of each child. */
  readonly childSizes: Uint32Array
  /** One entry for each cluster and child that share records, by cluster, then by child. */
  readonly cells: {
    readonly cluster: Uint32Array
    readonly child: Uint32Array
    readonly size: Uint32Array
  }
  /** The label that each cluster came with, ascending. */
  readonly clusterLabels: Float64Array
}

/**
 * Counts how many records each cluster shares with each child.
 *
 * Clusters and children are renumbered from 0 in the order of their labels. A cluster whose records
 * are all unknown has size 0.
 *
 * @param predicted - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known.
 * @throws {@link LinkageError} `labels-not-aligned` if the two differ in length.
 *
 * Cost: O(records · log records), about 40 bytes per record.
 *
 * @example
 * ```ts
 * contingency([0, 0, 2], [7, 8, 8]).cells.size // Uint32Array [1, 1, 1]
 * ```
 */
export function contingency(predicted: Labels, truth: Labels): Contingency {
  requireAligned('truth', truth.length, predicted.length)
  const cluster = denseLabels(predicted)
  const child = denseLabels(truth)

  const clusterSizes = new Uint32Array(cluster.count)
  const childSizes = new Uint32Array(child.count)
  const keys = new Float64Array(predicted.length)
  let records = 0
  for (let record = 0; record < predicted.length; record++) {
    const [at, of] = [cluster.ids[record]!, child.ids[record]!]
    if (of === child.count) continue
    clusterSizes[at]!++
    childSizes[of]!++
    // Below 2⁵³ up to 94 million labels on either side.
    keys[records++] = at * child.count + of
  }

  const sorted = keys.subarray(0, records).sort()
  const cells = runs(sorted)
  return {
    records,
    unknownRecords: predicted.length - records,
    clusterSizes,
    childSizes,
    cells: {
      cluster: Uint32Array.from(cells.keys, (key) => Math.floor(key / child.count)),
      child: Uint32Array.from(cells.keys, (key) => key % child.count),
      size: cells.sizes,
    },
    clusterLabels: cluster.labels,
  }
}

/** @throws {@link LinkageError} `labels-not-aligned` if the lengths differ. */
export function requireAligned(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new LinkageError('labels-not-aligned', { what, expected, actual })
}

/** Pairs among `size` records. */
export function pairsAmong(size: number): number {
  return (size * (size - 1)) / 2
}

/** Distinct values of a sorted array, and how often each occurs. */
function runs(sorted: Float64Array): { keys: Float64Array; sizes: Uint32Array } {
  const keys = new Float64Array(sorted.length)
  const sizes = new Uint32Array(sorted.length)
  let count = 0
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) keys[count++] = sorted[at]!
    sizes[count - 1]!++
  }
  return { keys: keys.subarray(0, count), sizes: sizes.slice(0, count) }
}
