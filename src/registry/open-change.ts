import type { LedgerEvent, PersonId } from '../ledger/event.ts'
import type { StoreWriter } from '../storage/store.ts'
import type { RegistryView } from './closure.ts'
import type { RegistryPolicies } from './policies.ts'

/** A write under way: what operations read, and how they say what becomes true. */
export interface OpenChange extends RegistryView {
  readonly writer: StoreWriter
  readonly policies: RegistryPolicies
  readonly author: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly time: number
  /** Sequence number that the next event gets. */
  readonly next: number
  /** Applies an event at once. */
  emit(event: LedgerEvent): void
  /** A fresh id; its person is to be created at once. */
  newPerson(): PersonId
}
