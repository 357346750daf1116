import { StringTableBuilder } from '../records/string-table.ts'
import { columnOf, type Table, type TextColumn } from '../records/table.ts'
import { splitFullName } from '../standardize/full-name.ts'
import type { FieldMapping } from '../standardize/standardized-table.ts'

const PARTS = {
  given_name: 'given',
  middle_name: 'middle',
  surname: 'surname',
  suffix: 'suffix',
} as const

/**
 * Splits a full-name column into columns for the name fields that have none of their own. Each
 * distinct full name is split once.
 */
export function expandFullNames(
  table: Table,
  mapping: FieldMapping,
): { readonly table: Table; readonly mapping: FieldMapping } {
  const source = mapping.full_name?.[0]
  const column = source === undefined ? undefined : columnOf(table, source)
  if (column === undefined) return { table, mapping }
  const { ids, values } = column
  const parts = Object.entries(PARTS)
    .filter(([field]) => mapping[field] === undefined)
    .map(([field, part]) => ({
      field,
      part,
      builder: new StringTableBuilder(),
      idOf: new Uint32Array(values.size),
    }))
  for (let id = 0; id < values.size; id++) {
    const name = splitFullName(values.get(id))
    for (const { part, builder, idOf } of parts) idOf[id] = builder.intern(name[part])
  }
  const columns: TextColumn[] = []
  const added: Record<string, readonly string[]> = {}
  for (const { field, builder, idOf } of parts) {
    const name = `${source} (${field})`
    const own = new Uint32Array(new SharedArrayBuffer(4 * ids.length))
    for (let row = 0; row < own.length; row++) own[row] = idOf[ids[row]!]!
    columns.push({ name, ids: own, values: builder.build() })
    added[field] = [name]
  }
  return {
    table: { ...table, columns: [...table.columns, ...columns] },
    mapping: { ...mapping, ...added },
  }
}
