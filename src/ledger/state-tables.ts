import { LinkageError } from '../errors.ts'
import { MAX_KEY_BYTES } from '../storage/check-key.ts'
import { keyOf } from '../storage/key.ts'
import { assertionCodec } from './assertion-codec.ts'
import { type Codec, flag, list, optional, struct, text, whole } from './codec.ts'
import type { Assertion, PersonId, RecordNumber } from './event.ts'
import { linkKindCodec } from './event-codec.ts'
import { itemStateCodec } from './item-codec.ts'
import type { ItemState, PersonState, RecordState, StateCounters } from './state.ts'

/** A table of the logical state: its name, and what its values are. */
export interface StateTable<V> {
  readonly name: string
  readonly value: Codec<V>
}

/** A record without what its key says. */
export type RecordRow = Omit<RecordState, 'record'>

/** A person without what its key says. */
export type PersonRow = Omit<PersonState, 'person'>

/** What is said of the state as a whole. */
export interface SummaryRow extends StateCounters {
  readonly sequence: number
  readonly model: string
}

/** The key says all. */
const present: Codec<true> = { write: () => {}, read: () => true }

/** By number of the record. */
export const RECORDS: StateTable<RecordRow> = {
  name: 'record',
  value: struct<RecordRow>({
    source: text,
    id: text,
    version: whole,
    submitted: whole,
    person: optional(text),
    link: linkKindCodec,
    linkedAt: whole,
    deleted: flag,
    erased: flag,
  }),
}

/** Numbers of records, by source and id. */
export const RECORD_IDS: StateTable<number> = { name: 'record-id', value: whole }

/** By person id. */
export const PERSONS: StateTable<PersonRow> = {
  name: 'person',
  value: struct<PersonRow>({
    members: list(whole),
    since: whole,
    version: whole,
    redirect: optional(text),
    splitFrom: optional(text),
  }),
}

/** Standing assertions, by number. */
export const ASSERTIONS: StateTable<Assertion> = { name: 'assertion', value: assertionCodec }

/** By record and assertion. */
export const RECORD_ASSERTIONS: StateTable<true> = { name: 'record-assertion', value: present }

/** Items by number, resolved ones included. */
export const ITEMS: StateTable<ItemState> = { name: 'item', value: itemStateCodec }

/** Unresolved items, by number. */
export const OPEN_ITEMS: StateTable<true> = { name: 'open-item', value: present }

/** Unresolved items, by person and number. */
export const PERSON_ITEMS: StateTable<true> = { name: 'person-item', value: present }

/** By record and field. */
export const PINS: StateTable<true> = { name: 'pin', value: present }

/** Where an entry was taken back, by the sequence number of the entry. */
export const UNDONE: StateTable<number> = { name: 'undone', value: whole }

/** What is told of records, persons and items beyond what the state says of them; see `past.ts`. */
export const PAST: StateTable<true> = { name: 'past', value: present }

/** One row. */
export const SUMMARY: StateTable<SummaryRow> = {
  name: 'meta',
  value: struct<SummaryRow>({ sequence: whole, records: whole, persons: whole, model: text }),
}

/** Every table that the ledger keeps in a store; of `meta` it has the keys that begin with `ledger/`. */
export const LEDGER_TABLES: readonly string[] = [
  'ledger',
  'payload',
  RECORDS.name,
  RECORD_IDS.name,
  PERSONS.name,
  ASSERTIONS.name,
  RECORD_ASSERTIONS.name,
  ITEMS.name,
  OPEN_ITEMS.name,
  PERSON_ITEMS.name,
  PINS.name,
  UNDONE.name,
  PAST.name,
  SUMMARY.name,
]

/** Key of a row of `meta`. */
export function metaKey(name: string): Uint8Array {
  return keyOf().text(`ledger/${name}`).done()
}

/** Key of a record, and beginning of the keys of what hangs on it. */
export function recordKey(record: RecordNumber): Uint8Array {
  return keyOf().u32(record).done()
}

/** Key of a person, and beginning of the keys of what hangs on it. */
export function personKey(person: PersonId): Uint8Array {
  return keyOf().text(person).done()
}

export function recordAssertionKey(record: RecordNumber, assertion: number): Uint8Array {
  return keyOf().u32(record).u64(assertion).done()
}

export function personItemKey(person: PersonId, item: number): Uint8Array {
  return keyOf().text(person).u64(item).done()
}

export function pinKey(record: RecordNumber, field: string): Uint8Array {
  return keyOf().u32(record).text(field).done()
}

/** Key of what a sequence number names: an assertion, an item, an entry. */
export function sequenceKey(sequence: number): Uint8Array {
  return keyOf().u64(sequence).done()
}

/**
 * Key of a source's record.
 *
 * @throws {@link LinkageError} `record-key-too-long` if source and id do not fit in a key.
 */
export function recordIdKey(source: string, id: string): Uint8Array {
  const key = keyOf().text(source).text(id).done()
  if (key.length > MAX_KEY_BYTES) {
    throw new LinkageError('record-key-too-long', { bytes: key.length, limit: MAX_KEY_BYTES })
  }
  return key
}
