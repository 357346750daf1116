import { type StringTable, StringTableBuilder } from './string-table.ts'

/**
 * Raw records as columns of dictionary-encoded text: what a reader makes and standardization reads.
 *
 * @module
 */

/** One column of text. `values.get(ids[row])` is the value of a row; id 0 is a missing value. */
export interface TextColumn {
  readonly name: string
  /** Shape `rows`. */
  readonly ids: Uint32Array
  /** Equal values usually share an id; in a column of mostly unique values they need not. */
  readonly values: StringTable
}

/** Where a run of rows came from. */
export interface TablePart {
  readonly file: string
  readonly firstRow: number
  readonly rows: number
  /** Size of the file as it was read (compressed, if it was). */
  readonly bytes: number
  /** Of the same bytes, in hexadecimal: proves later which file a result came from. */
  readonly sha256: string
}

/** Records as columns, in input order. */
export interface Table {
  readonly rows: number
  readonly columns: readonly TextColumn[]
  /** In row order; empty for tables made in memory. */
  readonly parts: readonly TablePart[]
  /** Shape `rows`: the line of its file that a row starts on; absent for tables made in memory. */
  readonly lines?: Uint32Array
}

/** The column of that name, if there is one. */
export function columnOf(table: Table, name: string): TextColumn | undefined {
  return table.columns.find((column) => column.name === name)
}

/** The raw value of one cell, decoded; `''` if it is missing or there is no such column. */
export function cell(table: Table, row: number, name: string): string {
  const column = columnOf(table, name)
  return column === undefined ? '' : column.values.get(column.ids[row]!)
}

/** File and line a row came from, for messages; line 0 if unknown. */
export function originOf(table: Table, row: number): { file: string; line: number } {
  const part = table.parts.findLast((candidate) => candidate.firstRow <= row)
  return { file: part?.file ?? 'records', line: table.lines?.[row] ?? 0 }
}

/** Objects → {@link Table}. Columns are the union of the objects' keys, in order of appearance. */
export function tableFromRecords(
  records: Iterable<Readonly<Record<string, string | number | boolean | null | undefined>>>,
): Table {
  const rows = [...records]
  const names = new Set<string>()
  for (const record of rows) for (const name of Object.keys(record)) names.add(name)
  const columns = [...names].map((name) =>
    textColumn(name, rows, (record) => String(record[name] ?? '')),
  )
  return { rows: rows.length, columns, parts: [] }
}

/** One column from anything that gives a string per row. */
export function textColumn<T>(
  name: string,
  rows: readonly T[],
  toText: (row: T) => string,
): TextColumn {
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * rows.length))
  for (const [at, row] of rows.entries()) ids[at] = builder.intern(toText(row))
  return { name, ids, values: builder.build() }
}
