import { ByteReader } from '../storage/byte-reader.ts'
import { afterPrefix } from '../storage/key.ts'
import { KeyReader } from '../storage/key-reader.ts'
import type { RangeOptions, StoreReader } from '../storage/store.ts'
import type { Assertion, PersonId, RecordNumber, ReviewItem } from './event.ts'
import { type Fields, Payloads } from './payload.ts'
import type { ItemState, PersonState, RecordState, StateCounters, StateReader } from './state.ts'
import {
  ASSERTIONS,
  ITEMS,
  metaKey,
  OPEN_ITEMS,
  PERSON_ITEMS,
  PERSONS,
  PINS,
  personKey,
  pinKey,
  RECORD_ASSERTIONS,
  RECORD_IDS,
  RECORDS,
  recordIdKey,
  recordKey,
  type StateTable,
  SUMMARY,
  type SummaryRow,
  sequenceKey,
  UNDONE,
} from './state-tables.ts'

const NOTHING: SummaryRow = { sequence: 0, records: 0, persons: 0, model: '' }

export const SUMMARY_KEY: Uint8Array = metaKey('summary')

/** The state as it stands in a store. */
export class StoredState implements StateReader {
  protected readonly reader: StoreReader
  protected readonly payloads: Payloads

  constructor(reader: StoreReader) {
    this.reader = reader
    this.payloads = new Payloads(reader)
  }

  sequence(): number {
    return this.summary().sequence
  }

  counters(): StateCounters {
    const { records, persons } = this.summary()
    return { records, persons }
  }

  model(): string {
    return this.summary().model
  }

  record(record: RecordNumber): RecordState | undefined {
    const row = this.row(RECORDS, recordKey(record))
    return row && { record, ...row }
  }

  recordOf(source: string, id: string): RecordNumber | undefined {
    return this.row(RECORD_IDS, recordIdKey(source, id))
  }

  person(person: PersonId): PersonState | undefined {
    const row = this.row(PERSONS, personKey(person))
    return row && { person, ...row }
  }

  assertion(assertion: number): Assertion | undefined {
    return this.row(ASSERTIONS, sequenceKey(assertion))
  }

  assertionsOf(record: RecordNumber): readonly Assertion[] {
    const prefix = recordKey(record)
    const numbers = [...this.rows(RECORD_ASSERTIONS, startingWith(prefix))].map(([key]) => {
      key.u32()
      return key.u64()
    })
    return numbers.map((number) => this.assertion(number)!)
  }

  /** All standing assertions, by number. */
  *assertions(): Iterable<Assertion> {
    for (const [, assertion] of this.rows(ASSERTIONS)) yield assertion
  }

  item(item: number): ItemState | undefined {
    return this.row(ITEMS, sequenceKey(item))
  }

  itemsOf(person: PersonId): readonly ReviewItem[] {
    const prefix = personKey(person)
    const numbers = [...this.rows(PERSON_ITEMS, startingWith(prefix))].map(([key]) => {
      key.text()
      return key.u64()
    })
    return numbers.map((number) => this.item(number)!)
  }

  *items(from = 0): Iterable<ReviewItem> {
    for (const [key] of this.rows(OPEN_ITEMS, { from: sequenceKey(from) })) {
      yield this.item(key.u64())!
    }
  }

  /** All items, resolved ones included, by number. */
  *allItems(): Iterable<ItemState> {
    for (const [, item] of this.rows(ITEMS)) yield item
  }

  pinsOf(record: RecordNumber): readonly string[] {
    const prefix = recordKey(record)
    return [...this.rows(PINS, startingWith(prefix))].map(([key]) => {
      key.u32()
      return key.text()
    })
  }

  isPinned(record: RecordNumber, field: string): boolean {
    return this.row(PINS, pinKey(record, field)) === true
  }

  undoneBy(entry: number): number | undefined {
    return this.row(UNDONE, sequenceKey(entry))
  }

  /** Entries that were taken back, and the events that did it. */
  *undone(): Iterable<readonly [entry: number, sequence: number]> {
    for (const [key, sequence] of this.rows(UNDONE)) yield [key.u64(), sequence]
  }

  fieldsOf(record: RecordNumber, version?: number): Fields | undefined {
    const wanted = version ?? this.record(record)?.version
    const payload = wanted === undefined ? undefined : this.payloads.read(record, wanted)
    return payload && Object.fromEntries(payload.entries)
  }

  *records(from: RecordNumber = 0, to: RecordNumber = Infinity): Iterable<RecordState> {
    const end = Number.isFinite(to) ? { to: recordKey(to) } : {}
    for (const [key, row] of this.rows(RECORDS, { from: recordKey(from), ...end })) {
      yield { record: key.u32(), ...row }
    }
  }

  *persons(): Iterable<PersonState> {
    for (const [key, row] of this.rows(PERSONS)) yield { person: key.text(), ...row }
  }

  /** Records by source and id: an order that says nothing of when they came. */
  *recordIds(): Iterable<RecordNumber> {
    for (const [, record] of this.rows(RECORD_IDS)) yield record
  }

  protected summary(): SummaryRow {
    return this.row(SUMMARY, SUMMARY_KEY) ?? NOTHING
  }

  protected row<V>(table: StateTable<V>, key: Uint8Array): V | undefined {
    const value = this.reader.get(table.name, key)
    return value && decode(table, value)
  }

  protected *rows<V>(
    table: StateTable<V>,
    range?: RangeOptions,
  ): Iterable<readonly [KeyReader, V]> {
    for (const [key, value] of this.reader.range(table.name, range)) {
      yield [new KeyReader(key, table.name), decode(table, value)]
    }
  }
}

function decode<V>(table: StateTable<V>, value: Uint8Array): V {
  const reader = new ByteReader(value, table.name)
  const row = table.value.read(reader)
  reader.end()
  return row
}

function startingWith(from: Uint8Array): RangeOptions {
  const to = afterPrefix(from)
  return to ? { from, to } : { from }
}

/**
 * The logical state of a store. Inside a write, read `change.state` instead: it sees what the change
 * has not yet put down.
 */
export function readState(reader: StoreReader): StateReader {
  return new StoredState(reader)
}
