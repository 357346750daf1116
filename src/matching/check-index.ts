import type { StoreReader } from '../storage/store.ts'
import { checkEdges } from './check-edges.ts'
import { FaultFinder } from './fault-finder.ts'
import { addKeys, type IndexParts } from './index-change.ts'
import { KeyColumns } from './key-columns.ts'
import type {
  CheckedPostings,
  CheckedRecords,
  Findings,
  IndexCheck,
  IndexFault,
  RecordRange,
  StoredRecord,
} from './match-index.ts'
import { PostingSums } from './posting-sums.ts'
import { type ReadyRecord, tieHashOf } from './prepare-record.ts'
import { type RecordBlocks, resolveCuts } from './record-blocks.ts'
import { isSameRow, readRow, type StoredRow } from './stored-rows.ts'
import { EDGES, ROWS, recordKey, recordOfKey } from './tables.ts'

/** Parts of all postings that are looked at one by one if they are not as they should be. */
const MOST_PARTS = 8

/**
 * Holds an index in a store against what would be built anew from the records: rows one by one,
 * postings by sums over parts of all keys and one by one where sums differ, edges by looking every
 * record up again. One per thread.
 */
export class StoreIndexCheck implements IndexCheck {
  readonly #parts: IndexParts
  readonly #keys = new KeyColumns()

  /** @param parts - with nothing of the index in memory: that says nothing about the store. */
  constructor(parts: IndexParts) {
    this.#parts = parts
  }

  records(
    reader: StoreReader,
    records: Iterable<StoredRecord>,
    range: RecordRange,
    most: number,
  ): CheckedRecords {
    const [rows, edges] = [new FaultFinder(), new FaultFinder()]
    const sums = new PostingSums()
    const live = new Set<number>()
    rows.look(() => {
      for (const stored of records) {
        const { record } = stored
        live.add(record)
        const { ready, row, blocks } = this.#built(stored)
        const kept = readRow(reader, record)
        // Under another model it may hold nothing to compare any more.
        const isIndexed = kept !== undefined || ready.hasEvidence
        if (kept === undefined && isIndexed) rows.add('the row of a record is missing', record)
        if (kept !== undefined && !isSameRow(kept, row)) {
          rows.add('the row of a record is not what its values come to', record)
        }
        if (isIndexed) this.#eachKey(ready, blocks, (low, high) => sums.add(low, high, record))
        // Beside the row, so that a record is made ready once. It counts if all rows and postings
        // are sound; as soon as one is not, it is in vain.
        if (!rows.isEmpty) continue
        const searched = { record, bytes: row.bytes, blocks: isIndexed ? blocks : NO_BLOCKS }
        edges.look(() => {
          checkEdges(reader, this.#parts, searched, (...fault) => edges.add(...fault))
        })
      }
    })
    const strangersIn = (table: string): readonly IndexFault[] => {
      const finder = new FaultFinder()
      rows.look(() => {
        for (const record of recordsIn(reader, table, range)) {
          if (live.has(record)) continue
          finder.add(`table ${table} knows a record that is not there`, record)
        }
      })
      return finder.found(most).faults
    }
    const strangers = { rows: strangersIn(ROWS), edges: strangersIn(EDGES) }
    return {
      rows: rows.found(most),
      strangers,
      edges: edges.foundInOrder(most),
      sums: sums.sumsOf(0, PostingSums.parts),
    }
  }

  postings(reader: StoreReader, from: number, to: number): CheckedPostings {
    const stored = new PostingSums()
    const finder = new FaultFinder()
    finder.look(() => {
      this.#eachStored(reader, from, to, (low, high, record) => stored.add(low, high, record))
    })
    return { found: finder.found(0), sums: stored.sumsOf(from, to) }
  }

  differing(
    reader: StoreReader,
    records: Iterable<StoredRecord>,
    parts: readonly number[],
    most: number,
  ): Findings {
    const finder = new FaultFinder()
    finder.look(() => {
      const looked = parts.slice(0, MOST_PARTS)
      const missing = new Map(looked.map((part) => [part, new Set<string>()]))
      for (const stored of records) {
        const { record } = stored
        const { ready, blocks } = this.#built(stored)
        if (!ready.hasEvidence && readRow(reader, record) === undefined) continue
        this.#eachKey(ready, blocks, (low, high) => {
          missing.get(PostingSums.partOf(high))?.add(nameOf(low, high, record))
        })
      }
      for (const [part, own] of missing) {
        this.#eachStored(reader, part, part + 1, (low, high, record) => {
          if (own.delete(nameOf(low, high, record))) return
          finder.add('a record is found under a key that it lacks', record)
        })
        for (const name of own) {
          const record = Number(name.slice(name.lastIndexOf(' ') + 1))
          finder.add('a record is not found under one of its keys', record)
        }
      }
      const rest = parts.length - looked.length
      if (rest === 0) return
      const all = PostingSums.parts
      finder.add(`of ${all} parts of all postings so many more are not as they should be`, rest)
    })
    return finder.found(most)
  }

  #built({ source, id, fields }: StoredRecord): BuiltRecord {
    const ready = this.#parts.preparer.prepare(fields)
    const tieHash = tieHashOf(source, id)
    return {
      ready,
      row: { tieHash, bytes: ready.bytes },
      blocks: resolveCuts(ready.blocks, tieHash),
    }
  }

  #eachKey(
    { identifiers }: ReadyRecord,
    blocks: RecordBlocks,
    tell: (low: number, high: number) => void,
  ): void {
    const keys = this.#keys
    keys.count = 0
    addKeys(keys, identifiers, blocks)
    for (let at = 0; at < keys.count; at++) tell(keys.low[at]!, keys.high[at]!)
  }

  /** @param from - parts of all postings. */
  #eachStored(
    reader: StoreReader,
    from: number,
    to: number,
    tell: (low: number, high: number, record: number) => void,
  ): void {
    const [least, end] = [PostingSums.startOf(from), PostingSums.startOf(to)]
    const { count, low, high, start, codes } = this.#parts.postings.read(reader, least, end)
    for (let key = 0; key < count; key++) {
      for (let at = start[key]!; at < start[key + 1]!; at++) {
        tell(low[key]!, high[key]!, codes[at]! >>> 1)
      }
    }
  }
}

interface BuiltRecord {
  readonly row: StoredRow
  readonly ready: ReadyRecord
  readonly blocks: RecordBlocks
}

const NO_BLOCKS: RecordBlocks = new Uint32Array(0)

/** The records of a range that a table knows. */
function* recordsIn(
  reader: StoreReader,
  table: string,
  { from, to }: RecordRange,
): Iterable<number> {
  const end = Number.isFinite(to) ? { to: recordKey(to).slice() } : {}
  const range = reader.range(table, { from: recordKey(from).slice(), ...end })
  for (const [key] of range) yield recordOfKey(key)
}

const nameOf = (low: number, high: number, record: number): string => `${high} ${low} ${record}`
