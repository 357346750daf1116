import { LinkageError } from '../errors.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { type ColumnNames, columnNames } from './column-names.ts'
import { CsvParser, type FieldSpans } from './csv-parser.ts'
import type { TableBuilder } from './table-builder.ts'

/** What a {@link CsvReader} has to know about its file. */
export interface CsvReaderOptions {
  /** For messages. */
  readonly file: string
  /** One byte. */
  readonly delimiter: number
  readonly trim: boolean
  readonly maxFieldBytes: number
  /** Lines of the file before the first byte given. */
  readonly linesBefore: number
  /** The columns' names, for text whose header is elsewhere. */
  readonly names?: readonly string[]
}

/** Up to this many bytes of an unfinished record are simply scanned again with the next chunk. */
const RESCANNED_BYTES = 1 << 16

/**
 * CSV text, chunk by chunk → rows of a table. Holds one chunk and the record it cuts; everything
 * else goes straight into the columns.
 */
export class CsvReader {
  readonly notes: string[] = []
  readonly #options: CsvReaderOptions
  readonly #table: TableBuilder
  readonly #parser: CsvParser
  #columns: readonly ColumnBuilder[] = []
  #buffer = new Uint8Array(0)
  #used = 0
  #scanAt = 0

  constructor(table: TableBuilder, options: CsvReaderOptions) {
    this.#table = table
    this.#options = options
    this.#parser = new CsvParser(options)
    this.#columns = (options.names ?? []).map((name) => table.column(name))
  }

  /** What was pushed of a record whose end has not come yet. */
  get unfinished(): Uint8Array {
    return this.#buffer.subarray(0, this.#used)
  }

  /** Lines of the file before the record that is {@link unfinished}. */
  get lines(): number {
    return this.#parser.line - 1 + this.#options.linesBefore
  }

  /** Reads the next chunk of UTF-8; `final` says that none follows. */
  push(chunk: Uint8Array, final: boolean): void {
    const nul = chunk.indexOf(0)
    this.#append(chunk)
    // A record much longer than a chunk waits until twice as much is there: linear, not quadratic.
    if (!final && nul < 0 && this.#used < this.#scanAt) return
    const bytes = this.#buffer
    let end = this.#used
    if (nul >= 0) end = bytes.indexOf(0)
    const at = this.#parse(bytes, end, final && nul < 0)
    if (nul >= 0) throw this.#binary(bytes, at, end)
    if (final) {
      if (this.#columns.length === 0) {
        throw new LinkageError('table-empty', { file: this.#options.file })
      }
      return
    }
    bytes.copyWithin(0, at, end)
    this.#used = end - at
    this.#scanAt = this.#used > RESCANNED_BYTES ? this.#used * 2 : 0
  }

  #parse(bytes: Uint8Array, end: number, final: boolean): number {
    let at = 0
    if (this.#columns.length === 0) {
      at = this.#parser.parseHeader(bytes, 0, end, final, (spans) => this.#header(bytes, spans))
      if (this.#columns.length === 0) return at
    }
    return this.#parser.parse(bytes, at, end, final, (spans) => this.#rows(bytes, spans))
  }

  #header(bytes: Uint8Array, spans: FieldSpans): readonly string[] {
    const { names, notes } = headerNames(this.#options.file, bytes, spans)
    this.notes.push(...notes)
    this.#columns = names.map((name) => this.#table.column(name))
    return names
  }

  #rows(bytes: Uint8Array, spans: FieldSpans): void {
    const firstRow = this.#table.rows
    for (let row = 0; row < spans.rows; row++) {
      this.#table.addRow(spans.lines[row]! + this.#options.linesBefore)
    }
    // Column by column: a column's dictionary stays in the CPU's cache for the whole batch.
    for (let field = 0; field < spans.width; field++) {
      this.#columns[field]!.addSpans(bytes, spans, field, firstRow)
    }
  }

  /** Makes room for the chunk, and for the parser's spare byte. */
  #append(chunk: Uint8Array): void {
    const needed = this.#used + chunk.length + 1
    if (needed > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.#used * 2))
      grown.set(this.#buffer.subarray(0, this.#used))
      this.#buffer = grown
    }
    this.#buffer.set(chunk, this.#used)
    this.#used += chunk.length
  }

  #binary(bytes: Uint8Array, from: number, to: number): LinkageError {
    let line = this.#parser.line + this.#options.linesBefore
    for (let at = from; at < to; at++) if (bytes[at] === 0x0a) line++
    return new LinkageError('binary-input', { file: this.#options.file, line })
  }
}

/** The columns' names that a header record gives. */
export function headerNames(
  file: string,
  bytes: Uint8Array,
  { width, starts, ends }: FieldSpans,
): ColumnNames {
  const cells = Array.from({ length: width }, (_, field) =>
    Buffer.from(bytes.subarray(starts[field], ends[field])).toString(),
  )
  return columnNames(file, cells)
}
