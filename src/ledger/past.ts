import { hash } from 'node:crypto'
import { afterPrefix, keyOf } from '../storage/key.ts'
import { KeyReader } from '../storage/key-reader.ts'
import type { StoreReader } from '../storage/store.ts'
import type { LedgerEvent, PersonId, RecordNumber, ReviewItem } from './event.ts'
import type { RecordState } from './state.ts'
import { PAST, sequenceKey } from './state-tables.ts'

/**
 * Where a record, a person or an item is told of, as far as the state does not say so by itself. It
 * says where each record was last submitted and linked, where each person was created, and the number
 * of an item or of a standing assertion is where it was told. So a newcomer leaves nothing here, and a
 * registry that was loaded begins with nothing; a row is made once a place is forgotten, or an event
 * has none in the state.
 *
 * With it the life of one record or person is read from the ledger without reading those of all.
 */

/** Whose past: the beginning of its keys. */
export type Subject = Uint8Array

/** An event that is about a subject: its sequence number. */
export type Place = readonly [subject: Subject, sequence: number]

/** Kinds of subjects by their first byte. */
const RECORD = 1
const PERSON = 2
const ITEM = 3
const KEY = 4

export function ofRecord(record: RecordNumber): Subject {
  return keyOf().u8(RECORD).u32(record).done()
}

export function ofPerson(person: PersonId): Subject {
  return keyOf().u8(PERSON).text(person).done()
}

export function ofItem(item: number): Subject {
  return keyOf().u8(ITEM).u64(item).done()
}

/**
 * A key that records had before they got another. Hashed, as it may be as long as a key of the store;
 * two that have one hash only make more to look at.
 */
export function ofKey(source: string, id: string): Subject {
  const key = keyOf().text(source).text(id).done()
  const digest = hash('sha256', key, 'buffer')
  return keyOf().u8(KEY).u32(digest.readUInt32BE(0)).u32(digest.readUInt32BE(4)).done()
}

/** As much of a state as {@link placesFor} asks for. */
export interface Remembered {
  record(record: RecordNumber): Pick<RecordState, 'source' | 'submitted' | 'linkedAt'> | undefined
  item(item: number): Pick<ReviewItem, 'persons'> | undefined
}

const NONE: readonly Place[] = []

/**
 * What has to be noted of an event.
 *
 * @param state - before it.
 */
export function placesFor(
  state: Remembered,
  event: LedgerEvent,
  sequence: number,
): readonly Place[] {
  switch (event.kind) {
    case 'submitted': {
      if (event.version === 1) return NONE
      const submitted = state.record(event.record)?.submitted
      return submitted === undefined ? NONE : [[ofRecord(event.record), submitted]]
    }
    case 'linked': {
      const linkedAt = state.record(event.record)?.linkedAt ?? 0
      return linkedAt === 0 ? NONE : [[ofRecord(event.record), linkedAt]]
    }
    case 'unlinked': {
      const linkedAt = state.record(event.record)?.linkedAt ?? 0
      const record = ofRecord(event.record)
      return [
        [record, linkedAt],
        [record, sequence],
        [ofPerson(event.person), sequence],
      ]
    }
    case 'deleted':
    case 'erased':
    case 'pinned':
    case 'unpinned':
      return [[ofRecord(event.record), sequence]]
    case 'rekeyed': {
      const source = state.record(event.record)?.source ?? ''
      return [
        [ofRecord(event.record), sequence],
        [ofKey(source, event.former), sequence],
      ]
    }
    case 'retracted': {
      const { assertion, left, right } = event.assertion
      return [left, right].flatMap((record): Place[] => {
        const subject = ofRecord(record)
        return [
          [subject, assertion],
          [subject, sequence],
        ]
      })
    }
    case 'merged':
      return [event.survivor, ...event.others].map((person) => [ofPerson(person), sequence])
    case 'split':
      return [event.person, ...event.parts].map((person) => [ofPerson(person), sequence])
    case 'redirected':
      return [event.person, event.to].map((person) => [ofPerson(person), sequence])
    case 'restored':
      return [[ofPerson(event.person), sequence]]
    case 'rewritten':
      return itemPlaces(state, event.item.item, sequence)
    case 'resolved':
      return itemPlaces(state, event.item, sequence)
    default:
      return NONE
  }
}

/** Persons that an unresolved item names lead to it, until it names others or none. */
function itemPlaces(state: Remembered, item: number, sequence: number): readonly Place[] {
  const persons = state.item(item)?.persons ?? []
  return [[ofItem(item), sequence], ...persons.map((person): Place => [ofPerson(person), item])]
}

/** Key of a row. */
export function pastKey([subject, sequence]: Place): Uint8Array {
  return Buffer.concat([subject, sequenceKey(sequence)])
}

/** What is noted of a subject, ascending. */
export function readPast(reader: StoreReader, subject: Subject): number[] {
  const to = afterPrefix(subject)
  const range = to ? { from: subject, to } : { from: subject }
  return Array.from(reader.range(PAST.name, range), ([key]) =>
    new KeyReader(key.subarray(subject.length), PAST.name).u64(),
  )
}

/** A row of the table: whose it is, by number or id (a key by its hash), and the event. */
export interface PastRow {
  readonly kind: 'record' | 'person' | 'item' | 'key'
  readonly of: number | PersonId
  readonly sequence: number
}

/** All rows. @throws {@link LinkageError} `store-damaged`. */
export function* allPast(reader: StoreReader): Iterable<PastRow> {
  for (const [bytes] of reader.range(PAST.name)) {
    const key = new KeyReader(bytes, PAST.name)
    const [kind, of] = subjectOf(key)
    yield { kind, of, sequence: key.u64() }
  }
}

function subjectOf(key: KeyReader): [PastRow['kind'], number | PersonId] {
  switch (key.u8()) {
    case RECORD:
      return ['record', key.u32()]
    case PERSON:
      return ['person', key.text()]
    case ITEM:
      return ['item', key.u64()]
    default:
      return ['key', `${key.u32()} ${key.u32()}`]
  }
}
