import { LinkageError } from '../errors.ts'
import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { isLocking } from '../ledger/person-lock.ts'
import type { StateReader } from '../ledger/state.ts'
import { needsSecondParty } from '../review/second-party.ts'
import type { OpenChange } from './open-change.ts'

/** Versions of persons that the caller saw. */
export type ExpectedVersions = Readonly<Record<PersonId, number>>

/** @throws {@link LinkageError} `version-stale` (R19). */
export function refuseStale(state: StateReader, expected: ExpectedVersions = {}): void {
  for (const [person, version] of Object.entries(expected)) {
    const actual = state.person(person)?.version
    if (actual === undefined) throw new LinkageError('person-unknown', { person })
    if (actual !== version) {
      throw new LinkageError('version-stale', { person, expected: version, actual })
    }
  }
}

/**
 * @param except - items that are gone on with.
 * @throws {@link LinkageError} `persons-locked` (R23).
 */
export function refuseLocked(
  state: StateReader,
  persons: readonly PersonId[],
  except: readonly number[] = [],
): void {
  for (const person of persons) {
    const lock = state
      .itemsOf(person)
      .find((item) => !except.includes(item.item) && isLocking(item))
    if (lock !== undefined) {
      throw new LinkageError('persons-locked', { persons: lock.persons, item: lock.item })
    }
  }
}

/**
 * Must a second party validate what is done to these records (R24)?
 *
 * @throws {@link LinkageError} `second-party-needed` if nobody says who proposes it.
 */
export function waitsForSecondParty(
  { state, policies, author }: OpenChange,
  records: readonly RecordNumber[],
): boolean {
  const sources = records.map((record) => state.record(record)!.source)
  const waits = needsSecondParty(policies.secondParty, sources)
  if (waits && author === '') {
    throw new LinkageError('second-party-needed', { problem: 'say who proposes it (author)' })
  }
  return waits
}
