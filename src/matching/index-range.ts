import { ByteWriter } from '../storage/byte-writer.ts'
import { EntryPacker, type PackedEntries } from '../storage/packed-entries.ts'
import { encodeEdges } from './edge-book.ts'
import { KeyColumns } from './key-columns.ts'
import type { EdgeLists } from './loaded-edges.ts'
import { PieceBuilder, type PostingPiece } from './posting-pieces.ts'
import { BLOCK, HIGH, LOW, type RecordBlocks, RULE } from './record-blocks.ts'
import type { TableRecords } from './table-records.ts'
import { EDGES, ROWS, recordKey } from './tables.ts'

/** What a range of records of a batch adds to the index. */
export interface IndexedRange {
  readonly rows: PackedEntries
  readonly edges: PackedEntries
  readonly postings: PostingPiece
}

const NO_BLOCKS: RecordBlocks = new Uint32Array(0)

/** Makes the rows, edges and postings of records that ascend, range by range. */
export class IndexRanges {
  readonly #records: TableRecords
  /** Shape `records + 1`: the row of each record in its table. */
  readonly #rowOf: Uint32Array
  readonly #edges: EdgeLists
  /** Blocks of the records of the range, from the first on, and of others that were asked for. */
  readonly #blocks: RecordBlocks[] = []
  readonly #others = new Map<number, RecordBlocks>()
  #first = 0
  readonly #keys = new KeyColumns()
  readonly #row = new ByteWriter()
  readonly #rows = new EntryPacker(ROWS)
  readonly #lists = new EntryPacker(EDGES)
  readonly #pieces = new PieceBuilder()

  constructor(records: TableRecords, rowOf: Uint32Array, edges: EdgeLists) {
    this.#records = records
    this.#rowOf = rowOf
    this.#edges = edges
  }

  /** Begins a range. */
  begin(first: number): void {
    this.#first = first
    this.#blocks.length = 0
    this.#others.clear()
  }

  /** Looks up the records `[from, to)`, which are to be added next; at most `SPAN_ROWS`. */
  read(from: number, to: number): void {
    this.#records.read(this.#rowOf.subarray(from, to))
  }

  /**
   * Adds the next record of the range.
   *
   * @param place - among those that were looked up.
   */
  add(record: number, place: number): void {
    const row = this.#rowOf[record]!
    const blocks = this.#records.blocksOf(row)
    this.#blocks.push(blocks)
    this.#records.writeRow(row, place, this.#row)
    this.#rows.add(recordKey(record), this.#row.lend())
    const keys = this.#keys
    this.#records.readKeys(row, blocks, keys)
    for (let at = 0; at < keys.count; at++) this.#pieces.push(record, keys.low[at]!, keys.high[at]!)
  }

  /** Passes over the next number, which no record has. */
  skip(): void {
    this.#blocks.push(NO_BLOCKS)
  }

  /** Numbers of the blocking rules that find a pair of records, ascending. */
  rulesOf(left: number, right: number): number[] {
    const [a, b] = [this.#blocksOf(left), this.#blocksOf(right)]
    const rules: number[] = []
    let from = 0
    for (let i = 0; i < a.length; i += BLOCK) {
      const rule = a[i + RULE]!
      if (rules.at(-1) === rule) continue
      while (from < b.length && b[from + RULE]! < rule) from += BLOCK
      for (let j = from; j < b.length && b[j + RULE] === rule; j += BLOCK) {
        if (a[i + LOW] !== b[j + LOW] || a[i + HIGH] !== b[j + HIGH]) continue
        rules.push(rule)
        break
      }
    }
    return rules
  }

  /** Ends the range: gives what it adds. */
  take(): IndexedRange {
    const { start } = this.#edges
    for (let at = 0; at < this.#blocks.length; at++) {
      const record = this.#first + at
      if (start[record] !== start[record + 1]) this.#writeEdges(record)
    }
    return {
      rows: this.#rows.take(),
      edges: this.#lists.take(),
      postings: this.#pieces.take(),
    }
  }

  #writeEdges(record: number): void {
    const { left, right, weight, start, order } = this.#edges
    const edges = Array.from(order.subarray(start[record]!, start[record + 1]!), (edge) => {
      const other = left[edge] === record ? right[edge]! : left[edge]!
      const rules = this.rulesOf(left[edge]!, right[edge]!)
      return [other, { weight: weight[edge]!, rules }] as const
    })
    edges.sort(([a], [b]) => a - b)
    this.#lists.add(recordKey(record), encodeEdges(edges))
  }

  #blocksOf(record: number): RecordBlocks {
    const own = this.#blocks[record - this.#first]
    if (own !== undefined) return own
    let blocks = this.#others.get(record)
    if (blocks === undefined) {
      blocks = this.#records.blocksOf(this.#rowOf[record]!)
      this.#others.set(record, blocks)
    }
    return blocks
  }
}
