import { LinkageError } from '../errors.ts'
import type { TableBuilder } from './table-builder.ts'

/** What an {@link NdjsonReader} has to know about its file. */
export interface NdjsonReaderOptions {
  /** For messages. */
  readonly file: string
  readonly trim: boolean
  /** Longest line, and so longest value. */
  readonly maxLineBytes: number
}

const LF = 0x0a
const CR = 0x0d
/** A number that a JavaScript number may not hold to the last digit. */
const LONG_NUMBER = /\d{16}/

/** JSON objects, one a line, chunk by chunk → rows of a table. Columns in order of appearance. */
export class NdjsonReader {
  readonly #table: TableBuilder
  readonly #options: NdjsonReaderOptions
  readonly #cut: Uint8Array[] = []
  #cutBytes = 0
  #line = 1

  constructor(table: TableBuilder, options: NdjsonReaderOptions) {
    this.#table = table
    this.#options = options
  }

  /**
   * Reads the next chunk of UTF-8; `final` says that none follows.
   *
   * @throws {@link LinkageError} `json-line-invalid` if a line is not an object of plain values.
   */
  push(chunk: Uint8Array, final: boolean): void {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      this.#lineOf(chunk.subarray(from, end))
      from = end + 1
    }
    const rest = chunk.subarray(from)
    this.#cutBytes += rest.length
    if (this.#cutBytes > this.#options.maxLineBytes) {
      throw this.#invalid(`is longer than ${this.#options.maxLineBytes} bytes`)
    }
    if (rest.length > 0) this.#cut.push(Uint8Array.from(rest))
    if (final && this.#cutBytes > 0) this.#lineOf(new Uint8Array(0))
  }

  #lineOf(bytes: Uint8Array): void {
    let line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (this.#cutBytes > 0) {
      line = Buffer.concat([...this.#cut, line])
      this.#cut.length = 0
      this.#cutBytes = 0
    }
    if (line.length > 0 && line[line.length - 1] === CR) line = line.subarray(0, -1)
    const text = line.toString()
    if (text.trim() !== '') this.#record(this.#parse(text))
    this.#line++
  }

  #parse(text: string): object {
    let value: unknown
    try {
      value = LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
    } catch {
      // Without its cause: the parser's message quotes the line, and lines are people.
      throw this.#invalid('is not valid JSON')
    }
    if (Array.isArray(value)) throw this.#invalid('holds an array')
    if (typeof value !== 'object' || value === null) throw this.#invalid('holds a bare value')
    return value
  }

  #record(record: object): void {
    const row = this.#table.addRow(this.#line)
    for (const [name, value] of Object.entries(record)) {
      if (typeof value === 'object' && value !== null) {
        throw this.#invalid(`holds an object or array in "${name}"`)
      }
      const text = value === null ? '' : String(value)
      this.#table.column(name).set(row, this.#options.trim ? text.trim() : text)
    }
  }

  #invalid(reason: string): LinkageError {
    const { file } = this.#options
    return new LinkageError('json-line-invalid', { file, line: this.#line, reason })
  }
}

/** Keeps a long number as it was written: ids have more digits than a JavaScript number. */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined ? context.source : value
}
