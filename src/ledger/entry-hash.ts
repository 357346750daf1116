import { createHash, type Hash } from 'node:crypto'
import { ByteWriter } from '../storage/byte-writer.ts'
import { HASH_LENGTH, type HeadRow, headCodec, LEDGER_FORMAT } from './chunk.ts'

/** What the first entry takes for the hash of the one before it. */
export const NO_HASH: Uint8Array = new Uint8Array(HASH_LENGTH)

/**
 * The hash of an entry, made while its events come: SHA-256 of the hash of the entry before, of all
 * that the entry says of itself, and of the SHA-256 of its events. So no entry can be altered, left
 * out or moved without altering the hashes of all that follow.
 */
export class EntryHash {
  readonly #events: Hash = createHash('sha256')

  /** Takes events in, as bytes, in their order; how they are cut does not matter. */
  add(events: Uint8Array): void {
    this.#events.update(events)
  }

  finish(before: Uint8Array, head: HeadRow): Uint8Array {
    return entryHash(before, head, this.#events.digest())
  }
}

/** The same of an entry whose events were hashed elsewhere: `digest` is the SHA-256 of them all. */
export function entryHash(before: Uint8Array, head: HeadRow, digest: Uint8Array): Uint8Array {
  const writer = new ByteWriter().u8(LEDGER_FORMAT).raw(before)
  headCodec.write(writer, head)
  const all = writer.raw(digest).finish()
  return createHash('sha256').update(all).digest()
}
