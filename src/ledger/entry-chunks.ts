import { createHash, type Hash } from 'node:crypto'
import { ByteWriter } from '../storage/byte-writer.ts'
import { writeNextChunk } from './chunk.ts'

/**
 * Bytes of events in a row before it is cut: few enough to be read for one event, and with the last
 * event and what stands around them still on eight pages.
 */
const CHUNK_BYTES = 32 * 1024 - 512

/** An entry whose head is not known yet. Plain data. */
export interface CutEntry {
  /** Events. */
  readonly count: number
  /** The first chunk waits for the head. */
  readonly first: { readonly count: number; readonly events: Uint8Array }
  /** SHA-256 of all events as bytes. */
  readonly digest: Uint8Array
}

/** Cuts the events of an entry into chunks, and holds no more than two of them in memory. */
export class EntryChunks {
  /** The event at hand goes here, as `eventCodec` writes it; then {@link next}. */
  readonly events: ByteWriter = new ByteWriter(2 * CHUNK_BYTES)
  readonly #put: (back: number, value: Uint8Array) => void
  readonly #row: ByteWriter = new ByteWriter(2 * CHUNK_BYTES)
  #hash: Hash = createHash('sha256')
  #count = 0
  #inChunk = 0
  #first: CutEntry['first'] | undefined

  /** @param put - is given each chunk but the first, and how many events of the entry stand before. */
  constructor(put: (back: number, value: Uint8Array) => void) {
    this.#put = put
  }

  /** Ends an event. */
  next(): void {
    this.#count++
    this.#inChunk++
    if (this.events.length >= CHUNK_BYTES) this.#cut()
  }

  /** Ends the entry, and begins another; undefined if there was no event. */
  take(): CutEntry | undefined {
    if (this.#count === 0) return
    if (this.#inChunk > 0) this.#cut()
    const entry = { count: this.#count, first: this.#first!, digest: this.#hash.digest() }
    this.#count = 0
    this.#first = undefined
    this.#hash = createHash('sha256')
    return entry
  }

  #cut(): void {
    const events = this.events.finish()
    const count = this.#inChunk
    // How they are cut does not matter to the hash.
    this.#hash.update(events)
    if (this.#first === undefined) this.#first = { count, events }
    else {
      const back = this.#count - count
      this.#put(back, writeNextChunk(this.#row, back, count, events))
    }
    this.#inChunk = 0
  }
}
