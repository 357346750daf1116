import { StringTable } from '../records/string-table.ts'
import type { TextColumn } from '../records/table.ts'

/** Some rows of a table by themselves: of a file, or of a part of one. Plain data on shared memory. */
export interface TablePiece {
  readonly rows: number
  readonly columns: readonly ColumnPiece[]
  /** Shape `rows`: the line each row starts on. */
  readonly lines: Uint32Array
}

/** A column's values in one piece, under ids of its own; 0 is missing. */
export interface ColumnPiece {
  readonly name: string
  /** Shape `rows`; no wider than the ids need where there are many pieces. */
  readonly ids: Uint8Array | Uint16Array | Uint32Array
  /** Rows that have a value. */
  readonly filled: number
  readonly strings: Strings
}

/** A {@link StringTable} as plain data. */
export interface Strings {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

/** The column, as it is in the whole table. */
export interface WholeColumn {
  readonly ids: Uint32Array
  readonly strings: Strings
}

export function textColumnOf(name: string, { ids, strings }: WholeColumn): TextColumn {
  return { name, ids, values: new StringTable(strings.bytes, strings.offsets) }
}
