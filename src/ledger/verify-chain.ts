import { isLinkageError } from '../errors.ts'
import type { StoreReader } from '../storage/store.ts'
import { type Chunk, eventsOf, LEDGER, readChunk } from './chunk.ts'
import { EntryHash, NO_HASH } from './entry-hash.ts'
import { lastHash } from './ledger-writer.ts'
import { readState } from './stored-state.ts'

/** What is wrong with the chain, and the sequence number from which on it proves nothing. */
export interface ChainFault {
  readonly code: /** A row cannot be read. */
    | 'entry-unreadable'
    /** A row is missing, or stands where another should. */
    | 'entry-missing'
    /** An entry is not what its hash says. */
    | 'entry-altered'
    /** The last entries are missing. */
    | 'end-missing'
  readonly sequence: number
}

export interface ChainReport {
  /** Entries that were found good. */
  readonly entries: number
  /** Sequence number of the last good event. */
  readonly sequence: number
  /** Hash of the last good entry, hexadecimal. Noted elsewhere, it proves all that is before it. */
  readonly hash: string
  /** Absent if the chain is whole. */
  readonly fault?: ChainFault
}

/** Walks the whole ledger and proves that no entry was altered, left out or moved. */
export function verifyChain(reader: StoreReader): ChainReport {
  const walk = new ChainWalk()
  let code: ChainFault['code'] | undefined
  try {
    for (const row of reader.range(LEDGER)) {
      code = walk.add(readChunk(row))
      if (code) break
    }
    code ??= walk.end(lastHash(reader), readState(reader).sequence())
  } catch (error) {
    if (!isLinkageError(error, 'store-damaged')) throw error
    code = 'entry-unreadable'
  }
  const report = {
    entries: walk.entries,
    sequence: walk.sequence,
    hash: Buffer.from(walk.hash).toString('hex'),
  }
  return code ? { ...report, fault: { code, sequence: walk.sequence + 1 } } : report
}

class ChainWalk {
  entries = 0
  /** Of the last event of the last whole entry. */
  sequence = 0
  hash: Uint8Array = NO_HASH
  #head: Required<Chunk>['head'] | undefined
  #events: EntryHash = new EntryHash()
  /** Events of the entry that were seen. */
  #count = 0

  add(chunk: Chunk): ChainFault['code'] | undefined {
    const entry = this.sequence + 1
    if (chunk.sequence !== entry + this.#count) return 'entry-missing'
    if (chunk.entry !== entry) return 'entry-altered'
    this.#head ??= chunk.head
    if (this.#head === undefined) return 'entry-missing'
    this.#count += eventsOf(chunk).length
    this.#events.add(chunk.events)
    if (this.#count > this.#head.row.count) return 'entry-altered'
    if (this.#count === this.#head.row.count) return this.#finish(this.#head)
    return
  }

  #finish(head: Required<Chunk>['head']): ChainFault['code'] | undefined {
    const hash = this.#events.finish(this.hash, head.row)
    if (Buffer.compare(hash, head.hash) !== 0) return 'entry-altered'
    this.hash = hash
    this.sequence += this.#count
    this.entries++
    this.#head = undefined
    this.#events = new EntryHash()
    this.#count = 0
    return
  }

  end(hash: Uint8Array, sequence: number): ChainFault['code'] | undefined {
    const whole = this.#head === undefined && this.sequence === sequence
    return whole && Buffer.compare(hash, this.hash) === 0 ? undefined : 'end-missing'
  }
}
