import { type Table, type TextColumn, textColumn } from '../records/table.ts'
import { joined, type RegistryInput } from './registry-input.ts'

/** Columns of the keys; no field is called so. */
export const ID_COLUMN = '\0id'
export const SOURCE_COLUMN = '\0source'

/** The rows of an input as the registry takes them: keys, and a column named after each field. */
export function fieldTable({ table, id, fields, sourceOf }: RegistryInput): Table {
  const { rows, parts, lines } = table
  const all = Array.from({ length: rows }, (_, row) => row)
  const ids = table.columns.find(({ name }) => name === id)!
  const columns: TextColumn[] = [
    { ...ids, name: ID_COLUMN },
    textColumn(SOURCE_COLUMN, all, sourceOf),
  ]
  for (const [field, own] of fields) {
    columns.push(
      own.length === 1
        ? { ...own[0]!, name: field }
        : textColumn(field, all, (row) => joined(own, row)),
    )
  }
  return { rows, columns, parts, ...(lines === undefined ? {} : { lines }) }
}
