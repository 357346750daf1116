import type { LedgerEvent, PersonId, RecordNumber } from '../../ledger/event.ts'
import { Lives } from '../../ledger/lives.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { RegistryView } from '../../registry/closure.ts'

/** Under which ids a record was spoken of. */
export interface PastOfRecord {
  /** Ids of the children that it belonged to at some time, and all that lead to one of them now. */
  readonly persons: ReadonlySet<PersonId>
  /** Review items that were ever about it. */
  readonly items: ReadonlySet<number>
}

/** Reads the lives of the record and of the children that it belonged to. */
export function pastOfRecord(
  { state, reader }: Pick<RegistryView, 'state' | 'reader'>,
  record: RecordNumber,
): PastOfRecord {
  const lives = new Lives(reader)
  const nowOf = (person: PersonId): PersonId => resolvePerson(state, person).person.person
  const persons = new Set<PersonId>()
  for (const { event } of lives.ofRecord(record)) {
    if (event.kind === 'linked') persons.add(event.person)
  }
  const now = new Set([...persons].map(nowOf))
  for (const person of now) persons.add(person)
  const items = new Set<number>()
  // Who is added meanwhile is looked at too.
  for (const person of persons) {
    for (const { event } of lives.ofPerson(person)) {
      if (event.kind === 'redirected' && now.has(nowOf(event.person))) persons.add(event.person)
      if (event.kind !== 'flagged') continue
      const { item } = event.item
      if (lives.ofItem(item).some(({ event: told }) => isAbout(told, record))) items.add(item)
    }
  }
  return { persons, items }
}

function isAbout(event: LedgerEvent, record: RecordNumber): boolean {
  return (
    (event.kind === 'flagged' || event.kind === 'rewritten') && event.item.records.includes(record)
  )
}
