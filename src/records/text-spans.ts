import type { StringTable } from './string-table.ts'

/** A column of texts by id; `values.get(ids[row])` is that of a row. */
export interface TextIds {
  readonly ids: Uint32Array
  readonly values: StringTable
}

/** Rows that are looked up together. */
export const SPAN_ROWS = 256

/**
 * Where the texts of some rows stand in the bytes of their columns. Rows lie anywhere, and so do their
 * texts: looked up column by column, the memory that one waits for is fetched with that of others.
 */
export class TextSpans {
  readonly #columns: readonly TextIds[]
  /** Shape `columns × SPAN_ROWS`: text `k` of a column is `bytes[from, to)`. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly #ids = new Uint32Array(SPAN_ROWS)
  /** Keeps the look at the bytes from being left out. */
  touched = 0

  constructor(columns: readonly TextIds[]) {
    this.#columns = columns
    this.from = new Uint32Array(columns.length * SPAN_ROWS)
    this.to = new Uint32Array(columns.length * SPAN_ROWS)
  }

  /** @param rows - at most {@link SPAN_ROWS}. */
  read(rows: Uint32Array): void {
    for (let column = 0; column < this.#columns.length; column++) {
      this.#readColumn(this.#columns[column]!, rows, column * SPAN_ROWS)
    }
  }

  #readColumn({ ids, values }: TextIds, rows: Uint32Array, at: number): void {
    const { from, to } = this
    const own = this.#ids
    const { bytes, offsets } = values
    for (let k = 0; k < rows.length; k++) own[k] = ids[rows[k]!]!
    for (let k = 0; k < rows.length; k++) {
      const id = own[k]!
      from[at + k] = offsets[id]!
      to[at + k] = offsets[id + 1]!
    }
    let touched = 0
    for (let k = 0; k < rows.length; k++) {
      if (from[at + k] !== to[at + k]) touched ^= bytes[from[at + k]!]!
    }
    this.touched ^= touched
  }
}
