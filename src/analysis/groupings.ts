import { rarityBits } from '../comparison/rarity.ts'
import { LinkageError } from '../errors.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import { columnOf, type TextColumn } from '../records/table.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { Evidence } from './decisions.ts'

/** Records by what they, or their true persons, have in common. */
export interface Grouping {
  /** Such as `sex`, or a column's name. */
  readonly by: string
  /** Whether groups are of persons, each in one of them, so that they can be held against each other. */
  readonly kind: 'person' | 'record' | 'error'
  readonly groups: readonly Group[]
}

export interface Group {
  /** A value, or a band of values; {@link NOT_KNOWN} where there is none. */
  readonly name: string
  readonly records: readonly number[]
}

/** The group of those whose value is missing. */
export const NOT_KNOWN = '(not known)'

const BAND_YEARS = 5
/** Bits of rarity: below the first a surname is commoner than the average agreement, and so on. */
const COMMON_BELOW = 0
const RARE_FROM = 2

/**
 * Groups records of known truth by all that is asked about: kind of error, source, sex, birth year,
 * number of surnames, how rare the surname is, and columns by name.
 *
 * A group is that of the true person: the value that most of its records have (of several, the
 * smallest), so that a mistaken value puts nobody into another group. A source and a kind of error
 * belong to the record.
 *
 * @param truth - true person of each record; negative if not known.
 * @param by - further columns of the table.
 * @throws {@link LinkageError} `column-missing`.
 */
export function groupingsOf(
  evidence: Evidence,
  truth: Int32Array,
  by: readonly string[],
): Grouping[] {
  const { prepared, model } = evidence
  const { table, keys, standardized } = prepared
  const ofPersons = (name: string, read: (record: number) => string): Grouping => ({
    by: name,
    kind: 'person',
    groups: grouped(truth, personValues(truth, read)),
  })
  const raw = (column: TextColumn) => (record: number) =>
    column.values.get(column.ids[keys.order[record]!]!)
  const found: Grouping[] = []
  const kinds = columnOf(table, 'error_kinds')
  if (kinds !== undefined) {
    found.push({ by: 'error_kinds', kind: 'error', groups: groupedByKind(truth, raw(kinds)) })
  }
  if (keys.sources !== undefined) {
    found.push({ by: 'source', kind: 'record', groups: grouped(truth, raw(keys.sources)) })
  }
  const sex = Object.entries(model.schema).find(([, kind]) => kind === 'sex')?.[0]
  const sexes = standardized.columns.get(sex ?? '')
  if (sexes?.kind === 'value') {
    found.push(ofPersons('sex', (record) => sexes.values.get(sexes.ids[record]!)))
  }
  const birth = model.comparisons.find(({ kind }) => kind === 'date')
  const dates = birth?.kind === 'date' ? standardized.columns.get(birth.field) : undefined
  if (dates?.kind === 'date') {
    found.push(ofPersons('birth_years', (record) => birthBand(dates.dates[record]!)))
  }
  found.push(...bySurname(evidence, truth, ofPersons))
  for (const name of by) {
    const column = columnOf(table, name)
    if (column === undefined) {
      const columns = table.columns.map((each) => each.name)
      throw new LinkageError('column-missing', { column: name, option: '--by', columns })
    }
    found.push(ofPersons(name, raw(column)))
  }
  return found
}

function birthBand(date: number): string {
  const year = Math.floor(date / 10_000)
  const from = year - (year % BAND_YEARS)
  return year === 0 ? '' : `${from}-${from + BAND_YEARS - 1}`
}

function bySurname(
  { model, prepared }: Evidence,
  truth: Int32Array,
  ofPersons: (name: string, read: (record: number) => string) => Grouping,
): Grouping[] {
  const surname = model.comparisons.find(({ kind }) => kind === 'surname')
  if (surname?.kind !== 'surname') return []
  const tokens = tokensOf(prepared.standardized, surname.fields)
  // One record may have lost a surname: a person has two if any record shows two.
  const most = new Map<number, number>()
  for (const [record, person] of truth.entries()) {
    if (person < 0) continue
    most.set(person, Math.max(most.get(person) ?? 0, tokens(record).length))
  }
  const found = [
    ofPersons('surnames', (record) => {
      const count = most.get(truth[record]!) ?? 0
      return count === 0 ? '' : count === 1 ? 'one' : 'two'
    }),
  ]
  const table = model.frequencies?.surname
  if (table !== undefined) {
    const frequencies = new Map(Object.entries(table.values))
    found.push(
      ofPersons('surname_frequency', (record) => {
        const [first] = tokens(record)
        if (first === undefined) return ''
        const bits = rarityBits(table, frequencies.get(first))
        return bits < COMMON_BELOW ? 'common' : bits < RARE_FROM ? 'less common' : 'rare'
      }),
    )
  }
  return found
}

/** The surname tokens of a record, in the order of the fields. */
function tokensOf(
  { columns, names }: StandardizedTable,
  fields: readonly string[],
): (record: number) => string[] {
  const own = fields.map((field) => columns.get(field)).filter((column) => column?.kind === 'name')
  return (record) =>
    own.flatMap(({ ids, tokenStart, tokens }) => {
      const value = ids[record]!
      if (value === 0) return []
      return Array.from(tokens.subarray(tokenStart[value], tokenStart[value + 1]), (token) =>
        names.get(token),
      )
    })
}

/** By record: the value that most records of its person have; of several the smallest. */
function personValues(
  truth: Int32Array,
  read: (record: number) => string,
): (record: number) => string {
  const { ids, count } = denseLabels(truth)
  const votes = Array.from({ length: count }, () => new Map<string, number>())
  for (const [record, person] of ids.entries()) {
    if (person === count) continue
    const value = read(record)
    const own = votes[person]!
    if (value !== '') own.set(value, (own.get(value) ?? 0) + 1)
  }
  const chosen = votes.map((own) => {
    let best = ''
    for (const [value, size] of own) {
      const lead = size - (own.get(best) ?? 0)
      if (lead > 0 || (lead === 0 && value < best)) best = value
    }
    return best
  })
  return (record) => chosen[ids[record]!] ?? ''
}

function grouped(truth: Int32Array, read: (record: number) => string): Group[] {
  return byName(truth, (record) => [read(record) || NOT_KNOWN])
}

/** Kinds of error stand in one value, parted by semicolons; a record may have several. */
function groupedByKind(truth: Int32Array, read: (record: number) => string): Group[] {
  return byName(truth, (record) => {
    const kinds = new Set(read(record).split(';'))
    return kinds.size === 1 && kinds.has('') ? ['(none)'] : [...kinds].filter((kind) => kind !== '')
  })
}

function byName(truth: Int32Array, namesOf: (record: number) => readonly string[]): Group[] {
  const groups = new Map<string, number[]>()
  for (const [record, person] of truth.entries()) {
    if (person < 0) continue
    for (const name of namesOf(record)) {
      const own = groups.get(name)
      if (own === undefined) groups.set(name, [record])
      else own.push(record)
    }
  }
  return [...groups]
    .map(([name, records]) => ({ name, records }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
