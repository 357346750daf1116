import type { Blocks } from '../blocking/build-blocks.ts'
import { rulesSharing } from '../blocking/candidate-pairs.ts'
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
  return Int32Array.from(order, (row) => {
    const id = found.ids[row]!
    if (id === 0) return -1
    if (labelOf[id] === -2) {
      const value = found.values.get(id)
      const known = byValue.get(value) ?? byValue.size
      byValue.set(value, known)
      labelOf[id] = known
    }
    return labelOf[id]!
  })
}

/** Measures a result against truth labels. */
export function judgeTruth(
  truth: Int32Array,
  labels: Uint32Array,
  links: Links,
  blocks: Blocks,
): TruthReport {
  const near = links.matched.map((matched) => 1 - matched)
  const left = links.left.filter((_, at) => near[at] === 1)
  const right = links.right.filter((_, at) => near[at] === 1)
  const pairwise = pairwiseQuality(labels, truth)
  const held = nearMatchRecall(labels, truth, nearMatchClusterPairs(labels, left, right))
  const reached = truePairsReached(truth, blocks)
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

/** True pairs that share a block. Cost: one look per true pair. */
function truePairsReached(truth: Int32Array, blocks: Blocks): number {
  const children = new Map<number, number[]>()
  for (const [record, child] of truth.entries()) {
    if (child < 0) continue
    const records = children.get(child)
    if (records === undefined) children.set(child, [record])
    else records.push(record)
  }
  let reached = 0
  for (const records of children.values()) {
    for (let i = 0; i < records.length; i++) {
      for (let j = i + 1; j < records.length; j++) {
        if (rulesSharing(blocks, records[i]!, records[j]!) > 0) reached++
      }
    }
  }
  return reached
}
