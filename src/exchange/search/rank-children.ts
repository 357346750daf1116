import type { RecordState } from '../../ledger/state.ts'
import { LEVEL_NAMES } from '../../model/comparison-levels.ts'
import { type Comparison, NULL_LEVEL } from '../../model/linkage-model.ts'
import type { RegistryView } from '../../registry/closure.ts'
import type { SearchQuery } from './search-query.ts'

/** How a field of a child’s record compares with what was asked for. */
export type Agreement = 'same' | 'alike' | 'different' | 'missing'

export const RANKED_FIELDS = ['firstName', 'lastName', 'birthDate'] as const
export type RankedField = (typeof RANKED_FIELDS)[number]

/** A child that may be the one. */
export interface RankedChild {
  readonly msixId: string
  /** What its best record weighs against the query, bits. */
  readonly weight: number
  /** Of what was asked for only. */
  readonly fields: Readonly<Partial<Record<RankedField, Agreement>>>
  /** The number of that record. */
  readonly best: number
  /** Those of its records that were found, by number. */
  readonly records: readonly RecordState[]
}

/**
 * Children of some records, the likeliest first: each weighs what its best record does, by the same
 * comparison that links records; of the same weight the lower id comes first. A record is passed over
 * if more than one of three fields that were asked for differs, or any of fewer.
 */
export function rankChildren(
  view: RegistryView,
  query: SearchQuery,
  numbers: Iterable<number>,
  isSure = false,
): RankedChild[] {
  const { state, reader, index } = view
  const records = [...numbers]
  const { firstName = '', lastName = '', birthDate = '' } = query
  const prepared = index.prepare({
    first_name: firstName,
    last_name_1: lastName,
    birth_date: birthDate.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
  })
  const loaded = index.load(reader, records, [prepared])
  const comparisons = RANKED_FIELDS.filter((field) => query[field] !== undefined).map((field) => ({
    field,
    at: index.model.comparisons.findIndex(({ kind }) => kind === KINDS[field]),
  }))
  const children = new Map<string, RankedChild>()
  for (const [place, number] of records.entries()) {
    const weight = loaded.weigh(place, records.length)
    const fields: Partial<Record<RankedField, Agreement>> = {}
    for (const { field, at } of comparisons) fields[field] = agreementOf(field, loaded.levels[at]!)
    // Of swapped names the first says so for both.
    const isSwapped = comparisons.some(
      ({ field, at }) => field === 'firstName' && loaded.levels[at] === SWAPPED,
    )
    if (isSwapped && fields.lastName !== undefined) fields.lastName = 'alike'
    // Most records are none of whom is looked for: whose they are is not read.
    if (!isSure && !isHit(fields)) continue
    const record = state.record(number)
    if (record?.person === undefined) continue
    const known = children.get(record.person)
    const of = [...(known?.records ?? []), record]
    children.set(
      record.person,
      known !== undefined && known.weight >= weight
        ? { ...known, records: of }
        : { msixId: record.person, weight, fields, best: number, records: of },
    )
  }
  return inOrder([...children.values()])
}

/** Children that were ranked by some of their records, and by others; each stands once. */
export function inOneOrder(
  some: readonly RankedChild[],
  others: readonly RankedChild[],
): RankedChild[] {
  const children = new Map(some.map((child) => [child.msixId, child]))
  for (const child of others) {
    const known = children.get(child.msixId)
    const records = [...(known?.records ?? []), ...child.records]
    const better = known !== undefined && known.weight >= child.weight ? known : child
    children.set(child.msixId, { ...better, records })
  }
  return inOrder([...children.values()])
}

function inOrder(children: RankedChild[]): RankedChild[] {
  return children.sort((a, b) => b.weight - a.weight || (a.msixId < b.msixId ? -1 : 1))
}

const KINDS: Readonly<Record<RankedField, Comparison['kind']>> = {
  firstName: 'given-name',
  lastName: 'surname',
  birthDate: 'date',
}

/** Levels of the comparison that are as good as equal, and those that say rather no. */
const SAME: Readonly<Record<RankedField, readonly string[]>> = {
  firstName: ['exact', 'first of two names', 'known variant'],
  lastName: ['exact, one surname', 'exact, two surnames', 'one shared, one missing'],
  birthDate: ['exact'],
}
const DIFFERENT: Readonly<Record<RankedField, readonly string[]>> = {
  firstName: ['different'],
  lastName: ['different'],
  birthDate: ['different', 'same year'],
}
const LEVELS: Readonly<Record<RankedField, readonly string[]>> = {
  firstName: LEVEL_NAMES['given-name'],
  lastName: LEVEL_NAMES.surname,
  birthDate: LEVEL_NAMES.date,
}

const SWAPPED = LEVELS.firstName.indexOf('swapped with surname')

function agreementOf(field: RankedField, level: number): Agreement {
  if (level === NULL_LEVEL) return 'missing'
  const name = LEVELS[field][level]!
  if (SAME[field].includes(name)) return 'same'
  return DIFFERENT[field].includes(name) ? 'different' : 'alike'
}

/** Is all that was asked for the same or alike? */
export function agreesInAll({ fields }: RankedChild): boolean {
  return Object.values(fields).every(agrees)
}

const agrees = (each: Agreement): boolean => each === 'same' || each === 'alike'

function isHit(fields: RankedChild['fields']): boolean {
  const asked = Object.values(fields)
  const agreeing = asked.filter(agrees).length
  return agreeing >= (asked.length === 3 ? 2 : asked.length)
}
