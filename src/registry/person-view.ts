import type { LinkKind, PersonId } from '../ledger/event.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import type { StateView } from '../ledger/state.ts'
import type { RecordFields } from '../matching/match-index.ts'
import type { RecordKey } from './record-key.ts'

/** A source record of a person. */
export interface MemberView extends RecordKey {
  readonly version: number
  readonly link: LinkKind
  /** Raw values by field. */
  readonly fields: RecordFields
  /** Fields whose value a steward trusts in this record. */
  readonly pins: readonly string[]
}

/** A person as it stands. */
export interface PersonView {
  readonly person: PersonId
  /** What a write may say that it saw (R19). */
  readonly version: number
  /** Sequence number of its creation. */
  readonly since: number
  readonly splitFrom?: PersonId
  /** Ids that were followed, that which was asked for first; none if it stands itself. */
  readonly via: readonly PersonId[]
  /** By number. None if all were deleted. */
  readonly members: readonly MemberView[]
}

/**
 * The person that an id stands for now.
 *
 * @throws {@link LinkageError} `person-unknown`.
 */
export function personView(state: StateView, id: PersonId): PersonView {
  const { person: found, via } = resolvePerson(state, id)
  const { person, version, since, splitFrom, members } = found
  return {
    person,
    version,
    since,
    ...(splitFrom === undefined ? {} : { splitFrom }),
    via,
    members: members.map((record): MemberView => {
      const { source, id: own, version: last, link } = state.record(record)!
      const fields = state.fieldsOf(record) ?? {}
      return { source, id: own, version: last, link, fields, pins: state.pinsOf(record) }
    }),
  }
}
