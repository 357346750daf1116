import type { CellRecords } from '../evaluation/cell-records.ts'
import { dependentInterval } from '../evaluation/dependent-interval.ts'
import { type GroupPairs, groupPairs } from '../evaluation/group-pairs.ts'
import type { PersonOverlap } from '../evaluation/person-overlap.ts'
import type { BreakdownRow } from './evaluation.ts'
import type { Group, Grouping } from './groupings.ts'

/** Quality in a group, and in all that is outside it. */
export interface GroupQuality {
  readonly by: string
  readonly kind: Grouping['kind']
  readonly group: string
  readonly own: GroupPairs
  /** Absent where a group is not held against the others. */
  readonly rest?: GroupPairs
}

/** Groups that are too small to be named. */
export const OTHERS = '(others)'
/** Groups of a grouping that are named at most, the largest ones. */
const MOST_GROUPS = 50

/**
 * Measures every group of the groupings.
 *
 * @param leastPersons - smaller groups stand together; kinds of error are named however few.
 */
export function measureGroups(
  overlap: PersonOverlap,
  { cellOf }: CellRecords,
  groupings: readonly Grouping[],
  leastPersons: number,
): GroupQuality[] {
  const countsOf = (records: readonly number[]): Uint32Array => {
    const counts = new Uint32Array(overlap.cells.size.length)
    for (const record of records) counts[cellOf[record]!]!++
    return counts
  }
  const personsOf = (records: readonly number[]): number =>
    new Set(records.map((record) => overlap.cells.child[cellOf[record]!]!)).size
  return groupings.flatMap(({ by, kind, groups }) => {
    const named = namedGroups(groups, kind === 'error' ? 0 : leastPersons, personsOf)
    return named.map(({ name, records }): GroupQuality => {
      const counts = countsOf(records)
      const own = groupPairs(overlap, counts)
      if (kind === 'error' || named.length < 2) return { by, kind, group: name, own }
      const others = overlap.cells.size.map((size, cell) => size - counts[cell]!)
      return { by, kind, group: name, own, rest: groupPairs(overlap, others) }
    })
  })
}

/** The groups that are large enough, by name, and the others as one. */
function namedGroups(
  groups: readonly Group[],
  leastPersons: number,
  personsOf: (records: readonly number[]) => number,
): Group[] {
  const sized = groups.map((group) => ({ ...group, persons: personsOf(group.records) }))
  const largest = sized
    .toSorted((a, b) => b.persons - a.persons || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_GROUPS)
  const named = new Set(largest.filter(({ persons }) => persons >= leastPersons))
  const left = sized.filter((group) => !named.has(group)).flatMap(({ records }) => records)
  const others = [...new Set(left)]
  return [
    ...sized.filter((group) => named.has(group)),
    ...(others.length === 0 ? [] : [{ name: OTHERS, records: others }]),
  ]
}

/** Groups as rows of a table. */
export function breakdownRows(groups: readonly GroupQuality[]): BreakdownRow[] {
  return groups.map(({ by, group, own }) => ({
    by,
    group,
    persons: own.persons,
    records: own.records,
    truePairs: own.truePairs,
    foundPairs: own.foundPairs,
    wrongPairs: own.wrongPairs,
    precision: own.precision.value,
    recall: own.recall.value,
    intervals: {
      precision: dependentInterval(own.precision),
      recall: dependentInterval(own.recall),
    },
  }))
}
