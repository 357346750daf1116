import { ByteReader } from '../storage/byte-reader.ts'
import { ByteWriter } from '../storage/byte-writer.ts'
import type { StoreReader, StoreWriter } from '../storage/store.ts'
import { HASH_LENGTH, type HeadRow, LEDGER, writeHeadChunk } from './chunk.ts'
import { type CutEntry, EntryChunks } from './entry-chunks.ts'
import { entryHash, NO_HASH } from './entry-hash.ts'
import type { EntryHead, LedgerEvent } from './event.ts'
import { eventCodec } from './event-codec.ts'
import { metaKey, sequenceKey } from './state-tables.ts'

export const CHAIN_KEY: Uint8Array = metaKey('chain')

/** Appends entries to the ledger of a store; holds no more than two chunks of an entry in memory. */
export class LedgerWriter {
  readonly #writer: StoreWriter
  readonly #chunks: EntryChunks
  /** Where the entry begins. */
  #entry: number

  /** @param next - sequence number of the first event to come. */
  constructor(writer: StoreWriter, next: number) {
    this.#writer = writer
    this.#entry = next
    this.#chunks = new EntryChunks((back, value) =>
      writer.put(LEDGER, sequenceKey(this.#entry + back), value),
    )
  }

  append(event: LedgerEvent): void {
    eventCodec.write(this.#chunks.events, event)
    this.#chunks.next()
  }

  /** Ends the entry, if any event was appended. */
  commit(head: Omit<EntryHead, 'sequence'>): void {
    const entry = this.#chunks.take()
    if (entry === undefined) return
    putEntry(this.#writer, this.#entry, entry, head)
    this.#entry += entry.count
  }
}

/**
 * Chains an entry to the last one, its other chunks being put.
 *
 * @param sequence - where it begins.
 */
export function putEntry(
  writer: StoreWriter,
  sequence: number,
  { count, first, digest }: CutEntry,
  { operation, time, author, reason, model }: Omit<EntryHead, 'sequence'>,
): void {
  const row: HeadRow = { operation, time, author, reason, model, count }
  const hash = entryHash(lastHash(writer), row, digest)
  const value = writeHeadChunk(new ByteWriter(), { hash, row }, first.count, first.events)
  writer.put(LEDGER, sequenceKey(sequence), value)
  writer.put('meta', CHAIN_KEY, hash)
}

/** Hash of the last entry of a store's ledger. */
export function lastHash(reader: StoreReader): Uint8Array {
  const value = reader.get('meta', CHAIN_KEY)
  return value ? new ByteReader(value, 'meta').raw(HASH_LENGTH).slice() : NO_HASH
}
