import type { Change } from '../ledger/change.ts'
import type { LedgerEvent, PersonId, RecordNumber } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import type { MatchIndex, RecordFields } from '../matching/match-index.ts'
import type { StoreWriter } from '../storage/store.ts'
import type { RegistryView } from './closure.ts'
import type { RegistryPolicies } from './policies.ts'
import type { SourceClaim } from './source-claims.ts'

/** Who writes, when and why. */
export interface WriteHead {
  readonly author: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/**
 * A write under way: what operations read, and how they say what becomes true. An operation is a
 * function over it that refuses before it changes anything, and brings all in line at its end; so
 * many may share one.
 */
export class OpenChange implements RegistryView, WriteHead {
  readonly writer: StoreWriter
  readonly index: MatchIndex
  readonly policies: RegistryPolicies
  readonly author: string
  readonly reason: string
  readonly time: number
  /** What sources say of records; stated with the next ones that are submitted. */
  readonly claims: SourceClaim[] = []
  readonly #ledger: Change

  constructor(ledger: Change, index: MatchIndex, policies: RegistryPolicies, head: WriteHead) {
    this.writer = ledger.writer
    this.index = index
    this.policies = policies
    this.author = head.author
    this.reason = head.reason
    this.time = head.time
    this.#ledger = ledger
  }

  /** The same change, for a reason of its own. */
  because(reason: string): OpenChange {
    const { author, time } = this
    return new OpenChange(this.#ledger, this.index, this.policies, { author, reason, time })
  }

  /** The same change, as far as it matters decided by another policy of the second party. */
  under(secondParty: RegistryPolicies['secondParty']): OpenChange {
    return new OpenChange(this.#ledger, this.index, { ...this.policies, secondParty }, this)
  }

  get reader(): StoreWriter {
    return this.writer
  }

  get state(): StateReader {
    return this.#ledger.state
  }

  /** Sequence number that the next event gets. */
  get next(): number {
    return this.#ledger.next
  }

  /** Events so far. */
  get events(): readonly LedgerEvent[] {
    return this.#ledger.events
  }

  /** Makes an event true at once. */
  emit(event: LedgerEvent): void {
    this.#ledger.emit(event)
  }

  /** Takes in a version of a source's record. */
  submit(source: string, id: string, fields: RecordFields): RecordNumber {
    return this.#ledger.submit(source, id, fields)
  }

  /** Erases what all versions of a record held. */
  erase(record: RecordNumber): void {
    this.#ledger.erase(record)
  }

  /** Creates a person with a fresh id. */
  create(splitFrom?: PersonId): PersonId {
    return this.#ledger.create(splitFrom)
  }
}
