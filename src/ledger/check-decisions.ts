import type { PersonId } from './event.ts'
import { isLocking } from './person-lock.ts'
import type { StoredState } from './stored-state.ts'
import type { Violation } from './violation.ts'

/**
 * - `held-apart-but-together`: assertion, person. No person has two records that a standing cannot-link
 *   separates.
 * - `assertion-not-listed`: assertion. Both of its records must lead to it.
 */
export function* checkAssertions(state: StoredState): Iterable<Violation> {
  for (const { assertion, kind, left, right } of state.assertions()) {
    const person = state.record(left)?.person
    const together = person !== undefined && state.record(right)?.person === person
    if (kind === 'cannot-link' && together) {
      yield { code: 'held-apart-but-together', subjects: [assertion, person] }
    }
    for (const record of [left, right]) {
      if (!state.assertionsOf(record).some((listed) => listed.assertion === assertion)) {
        yield { code: 'assertion-not-listed', subjects: [assertion] }
      }
    }
  }
}

/**
 * - `item-names-nobody`: item, person. An unresolved item names persons that have records.
 * - `item-not-listed`: item, person. Each of its persons must lead to it.
 * - `item-without-proposal`: item. What awaits validation says what it would do, and who proposed it.
 * - `person-locked-twice`: person, item. One merge or split at a time awaits validation.
 */
export function* checkItems(state: StoredState): Iterable<Violation> {
  const locked = new Set<PersonId>()
  for (const item of state.items()) {
    const { item: number, status, persons, proposal, proposedBy } = item
    if (status === 'awaiting-validation' && !(proposal && proposedBy)) {
      yield { code: 'item-without-proposal', subjects: [number] }
    }
    for (const person of persons) {
      if ((state.person(person)?.members.length ?? 0) === 0) {
        yield { code: 'item-names-nobody', subjects: [number, person] }
      }
      if (!state.itemsOf(person).some((listed) => listed.item === number)) {
        yield { code: 'item-not-listed', subjects: [number, person] }
      }
      if (!isLocking(item)) continue
      if (locked.has(person)) yield { code: 'person-locked-twice', subjects: [person, number] }
      locked.add(person)
    }
  }
}
