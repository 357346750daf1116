import type { LinkKind, PersonId, RecordNumber } from '../ledger/event.ts'
import type { OpenChange } from './open-change.ts'

/** Puts records of persons into one; the other ids redirect to it (R2). */
export function joinPersons(
  change: OpenChange,
  survivor: PersonId,
  others: readonly PersonId[],
  link: LinkKind,
): void {
  const membersOf = (person: PersonId): readonly RecordNumber[] =>
    change.state.person(person)!.members
  const records = [survivor, ...others].map((person) => membersOf(person))
  change.emit({ kind: 'merged', survivor, others, records, by: 'person' })
  for (const other of others) moveRecords(change, membersOf(other), survivor, link)
  for (const person of others) change.emit({ kind: 'redirected', person, to: survivor })
}

/** Gives parts of a person fresh ids that remember it (R3). */
export function partPerson(
  change: OpenChange,
  person: PersonId,
  parts: readonly (readonly RecordNumber[])[],
): PersonId[] {
  const created = parts.map(() => change.create(person))
  change.emit({ kind: 'split', person, parts: created, by: 'person' })
  for (const [at, part] of parts.entries()) moveRecords(change, part, created[at]!)
  return created
}

/**
 * Moves records to a person.
 *
 * @param link - kind of the links; each stays what it was if absent.
 */
export function moveRecords(
  change: OpenChange,
  records: readonly RecordNumber[],
  person: PersonId,
  link?: LinkKind,
): void {
  for (const record of records) {
    const own = change.state.record(record)!
    if (own.person === person) continue
    if (own.person !== undefined) change.emit({ kind: 'unlinked', record, person: own.person })
    change.emit({ kind: 'linked', record, person, link: link ?? own.link })
  }
}
