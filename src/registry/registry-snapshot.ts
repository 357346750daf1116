import type { PersonId } from '../ledger/event.ts'
import { stateAsOf } from '../ledger/replay.ts'
import { type ResolvedPerson, resolvePerson } from '../ledger/resolve-person.ts'
import type { StateReader } from '../ledger/state.ts'
import { readState } from '../ledger/stored-state.ts'
import type { Store } from '../storage/store.ts'
import { type ItemView, itemView } from './item-view.ts'
import { type PersonView, personView } from './person-view.ts'
import type { RecordKey } from './record-key.ts'

/** A registry as it was (R28). */
export interface RegistrySnapshot {
  /** Sequence number of the last event. */
  readonly sequence: number
  person(id: PersonId): PersonView
  personOf(record: RecordKey): PersonId | undefined
  resolve(id: PersonId): ResolvedPerson
  /** Items that were unresolved. */
  items(): readonly ItemView[]
}

/**
 * Rebuilds the state after an event.
 *
 * Cost: that of reading the ledger up to there, in memory.
 */
export function snapshotAsOf(store: Store, sequence: number): RegistrySnapshot {
  const past = stateAsOf(store, sequence)
  const read = <T>(action: (state: StateReader) => T): T =>
    past.read((reader) => action(readState(reader)))
  return {
    sequence: read((state) => state.sequence()),
    person: (id) => read((state) => personView(state, id)),
    personOf: (record) => read((state) => holderOf(state, record)),
    resolve: (id) => read((state) => resolvePerson(state, id)),
    items: () =>
      read((state) => Array.from(state.items(), (item): ItemView => itemView(state, item))),
  }
}

/** Whose record it is. */
export function holderOf(state: StateReader, { source, id }: RecordKey): PersonId | undefined {
  const record = state.recordOf(source, id)
  return record === undefined ? undefined : state.record(record)?.person
}
