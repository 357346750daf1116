import type { PersonId } from '../ledger/event.ts'
import { type ResolvedPerson, resolvePerson } from '../ledger/resolve-person.ts'
import type { StateView } from '../ledger/state.ts'
import { StateAt } from '../ledger/state-at.ts'
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
  /** Items that were unresolved. Looks at all that were ever opened until then. */
  items(): readonly ItemView[]
}

/**
 * The state after an event, worked out for each question from the present and the lives of those it is
 * about: as the ledger is only appended to, what is written later changes no answer. What was erased
 * since is gone here too.
 */
export function snapshotAsOf(store: Store, sequence: number): RegistrySnapshot {
  const read = <T>(action: (state: StateView) => T): T =>
    store.read((reader) => action(new StateAt(reader, sequence)))
  return {
    sequence,
    person: (id) => read((state) => personView(state, id)),
    personOf: (record) => read((state) => holderOf(state, record)),
    resolve: (id) => read((state) => resolvePerson(state, id)),
    items: () =>
      read((state) => Array.from(state.items(), (item): ItemView => itemView(state, item))),
  }
}

/** Whose record it is. */
export function holderOf(state: StateView, { source, id }: RecordKey): PersonId | undefined {
  const record = state.recordOf(source, id)
  return record === undefined ? undefined : state.record(record)?.person
}
