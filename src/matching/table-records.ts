import { compilePart } from '../blocking/key-part.ts'
import type { TokenKeyCache } from '../blocking/token-keys.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StringTable } from '../records/string-table.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { ByteWriter } from '../storage/byte-writer.ts'
import { addKeys } from './index-change.ts'
import type { KeyColumns } from './key-columns.ts'
import { evidenceFields } from './prepare-record.ts'
import { BlockFinder, type RecordBlocks, resolveCuts } from './record-blocks.ts'
import { RecordShape } from './record-shape.ts'

/** What a {@link TableRecords} asks of a model; frequencies, most of it, are left out. */
export type RecordModel = Omit<LinkageModel, 'frequencies'>

interface TextReader {
  readonly ids: Uint32Array
  readonly values: StringTable
}

/** Of each field that comparisons ask for: by row, what is not 0 where it is there. */
export function evidenceColumns(
  model: RecordModel,
  table: StandardizedTable,
): readonly Uint32Array[] {
  return [...evidenceFields(model)].flatMap((field) => {
    const column = table.columns.get(field)
    if (column === undefined) return []
    return [column.kind === 'date' ? column.dates : column.ids]
  })
}

/**
 * The records of a table that was standardized under a model, as the index takes them: what
 * `RecordPreparer` makes of a record that comes alone, straight from the columns.
 */
export class TableRecords {
  readonly #texts: readonly (TextReader | undefined)[]
  readonly #dates: readonly ((row: number) => number)[]
  readonly #finder: BlockFinder<number>
  readonly #tieHash: Uint32Array

  /** @param tieHash - shape `rows`: hash of each record's key. */
  constructor(
    model: RecordModel,
    table: StandardizedTable,
    tieHash: Uint32Array,
    cache: TokenKeyCache,
  ) {
    const shape = new RecordShape(model)
    this.#tieHash = tieHash
    this.#texts = shape.texts.map(({ field }) => {
      const column = table.columns.get(field)
      return column === undefined || column.kind === 'date' ? undefined : column
    })
    this.#dates = shape.dates.map(({ field, skipped }) => {
      const column = table.columns.get(field)
      if (column?.kind !== 'date') return () => 0
      const { dates, keyDates } = column
      return (row) => {
        const date = dates[row]!
        const month = keyDates?.[row] ?? 0
        if (date !== 0 || month === 0) return date
        // Of a skip date the table kept the month only.
        return [...skipped].find((each) => each - (each % 100) === month) ?? month
      }
    })
    this.#finder = new BlockFinder<number>(model, (part) => {
      const compiled = compilePart(part, table, cache)
      return (row, keys) => compiled.addKeys(row, keys)
    })
  }

  /** The record's blocks, cuts resolved. */
  blocksOf(row: number): RecordBlocks {
    return resolveCuts(this.#finder.blocksOf(row), this.#tieHash[row]!)
  }

  /** Fills `keys` with all keys under which a record with these blocks is found. */
  readKeys(row: number, blocks: RecordBlocks, keys: KeyColumns): void {
    keys.count = 0
    addKeys(keys, this.#finder.identifiersOf(row), blocks)
  }

  /** Writes the record as a stored row, by the codec of records. */
  writeRow(row: number, writer: ByteWriter): void {
    const hash = this.#tieHash[row]!
    writer
      .u8(hash & 255)
      .u8((hash >>> 8) & 255)
      .u8((hash >>> 16) & 255)
      .u8(hash >>> 24)
    for (const dateOf of this.#dates) {
      const date = dateOf(row)
      writer
        .u8(date & 255)
        .u8((date >>> 8) & 255)
        .u8((date >>> 16) & 255)
        .u8(date >>> 24)
    }
    for (const column of this.#texts) {
      const id = column === undefined ? 0 : column.ids[row]!
      if (id === 0) writer.u8(0)
      else {
        const { bytes, offsets } = column!.values
        // A length is one byte or two, as a varint would be.
        writer.span(bytes, offsets[id]!, offsets[id + 1]!)
      }
    }
  }
}
