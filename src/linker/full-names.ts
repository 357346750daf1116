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
  const split = column.values.toArray().map((value) => splitFullName(value))
  const columns: TextColumn[] = []
  const added: Record<string, readonly string[]> = {}
  for (const [field, part] of Object.entries(PARTS)) {
    if (mapping[field] !== undefined) continue
    const builder = new StringTableBuilder()
    const idOf = split.map((name) => builder.intern(name[part]))
    const name = `${source} (${field})`
    columns.push({ name, ids: column.ids.map((id) => idOf[id]!), values: builder.build() })
    added[field] = [name]
  }
  return {
    table: { ...table, columns: [...table.columns, ...columns] },
    mapping: { ...mapping, ...added },
  }
}
