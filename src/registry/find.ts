import { LinkageError } from '../errors.ts'
import type { PersonId } from '../ledger/event.ts'
import type { PersonState, RecordState, StateReader } from '../ledger/state.ts'
import type { RecordKey } from './record-key.ts'

/**
 * The record that a source has under its id.
 *
 * @throws {@link LinkageError} `record-unknown` if there is none, or it was deleted.
 */
export function findRecord(state: StateReader, { source, id }: RecordKey): RecordState {
  const number = state.recordOf(source, id)
  const record = number === undefined ? undefined : state.record(number)
  if (record === undefined || record.deleted) {
    throw new LinkageError('record-unknown', { source, id })
  }
  return record
}

/**
 * A person that is to be changed.
 *
 * @throws {@link LinkageError} `person-unknown`, or `person-redirected`: a decision about an id that
 *   was merged away was made on an old picture.
 */
export function findPerson(state: StateReader, person: PersonId): PersonState {
  const found = state.person(person)
  if (found === undefined) throw new LinkageError('person-unknown', { person })
  if (found.redirect !== undefined) {
    throw new LinkageError('person-redirected', { person, to: found.redirect })
  }
  return found
}
