import { encodeChunk, findInChunk, readChunk } from './posting-chunk.ts'
import type { PostingRun } from './posting-run.ts'
import type { PostingsReader, PostingsWriter } from './postings-keys.ts'
import { POSTINGS } from './tables.ts'

/**
 * A sorted run of postings in a store, never changed once it is written: chunks by the leading bits of
 * the keys, which are hashes and so fall evenly. Plain data.
 */
export interface Segment {
  /** From 1 on; never used again. */
  readonly id: number
  readonly chunks: number
  /** About how many postings it holds. */
  readonly count: number
}

/** Postings in a chunk, about: some hundred bytes, several to a page. */
const CHUNK = 64

export const KEYS: number = 2 ** 32

/** A segment with room for so many postings. */
export function newSegment(id: number, count: number): Segment {
  return { id, chunks: Math.max(1, Math.ceil(count / CHUNK)), count }
}

/** Which chunk a key is in, by its high half. */
export function chunkOf({ chunks }: Segment, high: number): number {
  return Math.floor((high / KEYS) * chunks)
}

/** The least high half that a chunk may hold; 2³² for the one after the last. */
export function chunkStart(segment: Segment, chunk: number): number {
  if (chunk >= segment.chunks) return KEYS
  let high = Math.ceil((chunk / segment.chunks) * KEYS)
  // Divisions are rounded; the chunk that a key is in decides.
  while (high > 0 && chunkOf(segment, high - 1) >= chunk) high--
  while (chunkOf(segment, high) < chunk) high++
  return high
}

/** Bytes that tell a high half within a chunk. */
function widthOf({ chunks }: Segment): number {
  const range = KEYS / chunks + 2
  return Math.min(4, Math.ceil(Math.log2(range) / 8))
}

/** Adds the codes of one key to the open list of a run. */
export function findInSegment(
  reader: PostingsReader,
  segment: Segment,
  low: number,
  high: number,
  into: PostingRun,
): void {
  const chunk = chunkOf(segment, high)
  const bytes = reader.get(POSTINGS, chunkKey(segment, chunk))
  if (bytes === undefined) return
  findInChunk(bytes, widthOf(segment), high - chunkStart(segment, chunk), low, into)
}

/** Adds the keys whose high halves are in `[from, to)` to a run. */
export function readSegment(
  reader: PostingsReader,
  segment: Segment,
  from: number,
  to: number,
  into: PostingRun,
): void {
  const width = widthOf(segment)
  const last = chunkOf(segment, to - 1)
  for (let chunk = chunkOf(segment, from); chunk <= last; chunk++) {
    const bytes = reader.get(POSTINGS, chunkKey(segment, chunk))
    if (bytes !== undefined) {
      readChunk(bytes, width, chunkStart(segment, chunk), from, to, into)
    }
  }
}

/** Writes the chunks `[from, to)` of a segment from a run that holds all their keys and no others. */
export function writeSegment(
  writer: Pick<PostingsWriter, 'put'>,
  segment: Segment,
  from: number,
  to: number,
  run: PostingRun,
): void {
  const width = widthOf(segment)
  let key = 0
  for (let chunk = from; chunk < to && key < run.count; chunk++) {
    const end = chunkStart(segment, chunk + 1)
    const first = key
    while (key < run.count && run.high[key]! < end) key++
    if (key === first) continue
    const base = chunkStart(segment, chunk)
    writer.put(POSTINGS, chunkKey(segment, chunk), encodeChunk(run, first, key, base, width))
  }
}

/** Removes the chunks that lie below `to` and, if at all, not wholly below `from`. */
export function dropChunks(
  writer: PostingsWriter,
  segment: Segment,
  from: number,
  to: number,
): void {
  const last = to === KEYS ? segment.chunks : chunkOf(segment, to)
  for (let chunk = from === KEYS ? last : chunkOf(segment, from); chunk < last; chunk++) {
    writer.remove(POSTINGS, chunkKey(segment, chunk))
  }
}

const key = new Uint8Array(9)
key[0] = 1

/** Keys of chunks begin with 1, those of the log with 0. */
function chunkKey({ id }: Segment, chunk: number): Uint8Array {
  key[1] = id >>> 24
  key[2] = id >>> 16
  key[3] = id >>> 8
  key[4] = id
  key[5] = chunk >>> 24
  key[6] = chunk >>> 16
  key[7] = chunk >>> 8
  key[8] = chunk
  return key
}
