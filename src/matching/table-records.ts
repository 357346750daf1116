import { compilePart } from '../blocking/key-part.ts'
import type { TokenKeyCache } from '../blocking/token-keys.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { SPAN_ROWS, type TextIds, TextSpans } from '../records/text-spans.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { ByteWriter } from '../storage/byte-writer.ts'
import { addKeys } from './index-change.ts'
import type { KeyColumns } from './key-columns.ts'
import { evidenceFields } from './prepare-record.ts'
import { BlockFinder, type RecordBlocks, resolveCuts } from './record-blocks.ts'
import { RecordShape } from './record-shape.ts'

/** What a {@link TableRecords} asks of a model; frequencies, most of it, are left out. */
export type RecordModel = Omit<LinkageModel, 'frequencies'>

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
  /** By text: its column among those that are looked up; −1 if the table lacks it. */
  readonly #texts: readonly number[]
  readonly #bytes: readonly Uint8Array[]
  readonly #spans: TextSpans
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
    const columns: TextIds[] = []
    this.#texts = shape.texts.map(({ field }) => {
      const column = table.columns.get(field)
      return column === undefined || column.kind === 'date' ? -1 : columns.push(column) - 1
    })
    this.#bytes = columns.map(({ values }) => values.bytes)
    this.#spans = new TextSpans(columns)
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

  /** Looks rows up that are to be written, at most `SPAN_ROWS`. */
  read(rows: Uint32Array): void {
    this.#spans.read(rows)
  }

  /** Writes the record as a stored row, by its place among those that were looked up. */
  writeRow(row: number, place: number, writer: ByteWriter): void {
    writeLow(writer, this.#tieHash[row]!)
    for (let at = 0; at < this.#dates.length; at++) writeLow(writer, this.#dates[at]!(row))
    const { from, to } = this.#spans
    for (let text = 0; text < this.#texts.length; text++) {
      const column = this.#texts[text]!
      const at = SPAN_ROWS * column + place
      // A length is one byte or two, as that of a varint.
      if (column < 0) writer.u8(0)
      else writer.span(this.#bytes[column]!, from[at]!, to[at]!)
    }
  }
}

/** Four bytes, the lowest first. */
function writeLow(writer: ByteWriter, value: number): void {
  writer
    .u8(value & 255)
    .u8((value >>> 8) & 255)
    .u8((value >>> 16) & 255)
    .u8(value >>> 24)
}
