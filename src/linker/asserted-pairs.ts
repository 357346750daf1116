import { dateLevel } from '../comparison/date.ts'
import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { type AssertedPairs, collectAsserted } from './collect-asserted.ts'
import type { HumanConstraints } from './constraints.ts'
import { equalGroups } from './equal-groups.ts'

/** An identifier that more records share is no child's own, and asserts nothing. */
export const MOST_SHARING = 100

/**
 * Must-links of people and of strong identifiers of a whole table (R5, R6). Neither does an
 * identifier join what a one-to-one linkage forbids.
 *
 * @param sources - shape `rows`: number of each record's source; absent with one source.
 * @throws {@link LinkageError} `constraints-contradict` if people contradict themselves.
 */
export function assertedPairs(
  model: LinkageModel,
  table: StandardizedTable,
  human: HumanConstraints,
  weigher: PairWeigher,
  nameOf: (record: number) => string,
  sources: Uint32Array | undefined,
): AssertedPairs {
  return collectAsserted({
    rows: table.rows,
    human,
    groups: groupsOf(model, table),
    disagree: bothDisagree(model, table, weigher),
    contradicted: (a, b) => {
      throw new LinkageError('constraints-contradict', { left: nameOf(a), right: nameOf(b) })
    },
    ...(model.constraints.withinSource === 'never'
      ? { clash: (a, b) => sources === undefined || sources[a] === sources[b] }
      : {}),
  })
}

function* groupsOf(model: LinkageModel, table: StandardizedTable): Generator<Uint32Array> {
  for (const fields of model.constraints.strongIdentifiers) {
    yield* equalGroups(table, fields, MOST_SHARING)
  }
}

/** Do first name and birth date both disagree? */
export function bothDisagree(
  { comparisons }: LinkageModel,
  table: StandardizedTable,
  weigher: PairWeigher,
): (left: number, right: number) => boolean {
  const given = comparisons.findIndex(({ kind }) => kind === 'given-name')
  const date = comparisons.find((comparison) => comparison.kind === 'date')
  const column = date === undefined ? undefined : table.columns.get(date.field)
  if (given < 0 || column?.kind !== 'date') return () => false
  const { dates } = column
  return (left, right) => {
    // Most share their birth date: only the others are worth weighing.
    if (dateLevel(dates[left]!, dates[right]!) > 1) return false
    weigher.weigh(left, right)
    return weigher.levels[given] === 0
  }
}
