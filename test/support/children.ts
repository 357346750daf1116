import type { RecordFields } from '../../src/matching/match-index.ts'
import type { RecordKey, SourceRecord } from '../../src/registry/record-key.ts'
import type { Registry } from '../../src/registry/registry.ts'

const ANA: RecordFields = {
  first_name: 'Ana',
  last_name_1: 'Quintanilla',
  last_name_2: 'Solis',
  sex: 'F',
  birth_date: '2012-03-14',
  parent_1_first: 'Rosa',
  parent_1_last: 'Solis',
  birth_city: 'Laredo',
  birth_state: 'TX',
  birth_country: 'US',
}

const BARRAGAN: RecordFields = {
  first_name: 'Ana',
  last_name_1: 'Barragan',
  birth_date: '2012-03-14',
  sex: 'F',
}

export type Child =
  | 'ana'
  | 'typo'
  | 'short'
  | 'undated'
  | 'redated'
  | 'renamed'
  | 'renamedShort'
  | 'twin'
  | 'sister'
  | 'stranger'

/**
 * Ways to write Ana down, and others. The shipped model (lower −3, upper 3, margin 3) says, in bits:
 * `ana`–`typo` 14, `ana`–`short` 10, `typo`–`short` 8: matches. `ana`–`undated` and
 * `undated`–`redated` 10, but `ana`–`redated` 2. `ana`–`renamed` 2, `renamed`–`renamedShort` 14.
 * `twin` is capped against `ana` (0); `sister` is none of them (−11); `stranger` −42.
 */
export const CHILDREN: Readonly<Record<Child, RecordFields>> = {
  ana: ANA,
  typo: { ...ANA, last_name_1: 'Quintanila' },
  short: {
    first_name: 'Ana',
    last_name_1: 'Quintanilla',
    birth_date: '2012-03-14',
    sex: 'F',
  },
  undated: { ...ANA, birth_date: '' },
  redated: { ...ANA, birth_date: '2010-11-02' },
  renamed: {
    ...ANA,
    last_name_1: 'Barragan',
    last_name_2: '',
    parent_1_first: '',
    parent_1_last: '',
  },
  renamedShort: BARRAGAN,
  twin: { ...ANA, first_name: 'Lucia' },
  sister: { ...ANA, first_name: 'Lucia', birth_date: '2010-11-02' },
  stranger: { first_name: 'Pedro', last_name_1: 'Villarreal', birth_date: '2009-07-30', sex: 'M' },
}

/** The key of a record by its id: each is of a source of its own unless the id names one (`TX:1`). */
export function key(id: string): RecordKey {
  const [source, own] = id.includes(':') ? id.split(':') : [`of ${id}`, id]
  return { source: source!, id: own! }
}

/** A record that writes a child down. */
export function write(id: string, child: Child, further: RecordFields = {}): SourceRecord {
  return { ...key(id), fields: { ...CHILDREN[child], ...further } }
}

/** Submits records one by one: `{ a: 'ana', b: 'typo' }`. */
export async function submitEach(
  registry: Registry,
  records: Readonly<Record<string, Child>>,
): Promise<void> {
  for (const [id, child] of Object.entries(records)) await registry.submit(write(id, child))
}

/** Who a record is. */
export function who(registry: Registry, id: string): string {
  const person = registry.personOf(key(id))
  if (person === undefined) throw new Error(`record ${id} has no person`)
  return person
}

/** Records by person: `['a b', 'c']`. */
export function groups(registry: Registry): string[] {
  const byPerson = registry.read(({ state }) => {
    const found = new Map<string, string[]>()
    for (const { id, person } of state.records()) {
      if (person !== undefined) found.set(person, [...(found.get(person) ?? []), id])
    }
    return found
  })
  return [...byPerson.values()].map((ids) => ids.sort().join(' ')).sort()
}

/** Unresolved items: `near-match: a | c`, by the records of their persons. */
export function queue(registry: Registry): string[] {
  const items = registry.review.list().map(({ reason, status, persons }) => {
    const names = persons.map((person) =>
      registry
        .person(person)
        .members.map(({ id }) => id)
        .sort()
        .join(' '),
    )
    return `${reason}${status === 'open' ? '' : ` (${status})`}: ${names.sort().join(' | ')}`
  })
  return items.sort()
}
