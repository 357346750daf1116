import { TokenKeyCache } from '../../src/blocking/token-keys.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import { nextGeneration } from '../../src/matching/generation.ts'
import { type IndexedRange, IndexRanges } from '../../src/matching/index-range.ts'
import { edgeLists } from '../../src/matching/loaded-edges.ts'
import type { IndexedRecord, MatchIndex } from '../../src/matching/match-index.ts'
import { countPostings, packChunks } from '../../src/matching/posting-pieces.ts'
import { writeFirstSegment } from '../../src/matching/postings-manifest.ts'
import { newSegment } from '../../src/matching/segment.ts'
import { TableRecords } from '../../src/matching/table-records.ts'
import type { LinkageModel } from '../../src/model/linkage-model.ts'
import { studentModel } from '../../src/model/presets/student.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { Store } from '../../src/storage/store.ts'
import { type Row, studentRows } from '../linker/students.ts'

/** Records, and chunks, that are made together: few, so that there are many ends. */
const RANGE = 47
const CHUNKS = 5

/** Students of few birth dates, so that blocks are large. */
export function crowdedRows(rows: number, seed: number): Row[] {
  return studentRows(rows, seed).map((row) => {
    const [year, month, day] = row.birth_date!.split('-').map(Number)
    if (!day) return row
    const few = [2010 + (year! % 2), 1 + (month! % 3), 1 + (day! % 4)]
    return { ...row, birth_date: few.map((part) => `${part}`.padStart(2, '0')).join('-') }
  })
}

/** A model fitted to generated students, with blocks so small that some are over-full or large. */
export async function tightModel(rows: readonly Row[]): Promise<LinkageModel> {
  const blocking = {
    ...studentModel.blocking,
    maxBlockSize: 30,
    pairsPerRecord: 12,
    candidatesPerRecord: 2,
  }
  const { model } = await dedupe(tableFromRecords(rows), {
    model: { ...studentModel, blocking },
    id: 'record_id',
    source: 'state',
    threads: 1,
  })
  return model
}

export function linked(rows: readonly Row[], model: LinkageModel): Promise<LinkageResult> {
  const table = tableFromRecords(rows)
  return dedupe(table, { model, id: 'record_id', source: 'state', threads: 1 })
}

/** Every pair of a batch at or above the floor: ids, the smaller first, and the weight to nine places. */
export function batchEdges({ prepared, scored }: LinkageResult): string[] {
  const { keys } = prepared
  const idOf = (record: number): string => keys.ids.values.get(keys.ids.ids[keys.order[record]!]!)
  const { left, right, weight } = scored.pairs.trimmed()
  return Array.from(left, (record, at) =>
    edgeText(idOf(record), idOf(right[at]!), weight[at]!),
  ).sort()
}

export function edgeText(a: string, b: string, weight: number): string {
  const [left, right] = a < b ? [a, b] : [b, a]
  return `${left} ${right} ${weight.toFixed(6)}`
}

export function indexed(index: MatchIndex, record: number, row: Row): IndexedRecord {
  const prepared = index.prepare(row)
  return { record, source: row.state!, id: row.record_id!, prepared }
}

/** Fills an empty index from a batch; a record is its place in key order, plus one. */
export function fill(store: Store, model: LinkageModel, { prepared, scored }: LinkageResult): void {
  const { keys, standardized } = prepared
  const rows = keys.order.length
  const rowOf = Uint32Array.from({ length: rows + 1 }, (_, record) => Math.max(0, record - 1))
  const { left, right, weight } = scored.pairs.trimmed()
  const numbered = { left: left.map((at) => at + 1), right: right.map((at) => at + 1), weight }
  const cache = new TokenKeyCache(standardized)
  const records = new TableRecords(model, standardized, keys.hash, cache)
  const ranges = new IndexRanges(records, rowOf, edgeLists(numbered, rows))
  const made: IndexedRange[] = []
  for (let from = 1; from <= rows; from += RANGE) {
    ranges.begin(from)
    const end = Math.min(rows + 1, from + RANGE)
    ranges.read(from, end)
    for (let record = from; record < end; record++) ranges.add(record, record - from)
    made.push(ranges.take())
  }
  const pieces = made.map(({ postings }) => postings)
  const segment = newSegment(1, countPostings(pieces))
  store.write((writer) => {
    for (const range of made) writer.putPacked(range.rows)
    for (const range of made) writer.putPacked(range.edges)
    for (let from = 0; from < segment.chunks; from += CHUNKS) {
      const to = Math.min(segment.chunks, from + CHUNKS)
      writer.putPacked(packChunks(pieces, segment, from, to))
    }
    writeFirstSegment(writer, segment)
    nextGeneration(writer)
  })
}

export { type Row, studentRows }
