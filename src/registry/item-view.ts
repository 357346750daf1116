import type { PersonId, RecordNumber } from '../ledger/event.ts'
import type { ItemState, StateView } from '../ledger/state.ts'
import type { RecordKey } from './record-key.ts'

/** Two records that speak for an item. */
export interface EvidenceView {
  readonly left: RecordKey
  readonly right: RecordKey
  /** Match weight, bits. */
  readonly weight: number
}

/** A review item with records by their keys. */
export interface ItemView extends Omit<ItemState, 'records' | 'evidence'> {
  readonly records: readonly RecordKey[]
  readonly evidence: readonly EvidenceView[]
  /** Versions of its persons, to be given as `expected` with a decision (R19). */
  readonly versions: Readonly<Record<PersonId, number>>
}

export function itemView(state: StateView, item: ItemState): ItemView {
  const key = (record: RecordNumber): RecordKey => {
    const { source, id } = state.record(record)!
    return { source, id }
  }
  return {
    ...item,
    records: item.records.map(key),
    evidence: item.evidence.map(({ left, right, weight }) => ({
      left: key(left),
      right: key(right),
      weight,
    })),
    versions: Object.fromEntries(
      item.persons.map((person) => [person, state.person(person)!.version] as const),
    ),
  }
}
