import { ByteReader } from '../storage/byte-reader.ts'
import { ByteWriter } from '../storage/byte-writer.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { HASH_LENGTH, type HeadRow, LEDGER, writeHeadChunk, writeNextChunk } from './chunk.ts'
import { EntryHash, NO_HASH } from './entry-hash.ts'
import type { EntryHead, LedgerEvent } from './event.ts'
import { eventCodec } from './event-codec.ts'
import { metaKey, sequenceKey } from './state-tables.ts'

/**
 * Bytes of events in a row before it is cut: few enough to be read for one event, and with the last
 * event and what stands around them still on eight pages.
 */
const CHUNK_BYTES = 32 * 1024 - 512

export const CHAIN_KEY: Uint8Array = metaKey('chain')

/** Appends entries to the ledger of a store; holds no more than two chunks of an entry in memory. */
export class LedgerWriter {
  readonly #writer: StoreWriter
  readonly #events: ByteWriter = new ByteWriter(2 * CHUNK_BYTES)
  readonly #row: ByteWriter = new ByteWriter(2 * CHUNK_BYTES)
  #hash: EntryHash = new EntryHash()
  /** Where the entry begins. */
  #entry: number
  /** Events of the entry so far, and of them those of this chunk. */
  #count = 0
  #inChunk = 0
  /** The first chunk waits for the head, which is known at the end. */
  #first: { readonly count: number; readonly events: Uint8Array } | undefined

  /** @param next - sequence number of the first event to come. */
  constructor(writer: StoreWriter, next: number) {
    this.#writer = writer
    this.#entry = next
  }

  append(event: LedgerEvent): void {
    eventCodec.write(this.#events, event)
    this.#count++
    this.#inChunk++
    if (this.#events.length >= CHUNK_BYTES) this.#cut()
  }

  /** Ends the entry, if any event was appended. */
  commit(head: Omit<EntryHead, 'sequence'>): void {
    if (this.#count === 0) return
    if (this.#inChunk > 0) this.#cut()
    const { operation, time, author, reason, model } = head
    const row: HeadRow = { operation, time, author, reason, model, count: this.#count }
    const hash = this.#hash.finish(lastHash(this.#writer), row)
    const { count, events } = this.#first!
    const value = writeHeadChunk(this.#row, { hash, row }, count, events)
    this.#writer.put(LEDGER, sequenceKey(this.#entry), value)
    this.#writer.put('meta', CHAIN_KEY, hash)
    this.#entry += this.#count
    this.#count = 0
    this.#first = undefined
    this.#hash = new EntryHash()
  }

  #cut(): void {
    const events = this.#events.finish()
    const count = this.#inChunk
    this.#hash.add(events)
    if (this.#first === undefined) this.#first = { count, events }
    else {
      const back = this.#count - count
      const value = writeNextChunk(this.#row, back, count, events)
      this.#writer.put(LEDGER, sequenceKey(this.#entry + back), value)
    }
    this.#inChunk = 0
  }
}

/** Hash of the last entry of a store's ledger. */
export function lastHash(reader: StoreReader): Uint8Array {
  const value = reader.get('meta', CHAIN_KEY)
  return value ? new ByteReader(value, 'meta').raw(HASH_LENGTH).slice() : NO_HASH
}
