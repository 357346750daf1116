import type { PersonId, RecordNumber } from '../../ledger/event.ts'
import { readEvents } from '../../ledger/read-entries.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { OpenChange } from '../../registry/open-change.ts'

/** Under which ids a record was spoken of. */
export interface PastOfRecord {
  /** Ids of the children that it belonged to at some time, and all that lead to one of them now. */
  readonly persons: ReadonlySet<PersonId>
  /** Review items that were ever about it. */
  readonly items: ReadonlySet<number>
}

/** Reads the whole ledger, a second or two for each million events: it has no index of this. */
export function pastOfRecord({ state, reader }: OpenChange, record: RecordNumber): PastOfRecord {
  const persons = new Set<PersonId>()
  const items = new Set<number>()
  const redirected = new Set<PersonId>()
  for (const { event } of readEvents(reader)) {
    if (event.kind === 'linked' && event.record === record) persons.add(event.person)
    else if (event.kind === 'redirected') redirected.add(event.person)
    else if (event.kind === 'flagged' || event.kind === 'rewritten') {
      if (event.item.records.includes(record)) items.add(event.item.item)
    }
  }
  const nowOf = (person: PersonId): PersonId => resolvePerson(state, person).person.person
  const now = new Set([...persons].map(nowOf))
  for (const person of [...redirected, ...now]) if (now.has(nowOf(person))) persons.add(person)
  return { persons, items }
}
