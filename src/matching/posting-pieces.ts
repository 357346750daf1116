import { EntrySorter } from '../blocking/sort-entries.ts'
import { EntryPacker, type PackedEntries } from '../storage/packed-entries.ts'
import { PostingRun } from './posting-run.ts'
import { chunkStart, type Segment, writeSegment } from './segment.ts'
import { POSTINGS } from './tables.ts'

/** Leading bits of a key that choose its partition, so that a partition is sorted in the cache. */
const PARTITION_BITS = 10
const PARTITIONS = 1 << PARTITION_BITS
const SHIFT = 32 - PARTITION_BITS
/** Words of a posting: record, low and high half of its key. */
const WORDS = 3

/** The postings of some records, by partition; on shared memory. */
export interface PostingPiece {
  /** Shape `partitions + 1`, in postings. */
  readonly start: Uint32Array
  readonly words: Uint32Array
}

/** Collects the postings of records that ascend. */
export class PieceBuilder {
  #words = new Uint32Array(WORDS << 14)
  #size = 0

  push(record: number, low: number, high: number): void {
    if (this.#size === this.#words.length) {
      const grown = new Uint32Array(2 * this.#size)
      grown.set(this.#words)
      this.#words = grown
    }
    this.#words[this.#size] = record
    this.#words[this.#size + 1] = low
    this.#words[this.#size + 2] = high
    this.#size += WORDS
  }

  /** What was collected; begins anew. */
  take(): PostingPiece {
    const own = this.#words
    const start = shared(PARTITIONS + 1)
    for (let at = 0; at < this.#size; at += WORDS) start[(own[at + 2]! >>> SHIFT) + 1]!++
    for (let at = 0; at < PARTITIONS; at++) start[at + 1]! += start[at]!
    const next = start.slice()
    const words = shared(this.#size)
    for (let at = 0; at < this.#size; at += WORDS) {
      let to = WORDS * next[own[at + 2]! >>> SHIFT]!++
      words[to++] = own[at]!
      words[to++] = own[at + 1]!
      words[to] = own[at + 2]!
    }
    this.#size = 0
    return { start, words }
  }
}

/** How many postings there are in all. */
export function countPostings(pieces: readonly PostingPiece[]): number {
  return pieces.reduce((sum, { words }) => sum + words.length / WORDS, 0)
}

/**
 * The chunks `[from, to)` of a segment that holds all postings of some pieces.
 *
 * @param pieces - in the order of their records, none of which stands in two.
 */
export function packChunks(
  pieces: readonly PostingPiece[],
  segment: Segment,
  from: number,
  to: number,
): PackedEntries {
  const least = chunkStart(segment, from)
  const end = chunkStart(segment, to)
  const sorter = new EntrySorter()
  const run = new PostingRun()
  run.clear()
  for (let part = least >>> SHIFT; part <= (end - 1) / 2 ** SHIFT; part++) {
    sorter.sort(gather(pieces, part), PARTITION_BITS)
    const { low, high, records, size } = sorter
    for (let at = 0; at < size; at++) {
      if (high[at]! < least || high[at]! >= end) continue
      run.push(2 * records[at]!)
      const ends = at + 1 === size || low[at + 1] !== low[at] || high[at + 1] !== high[at]
      if (ends) run.end(low[at]!, high[at]!)
    }
  }
  const packer = new EntryPacker(POSTINGS)
  const writer = { put: (_: string, key: Uint8Array, value: Uint8Array) => packer.add(key, value) }
  writeSegment(writer, segment, from, to, run)
  return packer.take()
}

function gather(pieces: readonly PostingPiece[], part: number): Uint32Array {
  const count = pieces.reduce((sum, { start }) => sum + start[part + 1]! - start[part]!, 0)
  const entries = new Uint32Array(WORDS * count)
  let at = 0
  for (const { start, words } of pieces) {
    const own = words.subarray(WORDS * start[part]!, WORDS * start[part + 1]!)
    entries.set(own, at)
    at += own.length
  }
  return entries
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}
