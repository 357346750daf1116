import { LinkageError } from '../errors.ts'
import type { LedgerEvent, LedgerEventKind, PersonId, RecordNumber } from './event.ts'
import { recordAfter } from './record-after.ts'
import type { ItemState, PersonState, RecordState } from './state.ts'
import { PERSONS, personKey, RECORDS, recordKey } from './state-tables.ts'
import type { StateWriter } from './state-writer.ts'

export type EventOf<K extends LedgerEventKind> = LedgerEvent & { readonly kind: K }

/** How events of some kinds change the state. */
export type Appliers<K extends LedgerEventKind> = {
  readonly [Kind in K]: (step: Step, event: EventOf<Kind>) => void
}

/** One event on its way into the state: what it takes for granted, and what it puts down. */
export class Step {
  readonly state: StateWriter
  readonly sequence: number
  readonly #kind: LedgerEventKind

  constructor(state: StateWriter, kind: LedgerEventKind, sequence: number) {
    this.state = state
    this.sequence = sequence
    this.#kind = kind
  }

  /** @throws {@link LinkageError} `ledger-inconsistent` if it does not hold. */
  require(holds: boolean, problem: string): void {
    if (holds) return
    const { sequence } = this
    throw new LinkageError('ledger-inconsistent', { sequence, event: this.#kind, problem })
  }

  found<T>(value: T | undefined, problem: string): T {
    this.require(value !== undefined, problem)
    return value!
  }

  record(record: RecordNumber): RecordState {
    return this.found(this.state.record(record), 'the record is unknown')
  }

  person(person: PersonId): PersonState {
    return this.found(this.state.person(person), 'the person is unknown')
  }

  unresolved(number: number): ItemState {
    const item = this.found(this.state.item(number), 'the item is unknown')
    this.require(item.outcome === undefined, 'the item is resolved')
    return item
  }

  /** Puts down what an event makes of a record. */
  changeRecord(before: RecordState | undefined, event: LedgerEvent): void {
    const { record, ...row } = recordAfter(before, event, this.sequence)!
    this.state.put(RECORDS, recordKey(record), row)
  }

  /** Every write of a person makes a new version of it. */
  putPerson({ person, ...row }: PersonState): void {
    this.state.put(PERSONS, personKey(person), { ...row, version: this.sequence })
  }

  touch(persons: readonly PersonId[]): void {
    for (const person of persons) this.putPerson(this.person(person))
  }

  /** Touches the person that has a record. */
  touchHolder({ person }: RecordState): void {
    if (person !== undefined) this.touch([person])
  }
}
