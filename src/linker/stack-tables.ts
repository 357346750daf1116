import type { InputTable } from '../io/read-table.ts'
import { StringTableBuilder } from '../records/string-table.ts'
import { columnOf, type Table, type TextColumn } from '../records/table.ts'

/**
 * Two tables one below the other, columns matched by name; and a name for each as a source.
 *
 * @param more - notes to go with those of the tables.
 */
export function stackTables(
  left: Table,
  right: Table,
  more: readonly string[] = [],
): { readonly table: InputTable; readonly names: readonly [string, string] } {
  const columnNames = [...new Set([...left.columns, ...right.columns].map(({ name }) => name))]
  const rows = left.rows + right.rows
  const columns = columnNames.map((name) => stackColumns(name, left, right, rows))
  const lines = new Uint32Array(rows)
  if (left.lines !== undefined) lines.set(left.lines)
  if (right.lines !== undefined) lines.set(right.lines, left.rows)
  const notes = [left, right].flatMap((table): readonly string[] =>
    'notes' in table ? (table as InputTable).notes : [],
  )
  notes.push(...more)
  const parts = [
    ...left.parts,
    ...right.parts.map((part) => ({ ...part, firstRow: part.firstRow + left.rows })),
  ]
  return { table: { rows, columns, parts, lines, notes }, names: sourceNames(left, right) }
}

function stackColumns(name: string, left: Table, right: Table, rows: number): TextColumn {
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * rows))
  let at = 0
  for (const table of [left, right]) {
    const column = columnOf(table, name)
    if (column === undefined) {
      at += table.rows
      continue
    }
    const { bytes, offsets, size } = column.values
    const idOf = new Uint32Array(size)
    for (let id = 1; id < size; id++)
      idOf[id] = builder.internBytes(bytes, offsets[id]!, offsets[id + 1]!)
    for (let row = 0; row < table.rows; row++) ids[at++] = idOf[column.ids[row]!]!
  }
  return { name, ids, values: builder.build() }
}

/** File names without folders where they differ, otherwise `left` and `right`. */
function sourceNames(left: Table, right: Table): readonly [string, string] {
  const [a, b] = [left, right].map(({ parts }) => parts[0]?.file.split(/[/\\]/).at(-1))
  return a !== undefined && b !== undefined && a !== b ? [a, b] : ['left', 'right']
}
