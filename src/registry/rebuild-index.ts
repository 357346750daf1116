import { TokenKeyCache } from '../blocking/token-keys.ts'
import { clearIndex } from '../matching/clear-index.ts'
import { nextGeneration } from '../matching/generation.ts'
import { IndexRanges } from '../matching/index-range.ts'
import { edgeLists } from '../matching/loaded-edges.ts'
import { countPostings, type PostingPiece, packChunks } from '../matching/posting-pieces.ts'
import { writeFirstSegment } from '../matching/postings-manifest.ts'
import { newSegment } from '../matching/segment.ts'
import { TableRecords } from '../matching/table-records.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { SPAN_ROWS } from '../records/text-spans.ts'
import type { StoreWriter } from '../storage/store.ts'
import type { JudgedBatch } from './judge-registry.ts'

/** Records whose rows and postings are held until they are written. */
const RECORDS = 1 << 14
/** Chunks of postings that are packed at a time. */
const CHUNKS = 1 << 13

/**
 * Makes the index anew from what a batch found, under its model. From then on the batch knows which
 * rules found a pair.
 */
export function rebuildIndex(
  writer: StoreWriter,
  model: LinkageModel,
  { result, index, numbers }: JudgedBatch,
): void {
  clearIndex(writer)
  const { standardized, keys } = result.prepared
  const end = numbers.reduce((most, number) => Math.max(most, number), 0) + 1
  // Numbers of records that were deleted have no place.
  const placeOf = new Uint32Array(end)
  const isThere = new Uint8Array(end)
  for (const [place, number] of numbers.entries()) {
    placeOf[number] = place
    isThere[number] = 1
  }
  const { left, right, weight } = result.scored.pairs.trimmed()
  const numberAt = (place: number): number => numbers[place]!
  const found = { left: left.map(numberAt), right: right.map(numberAt), weight }
  const records = new TableRecords(model, standardized, keys.hash, new TokenKeyCache(standardized))
  const ranges = new IndexRanges(records, placeOf, edgeLists(found, end - 1))
  const pieces: PostingPiece[] = []
  for (let from = 0; from < end; from += RECORDS) {
    const to = Math.min(end, from + RECORDS)
    ranges.begin(from)
    for (let first = from; first < to; first += SPAN_ROWS) {
      const last = Math.min(to, first + SPAN_ROWS)
      ranges.read(first, last)
      for (let record = first; record < last; record++) {
        if (isThere[record] === 1) ranges.add(record, record - first)
        else ranges.skip()
      }
    }
    const made = ranges.take()
    writer.putPacked(made.rows)
    writer.putPacked(made.edges)
    pieces.push(made.postings)
  }
  const segment = newSegment(1, countPostings(pieces))
  for (let chunk = 0; chunk < segment.chunks; chunk += CHUNKS) {
    const to = Math.min(segment.chunks, chunk + CHUNKS)
    writer.putPacked(packChunks(pieces, segment, chunk, to))
  }
  writeFirstSegment(writer, segment)
  nextGeneration(writer)
  index.rulesOf = (a, b) => ranges.rulesOf(a, b)
}
