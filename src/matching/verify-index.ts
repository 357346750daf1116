import type { StoreReader } from '../storage/store.ts'
import { type KeptEdge, readEdges } from './edge-book.ts'
import { addKeys, type IndexParts } from './index-change.ts'
import { KeyColumns } from './key-columns.ts'
import type { IndexFault, StoredRecord } from './match-index.ts'
import { PostingSums } from './posting-sums.ts'
import { type ReadyRecord, tieHashOf } from './prepare-record.ts'
import { type RecordBlocks, resolveCuts } from './record-blocks.ts'
import { isSameRow, readRow, type StoredRow } from './stored-rows.ts'
import { EDGES, ROWS } from './tables.ts'

/** Weights of batch and of one record alone differ by less, in bits: sums in another order. */
const ROUNDING = 1e-6
/** Postings that are read at a time, about. */
const READ = 1 << 15
/** Parts of all postings that are looked at one by one if they are not as they should be. */
const MOST_PARTS = 8

/**
 * Compares the index with what would be built anew from the records: row by row, posting by posting,
 * edge by edge. Postings are summed up part by part, and only parts whose sums differ are compared one
 * by one; edges are found anew by blocking only where rows and postings are sound.
 *
 * Cost: standardizes, keys and looks up every record. Memory: a bit per record and some megabytes.
 *
 * @param records - those that stand, by number; asked for several times.
 */
export function* verifyIndex(
  reader: StoreReader,
  parts: IndexParts,
  records: () => Iterable<StoredRecord>,
): Iterable<IndexFault> {
  const expected = new PostingSums()
  const live = new Marks()
  let isSound = true
  for (const record of records()) {
    live.add(record.record)
    const { row, ready, blocks } = built(parts, record)
    const stored = readRow(reader, record.record)
    // Under another model it may hold nothing to compare any more.
    if (stored === undefined && !ready.hasEvidence) continue
    if (stored === undefined || !isSameRow(stored, row)) {
      isSound = false
      const what = stored === undefined ? 'is missing' : 'is not what its values come to'
      yield { problem: `the row of a record ${what}`, subjects: [record.record] }
    }
    for (const [low, high] of keysOf(ready, blocks)) expected.add(low, high, record.record)
  }
  for (const table of [ROWS, EDGES]) {
    for (const [key] of reader.range(table)) {
      const record = new DataView(key.buffer, key.byteOffset).getUint32(0)
      if (live.has(record)) continue
      isSound = false
      yield { problem: `table ${table} knows a record that is not there`, subjects: [record] }
    }
  }
  for (const fault of postingFaults(reader, parts, records, expected)) {
    isSound = false
    yield fault
  }
  if (!isSound) return
  for (const { record } of records()) yield* edgeFaults(reader, parts, record)
}

interface BuiltRecord {
  readonly row: StoredRow
  readonly ready: ReadyRecord
  readonly blocks: RecordBlocks
}

function built({ preparer }: IndexParts, { source, id, fields }: StoredRecord): BuiltRecord {
  const ready = preparer.prepare(fields)
  const tieHash = tieHashOf(source, id)
  return { ready, row: { tieHash, bytes: ready.bytes }, blocks: resolveCuts(ready.blocks, tieHash) }
}

const columns = new KeyColumns()

function* keysOf(
  ready: ReadyRecord,
  blocks: RecordBlocks,
): Iterable<readonly [low: number, high: number]> {
  columns.count = 0
  addKeys(columns, ready.identifiers, blocks)
  for (let at = 0; at < columns.count; at++) yield [columns.low[at]!, columns.high[at]!]
}

function* postingFaults(
  reader: StoreReader,
  parts: IndexParts,
  records: () => Iterable<StoredRecord>,
  expected: PostingSums,
): Iterable<IndexFault> {
  const stored = new PostingSums()
  const differing: number[] = []
  const together = Math.max(1, Math.floor((PostingSums.parts * READ) / (expected.count + 1)))
  for (let part = 0; part < PostingSums.parts; part += together) {
    const end = Math.min(PostingSums.parts, part + together)
    for (const [low, high, record] of storedPostings(reader, parts, part, end)) {
      stored.add(low, high, record)
    }
  }
  for (let part = 0; part < PostingSums.parts; part++) {
    if (!stored.isSame(expected, part)) differing.push(part)
  }
  const looked = differing.slice(0, MOST_PARTS)
  if (looked.length > 0) {
    const missing = new Map<number, Set<string>>()
    for (const part of looked) missing.set(part, new Set())
    for (const record of records()) {
      const { ready, blocks } = built(parts, record)
      if (!ready.hasEvidence && readRow(reader, record.record) === undefined) continue
      for (const [low, high] of keysOf(ready, blocks)) {
        missing.get(PostingSums.partOf(high))?.add(nameOf(low, high, record.record))
      }
    }
    for (const [part, own] of missing) {
      for (const [low, high, record] of storedPostings(reader, parts, part, part + 1)) {
        if (own.delete(nameOf(low, high, record))) continue
        yield { problem: 'a record is found under a key that it lacks', subjects: [record] }
      }
      for (const name of own) {
        const record = Number(name.slice(name.lastIndexOf(' ') + 1))
        yield { problem: 'a record is not found under one of its keys', subjects: [record] }
      }
    }
  }
  if (differing.length > looked.length) {
    const problem = `of ${PostingSums.parts} parts of all postings so many more are not as they should be`
    yield { problem, subjects: [differing.length - looked.length] }
  }
}

function* storedPostings(
  reader: StoreReader,
  { postings }: IndexParts,
  part: number,
  end: number,
): Iterable<readonly [low: number, high: number, record: number]> {
  const [from, to] = [PostingSums.startOf(part), PostingSums.startOf(end)]
  const { count, low, high, start, codes } = postings.read(reader, from, to)
  for (let key = 0; key < count; key++) {
    for (let at = start[key]!; at < start[key + 1]!; at++) {
      yield [low[key]!, high[key]!, codes[at]! >>> 1]
    }
  }
}

const nameOf = (low: number, high: number, record: number): string => `${high} ${low} ${record}`

function* edgeFaults(
  reader: StoreReader,
  { preparer, search, weigher, floor }: IndexParts,
  record: number,
): Iterable<IndexFault> {
  const row = readRow(reader, record)
  if (row === undefined) return
  const ready = preparer.restore(row.bytes)
  const blocks = resolveCuts(ready.blocks, row.tieHash)
  const skipped = search.skipped
  search.find(reader, blocks, record)
  // A block that grew far beyond what the model knows is not looked at, yet was before it grew.
  const isWhole = search.skipped === skipped
  const { met } = search
  const places: number[] = []
  for (let place = 0; place < met.count; place++) if (met.isConfirmed(place)) places.push(place)
  const others = places.map((place) => met.records[place]!)
  const kept = readEdges(reader, record)
  const found = new Map<number, KeptEdge>()
  weigher.weigh(reader, ready.bytes, others, floor, (at, weight) => {
    found.set(others[at]!, { weight, rules: met.rulesOf(places[at]!) })
  })
  for (const [other, edge] of found) {
    const own = kept.get(other)
    const problem =
      own === undefined
        ? 'an edge is missing'
        : Math.abs(own.weight - edge.weight) > ROUNDING
          ? 'an edge has another weight'
          : isWhole && own.rules.join() !== edge.rules.join()
            ? 'an edge is found by other rules'
            : undefined
    if (problem !== undefined) yield { problem, subjects: [record, other] }
  }
  for (const other of kept.keys()) {
    if (isWhole && !found.has(other)) {
      yield {
        problem: 'an edge is kept that blocking and weights do not give',
        subjects: [record, other],
      }
    }
  }
}

/** Numbers, a bit each. */
class Marks {
  #bits = new Uint32Array(1 << 10)

  add(number: number): void {
    if (number >>> 5 >= this.#bits.length) {
      const grown = new Uint32Array(2 * ((number >>> 5) + 1))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[number >>> 5]! |= 1 << (number & 31)
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }
}
