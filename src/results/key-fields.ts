import type { CsvRows } from '../io/csv-rows.ts'
import type { StringTable } from '../records/string-table.ts'

const SLASH = 0x2f
/** Keys that are looked up at a time. */
export const KEY_BATCH = 1024

/** Who each row is, as plain data on shared memory. */
export interface KeyColumns {
  readonly ids: KeyColumn
  /** Absent when all rows are of one source. */
  readonly sources: KeyColumn | undefined
}

/** A column of text: `values` holds what `ids[row]` says of a row. */
export interface KeyColumn {
  readonly ids: Uint32Array
  readonly values: Pick<StringTable, 'bytes' | 'offsets'>
}

/**
 * Writes who rows are as CSV fields, byte by byte: result files have millions of them. Rows come in
 * no order, so that each is fetched from far away in memory; a batch of them is asked for at once,
 * step by step, and waits only once.
 */
export class KeyFields {
  readonly #ids: Located
  readonly #sources: Located | undefined
  #scratch = new Uint8Array(1 << 10)

  constructor({ ids, sources }: KeyColumns) {
    this.#ids = new Located(ids)
    this.#sources = sources && new Located(sources)
  }

  /** Looks the first `count` rows up, at most {@link KEY_BATCH}. */
  locate(rows: Uint32Array, count: number): void {
    this.#ids.locate(rows, count)
    this.#sources?.locate(rows, count)
  }

  /** The source, where there are several, and the id of row `at` of the batch: a field each. */
  sourceAndId(at: number, to: CsvRows): void {
    this.#sources?.field(at, to)
    this.#ids.field(at, to)
  }

  /** The id in one field, with its source and a slash before it where there are several. */
  name(at: number, to: CsvRows): void {
    if (this.#sources === undefined) {
      this.#ids.field(at, to)
      return
    }
    const source = this.#sources.bytesOf(at)
    const id = this.#ids.bytesOf(at)
    const length = source.length + 1 + id.length
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(2 * length)
    this.#scratch.set(source)
    this.#scratch[source.length] = SLASH
    this.#scratch.set(id, source.length + 1)
    to.field(this.#scratch, 0, length)
  }
}

/** Where the values of a batch of rows lie. */
class Located {
  readonly #column: KeyColumn
  readonly #starts = new Uint32Array(KEY_BATCH)
  readonly #ends = new Uint32Array(KEY_BATCH)
  readonly #found = new Uint32Array(KEY_BATCH)
  /** So that nobody takes the touching of values for idle. */
  touched = 0

  constructor(column: KeyColumn) {
    this.#column = column
  }

  locate(rows: Uint32Array, count: number): void {
    const { ids, values } = this.#column
    const { bytes, offsets } = values
    const found = this.#found
    const starts = this.#starts
    const ends = this.#ends
    for (let at = 0; at < count; at++) found[at] = ids[rows[at]!]!
    for (let at = 0; at < count; at++) {
      starts[at] = offsets[found[at]!]!
      ends[at] = offsets[found[at]! + 1]!
    }
    let touched = 0
    for (let at = 0; at < count; at++) touched ^= bytes[starts[at]!] ?? 0
    this.touched = touched
  }

  field(at: number, to: CsvRows): void {
    to.field(this.#column.values.bytes, this.#starts[at]!, this.#ends[at]!)
  }

  bytesOf(at: number): Uint8Array {
    return this.#column.values.bytes.subarray(this.#starts[at]!, this.#ends[at]!)
  }
}
