import { LinkageError } from '../errors.ts'
import { bCubedQuality } from '../evaluation/bcubed.ts'
import { nearMatchClusterPairs } from '../evaluation/cluster-pairs.ts'
import { foreignRecords } from '../evaluation/foreign-records.ts'
import { nearMatchRecall } from '../evaluation/near-match-recall.ts'
import { type PairwiseQuality, pairwiseQuality } from '../evaluation/pairwise.ts'
import type { Quality } from '../evaluation/quality.ts'
import { columnOf, type Table } from '../records/table.ts'
import type { Links } from './links.ts'

/** How good a result is, against truth. */
export interface TruthReport {
  readonly pairwise: PairwiseQuality
  readonly bCubed: Quality
  /** True pairs among the candidates, as a share. */
  readonly blockingRecall: number
  readonly truePairs: number
  /** Share of the missed true pairs whose clusters are a near match. */
  readonly nearMatchesHold: number
  /** Recall if every right near match is accepted. */
  readonly recallWithNearMatches: number
  /** Children per 1,000 who share a cluster with another child's record. */
  readonly childrenWithForeignRecordPerThousand: number
}

/**
 * Truth labels in key order: rows of equal value in the column are one person, an empty value is
 * unknown (−1).
 *
 * @throws {@link LinkageError} `column-missing`.
 */
export function truthLabels(table: Table, column: string, order: Uint32Array): Int32Array {
  const found = columnOf(table, column)
  if (found === undefined) {
    const columns = table.columns.map(({ name }) => name)
    throw new LinkageError('column-missing', { column, option: '--truth', columns })
  }
  // By value, not by id: a column that stopped interning holds equal values under several ids.
  const byValue = new Map<string, number>()
  const labelOf = new Int32Array(found.values.size).fill(-2)
  const labels = new Int32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) {
    const id = found.ids[order[at]!]!
    if (id === 0) {
      labels[at] = -1
      continue
    }
    if (labelOf[id] === -2) {
      const value = found.values.get(id)
      const known = byValue.get(value) ?? byValue.size
      byValue.set(value, known)
      labelOf[id] = known
    }
    labels[at] = labelOf[id]!
  }
  return labels
}

/**
 * Measures a result against truth labels.
 *
 * @param reached - candidate pairs of one true person.
 */
export function judgeTruth(
  truth: Int32Array,
  labels: Uint32Array,
  links: Links,
  reached: number,
): TruthReport {
  const near = links.matched.map((matched) => 1 - matched)
  const left = links.left.filter((_, at) => near[at] === 1)
  const right = links.right.filter((_, at) => near[at] === 1)
  const pairwise = pairwiseQuality(labels, truth)
  const held = nearMatchRecall(labels, truth, nearMatchClusterPairs(labels, left, right))
  return {
    pairwise,
    bCubed: bCubedQuality(labels, truth),
    blockingRecall: held.truePairs === 0 ? 1 : reached / held.truePairs,
    truePairs: held.truePairs,
    nearMatchesHold: held.heldShare,
    recallWithNearMatches:
      held.truePairs === 0 ? 1 : 1 - (held.missedPairs - held.heldPairs) / held.truePairs,
    childrenWithForeignRecordPerThousand: foreignRecords(labels, truth).per1000Children,
  }
}
