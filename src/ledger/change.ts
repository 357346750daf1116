import type { StoreWriter } from '../storage/store.ts'
import { applyEvent } from './apply-event.ts'
import type { EntryHead, LedgerEntry, LedgerEvent, PersonId, RecordNumber } from './event.ts'
import { LedgerWriter } from './ledger-writer.ts'
import { erasePayloads, type Fields, hashPayload, Payloads, payloadOf } from './payload.ts'
import type { PersonIdGenerator } from './person-ids.ts'
import { randomSalt } from './random-salt.ts'
import type { StateReader } from './state.ts'
import { StateWriter } from './state-writer.ts'

/** What a change takes from outside. */
export interface ChangeOptions {
  readonly personIds: PersonIdGenerator
  /** 16 random bytes for a payload; from the operating system if absent. */
  readonly salt?: () => Uint8Array
}

/**
 * One write in the making, over the writer of one transaction. Events are true at once for whoever
 * reads {@link state}; {@link commit} makes an entry of them. What was emitted must be committed in the
 * same transaction, or the transaction given up.
 *
 * @example
 * ```ts
 * store.write((writer) => {
 *   const change = new Change(writer, { personIds })
 *   const record = change.submit('CA', '1001', { first_name: 'Ana' })
 *   const person = change.create()
 *   change.emit({ kind: 'linked', record, person, link: 'auto' })
 *   return change.commit({ operation: 'submit', author: 'nightly', reason: '', time, model })
 * })
 * ```
 */
export class Change {
  readonly writer: StoreWriter
  readonly #state: StateWriter
  readonly #ledger: LedgerWriter
  readonly #payloads: Payloads
  readonly #personIds: PersonIdGenerator
  readonly #salt: () => Uint8Array
  #events: LedgerEvent[] = []

  constructor(writer: StoreWriter, options: ChangeOptions) {
    this.writer = writer
    this.#state = new StateWriter(writer)
    this.#ledger = new LedgerWriter(writer, this.next)
    this.#payloads = new Payloads(writer)
    this.#personIds = options.personIds
    this.#salt = options.salt ?? randomSalt
  }

  /** The state as it now stands. No other reader of the transaction sees what is held back here. */
  get state(): StateReader {
    return this.#state
  }

  /** Sequence number of the next event: also the number of the assertion or item that it makes. */
  get next(): number {
    return this.#state.sequence() + 1
  }

  /** Events emitted since the last commit. */
  get events(): readonly LedgerEvent[] {
    return this.#events
  }

  /**
   * Makes an event true.
   *
   * @returns its sequence number.
   * @throws {@link LinkageError} `ledger-inconsistent` if it does not fit the state.
   */
  emit(event: LedgerEvent): number {
    const sequence = this.next
    applyEvent(this.#state, event, sequence)
    this.#ledger.append(event)
    this.#events.push(event)
    return sequence
  }

  /** Takes in a version of a source's record: its number and version follow from what is known. */
  submit(source: string, id: string, fields: Fields): RecordNumber {
    const known = this.#state.recordOf(source, id)
    const record = known ?? this.#state.counters().records + 1
    const version = known === undefined ? 1 : this.#state.record(known)!.version + 1
    const payload = payloadOf(fields, this.#salt())
    this.emit({
      kind: 'submitted',
      record,
      source: source.toWellFormed(),
      id: id.toWellFormed(),
      version,
      payload: hashPayload(payload),
    })
    this.#payloads.write(this.writer, record, version, payload)
    return record
  }

  /** Creates a person with a fresh id. */
  create(splitFrom?: PersonId): PersonId {
    const person = this.#personIds.next(this.#state.counters().persons)
    this.emit({ kind: 'created', person, ...(splitFrom === undefined ? {} : { splitFrom }) })
    return person
  }

  /** Erases what all versions of a record held; the chain keeps their salted hashes. */
  erase(record: RecordNumber): void {
    this.emit({ kind: 'erased', record })
    erasePayloads(this.writer, record)
  }

  /**
   * Makes one entry of the events emitted since the last commit.
   *
   * @returns undefined if there are none: nothing is written then.
   */
  commit(head: Omit<EntryHead, 'sequence'>): LedgerEntry | undefined {
    const events = this.#events
    if (events.length === 0) return
    this.#state.flush()
    this.#ledger.commit(head)
    this.#events = []
    return { ...head, sequence: this.next - events.length, events }
  }
}
