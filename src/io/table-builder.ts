import type { Table, TablePart } from '../records/table.ts'
import { ColumnBuilder } from './column-builder.ts'
import { RowBlocks } from './row-blocks.ts'

/**
 * Builds one table from several files in turn. Columns are matched by name; a row has no value in a
 * column its file doesn't have.
 */
export class TableBuilder {
  readonly #columns = new Map<string, ColumnBuilder>()
  readonly #lines = new RowBlocks()
  readonly #parts: TablePart[] = []
  #rows = 0

  /** Rows so far. */
  get rows(): number {
    return this.#rows
  }

  /** The column of that name, new if there is none. */
  column(name: string): ColumnBuilder {
    let column = this.#columns.get(name)
    if (column === undefined) {
      column = new ColumnBuilder(name)
      this.#columns.set(name, column)
    }
    return column
  }

  /** Adds a row that starts on `line`; its values are set on the columns. Returns its number. */
  addRow(line: number): number {
    this.#lines.set(this.#rows, line)
    return this.#rows++
  }

  /** Ends a file: all rows since the last part are its rows. */
  endPart(file: string, bytes: number, sha256: string): void {
    const firstRow = this.#parts.reduce((sum, part) => sum + part.rows, 0)
    this.#parts.push({ file, firstRow, rows: this.#rows - firstRow, bytes, sha256 })
  }

  /** The finished table. The builder is not used again. */
  build(): Table & { readonly lines: Uint32Array } {
    const rows = this.#rows
    const columns = [...this.#columns.values()].map((column) => column.build(rows))
    return { rows, columns, parts: this.#parts, lines: this.#lines.build(rows) }
  }
}
