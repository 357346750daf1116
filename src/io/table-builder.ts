import { ColumnBuilder } from './column-builder.ts'
import { RowBlocks } from './row-blocks.ts'
import type { ColumnPiece, TablePiece } from './table-piece.ts'

/** A piece whose ids could be a table's. */
export interface BuiltPiece extends TablePiece {
  readonly columns: readonly (ColumnPiece & { readonly ids: Uint32Array })[]
}

/** Builds the rows of one file, or of a part of one; a row has no value in a column never set. */
export class TableBuilder {
  readonly #columns = new Map<string, ColumnBuilder>()
  #unread: ReadonlySet<string>
  readonly #lines = new RowBlocks()
  #rows = 0

  /** @param unread - columns whose values are not wanted: no row has one there. */
  constructor(unread: Iterable<string> = []) {
    this.#unread = new Set(unread)
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows
  }

  /** The column of that name, new if there is none. */
  column(name: string): ColumnBuilder {
    let column = this.#columns.get(name)
    if (column === undefined) {
      column = new ColumnBuilder(name, !this.#unread.has(name))
      this.#columns.set(name, column)
    }
    return column
  }

  /** Adds a row that starts on `line`; its values are set on the columns. Returns its number. */
  addRow(line: number): number {
    this.#lines.set(this.#rows, line)
    return this.#rows++
  }

  /** The finished rows. The builder is not used again. */
  build(): BuiltPiece {
    const rows = this.#rows
    const columns = [...this.#columns.values()].map((column) => column.build(rows))
    return { rows, columns, lines: this.#lines.build(rows) }
  }

  /** The finished rows, and the builder begins others in the same room. */
  take(): TablePiece {
    const rows = this.#rows
    const columns = [...this.#columns.values()].map((column) => column.take(rows))
    const lines = this.#lines.build(rows)
    this.#rows = 0
    return { rows, columns, lines }
  }

  /** Forgets the rows, and the columns unless they have these names and are read alike. */
  clear(names: readonly string[], unread: readonly string[]): void {
    this.#rows = 0
    this.#lines.clear()
    if (!isSame([...this.#columns.keys()], names) || !isSame([...this.#unread], unread)) {
      this.#columns.clear()
      this.#unread = new Set(unread)
    }
    for (const column of this.#columns.values()) column.clear()
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, at) => name === others[at])
}
