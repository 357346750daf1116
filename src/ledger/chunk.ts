import { ByteReader } from '../storage/byte-reader.ts'
import type { ByteWriter } from '../storage/byte-writer.ts'
import { KeyReader } from '../storage/key-reader.ts'
import type { StoreEntry } from '../storage/store.ts'
import { type Codec, struct, text, whole, word } from './codec.ts'
import type { EntryHead, LedgerEvent } from './event.ts'
import { eventCodec } from './event-codec.ts'

/** Of entries and events; a later form gets another number and is read beside this one. */
export const LEDGER_FORMAT = 1

/** The table. Its keys are the sequence numbers of the first event of each chunk. */
export const LEDGER = 'ledger'

/** Bytes of SHA-256. */
export const HASH_LENGTH = 32

/** What an entry says of itself; where it begins, its key says. */
export type HeadRow = Omit<EntryHead, 'sequence'> & { readonly count: number }

export const headCodec: Codec<HeadRow> = struct<HeadRow>({
  operation: word([
    'init',
    'submit',
    'delete',
    'rekey',
    'erase',
    'merge',
    'split',
    'unlink',
    'assert',
    'retract',
    'review',
    'pin',
    'undo',
    'model',
    'batch',
  ]),
  time: whole,
  author: text,
  reason: text,
  model: text,
  count: whole,
})

/** Some events of an entry: a large entry takes many rows, so that any of its events is at hand. */
export interface Chunk {
  /** Sequence number of the first event here. */
  readonly sequence: number
  /** Where its entry begins: here, if it has a head. */
  readonly entry: number
  readonly head?: { readonly hash: Uint8Array; readonly row: HeadRow }
  readonly count: number
  /** The events, as bytes. */
  readonly events: Uint8Array
}

export function writeHeadChunk(
  writer: ByteWriter,
  head: { readonly hash: Uint8Array; readonly row: HeadRow },
  count: number,
  events: Uint8Array,
): Uint8Array {
  writer.u8(LEDGER_FORMAT).u8(0).raw(head.hash)
  headCodec.write(writer, head.row)
  return writer.varint(count).raw(events).finish()
}

/** A chunk that goes on with the entry that began `back` events before. */
export function writeNextChunk(
  writer: ByteWriter,
  back: number,
  count: number,
  events: Uint8Array,
): Uint8Array {
  return writer.u8(LEDGER_FORMAT).u8(1).varint(back).varint(count).raw(events).finish()
}

/** @throws {@link LinkageError} `store-damaged` if it is none. */
export function readChunk([key, value]: StoreEntry): Chunk {
  const sequence = new KeyReader(key, LEDGER).u64()
  const reader = new ByteReader(value, LEDGER)
  if (reader.u8() !== LEDGER_FORMAT) throw reader.damage('an entry has an unknown form')
  const kind = reader.u8()
  if (kind > 1) throw reader.damage('an entry is cut in an unknown way')
  const head =
    kind === 0 ? { hash: reader.raw(HASH_LENGTH).slice(), row: headCodec.read(reader) } : undefined
  const entry = head ? sequence : sequence - reader.varint()
  const count = reader.varint()
  const events = reader.raw(reader.left).slice()
  return { sequence, entry, count, events, ...(head ? { head } : {}) }
}

/** @throws {@link LinkageError} `store-damaged` if they are not as many as it says. */
export function eventsOf(chunk: Chunk): LedgerEvent[] {
  const reader = new ByteReader(chunk.events, LEDGER)
  const events: LedgerEvent[] = []
  for (let at = 0; at < chunk.count; at++) events.push(eventCodec.read(reader))
  reader.end()
  return events
}
