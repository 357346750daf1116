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
 * Cost: O(records) for small whole numbers, otherwise that of sorting them; about 40 bytes per record.
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

  const known = new Uint32Array(predicted.length)
  let records = 0
  for (let record = 0; record < known.length; record++) {
    if (child.ids[record] !== child.count) known[records++] = record
  }
  const byChild = sortedBy(child.ids, child.count, known.subarray(0, records))
  const sorted = sortedBy(cluster.ids, cluster.count, byChild.order)
  return {
    records,
    unknownRecords: predicted.length - records,
    clusterSizes: sorted.sizes,
    childSizes: byChild.sizes,
    cells: cellsOf(sorted.order, cluster.ids, child.ids),
    clusterLabels: cluster.labels,
  }
}

/** Records in the order of their numbers `ids`, by counting; equal ones stay in order. */
function sortedBy(
  ids: Uint32Array,
  count: number,
  records: Uint32Array,
): { order: Uint32Array; sizes: Uint32Array } {
  const sizes = new Uint32Array(count)
  for (let at = 0; at < records.length; at++) sizes[ids[records[at]!]!]!++
  const next = new Uint32Array(count)
  for (let id = 1; id < count; id++) next[id] = next[id - 1]! + sizes[id - 1]!
  const order = new Uint32Array(records.length)
  for (let at = 0; at < records.length; at++) order[next[ids[records[at]!]!]!++] = records[at]!
  return { order, sizes }
}

/** Runs of records of one cluster and one child. */
function cellsOf(
  order: Uint32Array,
  clusterOf: Uint32Array,
  childOf: Uint32Array,
): Contingency['cells'] {
  const cluster = new Uint32Array(order.length)
  const child = new Uint32Array(order.length)
  const size = new Uint32Array(order.length)
  let count = 0
  for (let at = 0; at < order.length; at++) {
    const x = clusterOf[order[at]!]!
    const y = childOf[order[at]!]!
    if (count === 0 || cluster[count - 1] !== x || child[count - 1] !== y) {
      cluster[count] = x
      child[count++] = y
    }
    size[count - 1]!++
  }
  return {
    cluster: cluster.slice(0, count),
    child: child.slice(0, count),
    size: size.slice(0, count),
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
