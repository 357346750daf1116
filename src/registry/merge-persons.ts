import { LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import { assertPairs, cannotLinksBetween, crossPairs } from './assertions.ts'
import { findPerson } from './find.ts'
import { joinPersons } from './move-records.ts'
import type { OpenChange } from './open-change.ts'
import { refuseLocked, waitsForSecondParty } from './refuse.ts'
import { openItem } from './rewrite-queue.ts'
import { settle } from './settle.ts'

/** Persons to become one. */
export interface Merge {
  /** Its id lives on. */
  readonly survivor: PersonId
  readonly others: readonly PersonId[]
}

/**
 * Merges persons because people say so (R2), or proposes it to a second party (R24).
 *
 * @throws {@link LinkageError} `merge-of-one`, `person-unknown`, `person-redirected`,
 *   `persons-locked`, `persons-held-apart`.
 */
export function merge(change: OpenChange, { survivor, others }: Merge): void {
  const merge = { survivor, others: [...new Set(others)] }
  const persons = checkMerge(change, merge)
  const records = persons.flatMap((person) => change.state.person(person)!.members)
  if (!waitsForSecondParty(change, records)) mergeNow(change, merge)
  else {
    openItem(change, {
      reason: 'user-merge',
      status: 'awaiting-validation',
      persons: [...persons].sort(),
      records: records.sort((a, b) => a - b),
      evidence: [],
      proposal: { kind: 'merge', ...merge },
      proposedBy: change.author,
      ...(change.reason === '' ? {} : { note: change.reason }),
    })
    settle(change, records)
  }
}

/**
 * @param except - an item that proposes it.
 * @returns all persons, the survivor first.
 */
export function checkMerge(
  { state }: OpenChange,
  { survivor, others }: Merge,
  except?: number,
): PersonId[] {
  const persons = [survivor, ...others]
  for (const person of persons) findPerson(state, person)
  if (others.length === 0 || others.includes(survivor)) {
    throw new LinkageError('merge-of-one', { person: survivor })
  }
  refuseLocked(state, persons, except === undefined ? [] : [except])
  const apart = cannotLinksBetween(
    state,
    persons.map((person) => state.person(person)!.members),
  )
  if (apart.length > 0) {
    const assertions = apart.map(({ assertion }) => assertion)
    throw new LinkageError('persons-held-apart', { persons, assertions })
  }
  return persons
}

/** Merges what was checked; the parts' records are held together from now on. */
export function mergeNow(change: OpenChange, { survivor, others }: Merge): void {
  const { state } = change
  const parts = [survivor, ...others].map((person) => state.person(person)!.members)
  assertPairs(change, 'must-link', crossPairs(parts), 'merge')
  joinPersons(change, survivor, others, 'verified')
  settle(change, parts.flat(), { touched: [survivor, ...others] })
}
