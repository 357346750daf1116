import { RecordPairSet, type RecordPairs } from '../clustering/record-pairs.ts'
import { type Labels, pairsAmong, requireAligned } from './contingency.ts'
import { denseLabels } from './dense-labels.ts'

/** What became of a pair of records; the order of rows and columns of a matrix. */
export const DECISIONS = ['match', 'near-match', 'non-match'] as const
export type PairDecision = (typeof DECISIONS)[number]

/** What one model decided about all pairs of some records. */
export interface DecidedRecords {
  /** Cluster of each record; not negative. A pair within one cluster is a match. */
  readonly labels: Labels
  /** Pairs that are near matches; none of them within a cluster. */
  readonly near: RecordPairs
}

/** Pairs by what the first model decided (row) and the second (column), as {@link DECISIONS}. */
export type DecisionMatrix = readonly (readonly number[])[]

/** How two models decided about the same pairs. */
export interface DecisionMatrices {
  /** All pairs of records. */
  readonly all: DecisionMatrix
  /** Those whose two records are known to be one child. */
  readonly oneChild: DecisionMatrix
  /** Those known to be two. */
  readonly twoChildren: DecisionMatrix
}

/**
 * Counts, for every two decisions, the pairs of records that the first model decided the one way and
 * the second the other.
 *
 * @param truth - true child of each record; negative where not known. Without it the two matrices by
 *   truth hold zeros.
 * @throws {@link LinkageError} `labels-not-aligned` if the columns differ in length.
 *
 * Cost: O(records · log records + near · log near): pairs within clusters are counted, never listed.
 */
export function decisionMatrices(
  first: DecidedRecords,
  second: DecidedRecords,
  truth?: Labels,
): DecisionMatrices {
  requireAligned('the second model', second.labels.length, first.labels.length)
  const { length } = first.labels
  const all = matrix(first, second, pairsAmong(length), () => true)
  if (truth === undefined) return { all, oneChild: ZEROS, twoChildren: ZEROS }
  requireAligned('truth', truth.length, length)
  const isKnown = (record: number): boolean => truth[record]! >= 0
  const among = (labels: Labels): Labels =>
    Float64Array.from(labels, (label, record) => (isKnown(record) ? label : -1))
  const known = matrix(
    { ...first, labels: among(first.labels) },
    { ...second, labels: among(second.labels) },
    pairsWithin(Float64Array.from(truth, (child) => (child >= 0 ? 0 : -1))),
    (left, right) => isKnown(left) && isKnown(right),
  )
  const oneChild = matrix(
    { ...first, labels: together(first.labels, truth) },
    { ...second, labels: together(second.labels, truth) },
    pairsWithin(truth),
    (left, right) => isKnown(left) && truth[left] === truth[right],
  )
  const twoChildren = known.map((row, from) => row.map((pairs, to) => pairs - oneChild[from]![to]!))
  return { all, oneChild, twoChildren }
}

const ZEROS: DecisionMatrix = DECISIONS.map(() => DECISIONS.map(() => 0))

/**
 * @param total - pairs in all.
 * @param counts - of near matches: those that belong to them. Labels of records that don't are negative.
 */
function matrix(
  first: DecidedRecords,
  second: DecidedRecords,
  total: number,
  counts: (left: number, right: number) => boolean,
): DecisionMatrix {
  const [a, b] = [first, second].map(({ labels }) => labels) as [Labels, Labels]
  const both = pairsWithin(together(a, b))
  const [matchFirst, matchSecond] = [pairsWithin(a), pairsWithin(b)]
  const fromNear = nearElsewhere(first.near, b, second.near, counts)
  const toNear = nearElsewhere(second.near, a, first.near, counts)
  const rows = [
    [both, toNear.match, matchFirst - both - toNear.match],
    [fromNear.match, fromNear.near, fromNear.all - fromNear.match - fromNear.near],
    [matchSecond - both - fromNear.match, toNear.all - toNear.match - toNear.near, 0],
  ]
  const counted = rows.flat().reduce((sum, pairs) => sum + pairs, 0)
  rows[2]![2] = total - counted
  return rows
}

/** What the other model made of near matches. */
function nearElsewhere(
  { left, right }: RecordPairs,
  labels: Labels,
  near: RecordPairs,
  counts: (left: number, right: number) => boolean,
): { readonly all: number; readonly match: number; readonly near: number } {
  const others = new RecordPairSet(near)
  const found = { all: 0, match: 0, near: 0 }
  for (let at = 0; at < left.length; at++) {
    const [x, y] = [left[at]!, right[at]!]
    if (!counts(x, y)) continue
    found.all++
    if (labels[x] === labels[y]) found.match++
    else if (others.has(x, y)) found.near++
  }
  return found
}

/** Labels of which two are equal where both of the given ones are; negative where either is. */
export function together(a: Labels, b: Labels): Float64Array {
  const [x, y] = [denseLabels(a), denseLabels(b)]
  return Float64Array.from(x.ids, (label, record) => {
    const other = y.ids[record]!
    return label === x.count || other === y.count ? -1 : label * y.count + other
  })
}

/** Pairs of records that share a label. */
export function pairsWithin(labels: Labels): number {
  const { ids, count } = denseLabels(labels)
  const sizes = new Uint32Array(count)
  for (const id of ids) if (id < count) sizes[id]!++
  let pairs = 0
  for (const size of sizes) pairs += pairsAmong(size)
  return pairs
}
