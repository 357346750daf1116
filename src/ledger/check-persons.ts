import type { PersonId } from './event.ts'
import type { StoredState } from './stored-state.ts'
import type { Violation } from './violation.ts'

/**
 * - `member-not-linked`: person, record. A record belongs to the person that lists it, and to no other.
 * - `redirect-with-members`: person. Who resolves to another has no records.
 * - `redirect-unresolved`: person. Every id resolves, without going round.
 * - `person-from-the-future`: person. Nothing is later than the last event.
 * - `person-count-differs`: how many there are. Ids are made from it.
 */
export function* checkPersons(state: StoredState): Iterable<Violation> {
  const last = state.sequence()
  let count = 0
  for (const { person, members, redirect, since, version } of state.persons()) {
    count++
    for (const record of members) {
      if (state.record(record)?.person !== person) {
        yield { code: 'member-not-linked', subjects: [person, record] }
      }
    }
    if (redirect !== undefined) {
      if (members.length > 0) yield { code: 'redirect-with-members', subjects: [person] }
      if (!resolves(state, person)) yield { code: 'redirect-unresolved', subjects: [person] }
    }
    if (since > version || version > last) {
      yield { code: 'person-from-the-future', subjects: [person] }
    }
  }
  if (state.counters().persons !== count) {
    yield { code: 'person-count-differs', subjects: [count] }
  }
}

function resolves(state: StoredState, id: PersonId): boolean {
  const passed = new Set<PersonId>()
  for (let at: PersonId | undefined = id; at !== undefined; ) {
    const person = state.person(at)
    if (person === undefined || passed.has(at)) return false
    passed.add(at)
    at = person.redirect
  }
  return true
}
