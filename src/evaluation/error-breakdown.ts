import { contingency, type Labels, pairsAmong, requireAligned } from './contingency.ts'
import { share } from './quality.ts'

/** Recall over the true pairs that one kind of error touches. */
export interface KindRecall {
  /** The kind of error; '' for the pairs that none touches. */
  readonly kind: string
  readonly truePairs: number
  readonly foundPairs: number
  readonly recall: number
}

/**
 * Recall of the clusters by kind of error: which kinds of error cost the missed merges.
 *
 * A true pair belongs to every kind that either of its records has, so the kinds overlap and do not
 * add up; '' holds the pairs neither of whose records has any.
 *
 * @param clusters - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known.
 * @param kinds - the kinds of error of each record, joined by ';' ('' for none).
 * @returns one entry for each kind that occurs, in code-unit order, '' first.
 * @throws {@link LinkageError} `labels-not-aligned` if the lengths differ.
 *
 * Cost: one contingency table for each kind; pairs are counted as all pairs less those that the kind
 * does not touch.
 *
 * @example
 * ```ts
 * recallByKind([0, 0, 2], [7, 7, 7], ['', 'nickname', 'nickname'])
 * // [{ kind: '', 0 pairs }, { kind: 'nickname', truePairs: 3, foundPairs: 1, recall: ⅓ }]
 * ```
 */
export function recallByKind(
  clusters: Labels,
  truth: Labels,
  kinds: ArrayLike<string>,
): KindRecall[] {
  requireAligned('kinds', kinds.length, truth.length)
  const all = countPairs(clusters, truth)

  const recordsOf = new Map<string, number[]>([['', []]])
  for (let record = 0; record < kinds.length; record++) {
    const own = new Set(kinds[record]!.split(';').filter((kind) => kind !== ''))
    for (const kind of own.size === 0 ? [''] : own) {
      const records = recordsOf.get(kind)
      if (records) records.push(record)
      else recordsOf.set(kind, [record])
    }
  }

  return [...recordsOf]
    .map(([kind, records]) => {
      // '' wants both records clean; a kind wants at least one of the two to have it.
      const { truePairs, foundPairs } =
        kind === ''
          ? countPairs(pick(clusters, records), pick(truth, records))
          : less(all, countPairs(clusters, without(truth, records)))
      return { kind, truePairs, foundPairs, recall: share(foundPairs, truePairs) }
    })
    .sort((x, y) => (x.kind < y.kind ? -1 : 1))
}

interface PairCounts {
  readonly truePairs: number
  readonly foundPairs: number
}

function countPairs(clusters: Labels, truth: Labels): PairCounts {
  const { cells, childSizes } = contingency(clusters, truth)
  let truePairs = 0
  for (const size of childSizes) truePairs += pairsAmong(size)
  let foundPairs = 0
  for (const size of cells.size) foundPairs += pairsAmong(size)
  return { truePairs, foundPairs }
}

function less(x: PairCounts, y: PairCounts): PairCounts {
  return { truePairs: x.truePairs - y.truePairs, foundPairs: x.foundPairs - y.foundPairs }
}

function pick(labels: Labels, records: readonly number[]): Float64Array {
  return Float64Array.from(records, (record) => labels[record]!)
}

/** Truth in which these records are not known. */
function without(truth: Labels, records: readonly number[]): Float64Array {
  const rest = Float64Array.from(truth)
  for (const record of records) rest[record] = -1
  return rest
}
