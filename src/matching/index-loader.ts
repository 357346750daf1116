import { EntrySorter } from '../blocking/sort-entries.ts'
import { WordLists } from '../blocking/word-lists.ts'
import { lazyTexts } from '../comparison/value-texts.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type {
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'
import type { StoreWriter } from '../storage/store.ts'
import { encodeEdges } from './edge-book.ts'
import { nextGeneration } from './generation.ts'
import { addKeys } from './index-change.ts'
import { KeyColumns } from './key-columns.ts'
import type { IndexedRecord, PreparedRecord } from './match-index.ts'
import { PostingRun } from './posting-run.ts'
import { writeFirstSegment } from './postings-manifest.ts'
import { type ReadyRecord, RecordPreparer, tieHashOf } from './prepare-record.ts'
import { BLOCK, HIGH, LOW, type RecordBlocks, RULE, resolveCuts } from './record-blocks.ts'
import { chunkOf, newSegment, type Segment, writeSegment } from './segment.ts'
import { writeRow } from './stored-rows.ts'
import { EDGES, recordKey } from './tables.ts'

/** Leading bits of a key that choose its partition, so that a partition is sorted in the cache. */
const PARTITION_BITS = 10
const PARTITIONS = 1 << PARTITION_BITS
/** Partitions written by a step. */
const STEP = 32
/** A value is common if it stands on so many records, on average. */
const COMMON = 4
/** Records whose edges are written by a step. */
const RECORDS = 1 << 16

/** Pairs at or above the floor with their weights, as a batch found them; each pair once. */
export interface LoadedEdges {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
}

/**
 * Fills an empty index from a batch: records in ascending order, then the pairs that the batch found
 * under the very same model. All is written in the order of its keys.
 *
 * Memory: 28 bytes per key of each record, of which there are some dozens.
 */
export class IndexLoader {
  readonly #preparer: RecordPreparer
  readonly #partitions = new WordLists(PARTITIONS)
  readonly #blocks = new LoadedBlocks()
  readonly #keys = new KeyColumns()
  readonly #texts = new Map<NameColumn | ValueColumn, (id: number) => string>()
  #postings = 0

  constructor(model: LinkageModel) {
    this.#preparer = new RecordPreparer(model)
  }

  /** A row of a table that was standardized under the model, made ready. */
  prepareRow(table: StandardizedTable, row: number): PreparedRecord {
    const { shape } = this.#preparer
    return this.#preparer.ready({
      texts: shape.texts.map(({ field }) => {
        const column = table.columns.get(field)
        if (column === undefined || column.kind === 'date') return ''
        const id = column.ids[row]!
        return id === 0 ? '' : this.#textsOf(column)(id)
      }),
      dates: shape.dates.map(({ field, skipped }) => {
        const column = table.columns.get(field)
        if (column?.kind !== 'date') return 0
        const date = column.dates[row]!
        const month = column.keyDates?.[row] ?? 0
        if (date !== 0 || month === 0) return date
        // Of a skip date the table kept the month only.
        return [...skipped].find((each) => each - (each % 100) === month) ?? month
      }),
    })
  }

  /** Texts of a column; those that stand on many records are decoded once. */
  #textsOf(column: NameColumn | ValueColumn): (id: number) => string {
    let texts = this.#texts.get(column)
    if (texts === undefined) {
      const { ids, values } = column
      const isCommon = values.size * COMMON <= ids.length
      texts = isCommon ? lazyTexts(column) : (id) => values.get(id)
      this.#texts.set(column, texts)
    }
    return texts
  }

  /** Writes one record. Records must ascend. */
  add(writer: StoreWriter, { record, source, id, prepared }: IndexedRecord): void {
    const ready = prepared as ReadyRecord
    const tieHash = tieHashOf(source, id)
    const blocks = resolveCuts(ready.blocks, tieHash)
    writeRow(writer, record, tieHash, ready.bytes)
    this.#blocks.add(record, blocks)
    const keys = this.#keys
    keys.count = 0
    addKeys(keys, ready, blocks)
    for (let at = 0; at < keys.count; at++) {
      const high = keys.high[at]!
      this.#partitions.pushEntry(high >>> (32 - PARTITION_BITS), record, keys.low[at]!, high)
    }
    this.#postings += keys.count
  }

  /** Numbers of the blocking rules that find a pair of added records, ascending. */
  rulesOf(left: number, right: number): readonly number[] {
    return this.#blocks.rulesOf(left, right)
  }

  /**
   * What is left to be written, in steps of some ten thousand entries; each may be a transaction of
   * its own. The index is empty until the last one.
   */
  *steps(edges: LoadedEdges): Generator<(writer: StoreWriter) => void> {
    const segment = newSegment(1, this.#postings)
    const pending = new PostingWriter(segment)
    for (let partition = 0; partition < PARTITIONS; partition += STEP) {
      yield (writer) => {
        for (let at = partition; at < partition + STEP; at++) {
          pending.write(writer, this.#partitions.gather(at), at === PARTITIONS - 1)
        }
      }
    }
    const lists = new EdgeLists(edges, this.#blocks)
    for (let from = 0; from < lists.records; from += RECORDS) {
      yield (writer) => lists.write(writer, from, Math.min(lists.records, from + RECORDS))
    }
    yield (writer) => {
      writeFirstSegment(writer, segment)
      nextGeneration(writer)
    }
  }
}

/** Sorts partitions and writes them as chunks; chunks may lie across partitions. */
class PostingWriter {
  readonly #segment: Segment
  readonly #sorter = new EntrySorter()
  /** What is not written yet: the beginning of a chunk. */
  #run = new PostingRun()
  #rest = new PostingRun()
  #next = 0

  constructor(segment: Segment) {
    this.#segment = segment
    this.#run.clear()
  }

  write(writer: StoreWriter, entries: Uint32Array, isLast: boolean): void {
    this.#sorter.sort(entries, PARTITION_BITS)
    const { low, high, records, size } = this.#sorter
    const run = this.#run
    for (let at = 0; at < size; at++) {
      run.push(2 * records[at]!)
      const ends = at + 1 === size || low[at + 1] !== low[at] || high[at + 1] !== high[at]
      if (ends) run.end(low[at]!, high[at]!)
    }
    if (run.count === 0) return
    const last = isLast ? this.#segment.chunks : chunkOf(this.#segment, run.high[run.count - 1]!)
    if (last === this.#next) return
    writeSegment(writer, this.#segment, this.#next, last, run)
    this.#next = last
    this.#keepFrom(last)
  }

  #keepFrom(chunk: number): void {
    const [run, rest] = [this.#run, this.#rest]
    rest.clear()
    for (let key = 0; key < run.count; key++) {
      if (chunkOf(this.#segment, run.high[key]!) < chunk) continue
      for (let at = run.start[key]!; at < run.start[key + 1]!; at++) rest.push(run.codes[at]!)
      rest.end(run.low[key]!, run.high[key]!)
    }
    this.#run = rest
    this.#rest = run
  }
}

/** The blocks of all records, one after the other. */
class LoadedBlocks {
  records = 0
  /** By record: where its blocks begin, in words. */
  #start = new Float64Array(1 << 10)
  #words = new Uint32Array(1 << 14)
  #size = 0

  add(record: number, blocks: RecordBlocks): void {
    while (record + 1 >= this.#start.length) {
      this.#start = grown(this.#start, new Float64Array(2 * this.#start.length))
    }
    // Numbers that nobody has are records without blocks.
    while (this.records <= record) this.#start[this.records++] = this.#size
    if (this.#size + blocks.length > this.#words.length) {
      this.#words = grown(this.#words, new Uint32Array(2 * (this.#size + blocks.length)))
    }
    this.#words.set(blocks, this.#size)
    this.#size += blocks.length
    this.#start[this.records] = this.#size
  }

  /** The rules that find a pair, ascending. */
  rulesOf(left: number, right: number): number[] {
    const rules: number[] = []
    const words = this.#words
    const end = this.#start[right + 1]!
    let from = this.#start[right]!
    for (let a = this.#start[left]!; a < this.#start[left + 1]!; a += BLOCK) {
      const rule = words[a + RULE]!
      if (rules.at(-1) === rule) continue
      while (from < end && words[from + RULE]! < rule) from += BLOCK
      for (let b = from; b < end && words[b + RULE] === rule; b += BLOCK) {
        if (words[a + LOW] !== words[b + LOW] || words[a + HIGH] !== words[b + HIGH]) continue
        rules.push(rule)
        break
      }
    }
    return rules
  }
}

function grown<T extends Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/** The edges of each record, both ways. */
class EdgeLists {
  readonly records: number
  readonly #edges: LoadedEdges
  readonly #blocks: LoadedBlocks
  /** Shape `records + 1`: the edges of record `r` are `order[start[r], start[r + 1])`. */
  readonly #start: Uint32Array
  readonly #order: Uint32Array

  constructor(edges: LoadedEdges, blocks: LoadedBlocks) {
    this.records = blocks.records
    this.#edges = edges
    this.#blocks = blocks
    const { left, right } = edges
    const start = new Uint32Array(this.records + 2)
    for (const ends of [left, right]) for (const record of ends) start[record + 2]!++
    for (let at = 2; at < start.length; at++) start[at]! += start[at - 1]!
    this.#order = new Uint32Array(2 * left.length)
    for (let edge = 0; edge < left.length; edge++) {
      this.#order[start[left[edge]! + 1]!++] = edge
      this.#order[start[right[edge]! + 1]!++] = edge
    }
    this.#start = start
  }

  write(writer: StoreWriter, from: number, to: number): void {
    const { left, right, weight } = this.#edges
    for (let record = from; record < to; record++) {
      const own = this.#order.subarray(this.#start[record]!, this.#start[record + 1]!)
      if (own.length === 0) continue
      const edges = Array.from(own, (edge) => {
        const other = left[edge] === record ? right[edge]! : left[edge]!
        const rules = this.#blocks.rulesOf(left[edge]!, right[edge]!)
        return [other, { weight: weight[edge]!, rules }] as const
      })
      edges.sort(([a], [b]) => a - b)
      writer.put(EDGES, recordKey(record), encodeEdges(edges))
    }
  }
}
