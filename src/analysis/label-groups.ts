import { LinkageError } from '../errors.ts'
import { allocateLabels } from '../evaluation/allocate-labels.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import { columnOf } from '../records/table.ts'
import type { LabelFrame } from './label-frame.ts'
import type { PairStratum } from './label-strata.ts'

/** A stratum's cells get at least this many labels, so that none goes unseen. */
const LEAST = 2
/** What pairs are called that are not in a group of their own. */
const REST = 'others'

/** The group of each pair of a frame: what both records say, or the one that says something. */
export type GroupOf = (pair: number) => string

/**
 * Groups pairs by a column.
 *
 * @throws {@link LinkageError} `column-missing`.
 */
export function pairGroups(
  { left, right }: LabelFrame,
  prepared: PreparedRecords,
  by: string,
): GroupOf {
  const { table, keys } = prepared
  const column = columnOf(table, by)
  if (column === undefined) {
    const columns = table.columns.map(({ name }) => name)
    throw new LinkageError('column-missing', { column: by, option: '--by', columns })
  }
  const textOf = (record: number): string => column.values.get(column.ids[keys.order[record]!]!)
  return (pair) => {
    const [a, b] = [textOf(left[pair]!), textOf(right[pair]!)]
    return a === b || b === '' ? a : a === '' ? b : 'unlike'
  }
}

/**
 * Parts a stratum by group, as finely as its labels reach: the largest groups have cells of their
 * own, all others share one. Small groups are seen more often than by their share.
 *
 * @param count - labels of the stratum.
 */
export function groupCells(
  stratum: PairStratum,
  count: number,
  groupOf: GroupOf,
): { cell: PairStratum; count: number }[] {
  const groups = new Map<string, number[]>()
  for (const pair of stratum.pairs) {
    const group = groupOf(pair)
    const pairs = groups.get(group)
    if (pairs === undefined) groups.set(group, [pair])
    else pairs.push(pair)
  }
  const largest = [...groups]
    .map(([group, pairs]) => ({ group, pairs }))
    .sort((a, b) => b.pairs.length - a.pairs.length || (a.group < b.group ? -1 : 1))
  const most = Math.max(1, Math.floor(count / LEAST))
  const own = largest.slice(0, largest.length > most ? most - 1 : most)
  const rest = largest.slice(own.length).flatMap(({ pairs }) => pairs)
  const cells = [...own, ...(rest.length === 0 ? [] : [{ group: REST, pairs: rest }])].map(
    ({ group, pairs }) => ({ ...stratum, name: `${stratum.name} ${group || 'missing'}`, pairs }),
  )
  // By the root of their size: between what is best for the whole and what is for each group.
  const shares = cells.map(({ pairs }) => ({
    size: pairs.length,
    deviation: 1 / Math.sqrt(pairs.length),
  }))
  const labels = allocateLabels(shares, count, LEAST)
  return cells.map((cell, at) => ({ cell, count: labels[at]! }))
}
