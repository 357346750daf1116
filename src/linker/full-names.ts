import { StringTableBuilder } from '../records/string-table.ts'
import type { Table, TextColumn } from '../records/table.ts'
import { splitFullName } from '../standardize/full-name.ts'
import { type FieldMapping, joinColumns } from '../standardize/standardized-table.ts'

const PARTS = {
  given_name: 'given',
  middle_name: 'middle',
  surname: 'surname',
  suffix: 'suffix',
} as const

/**
 * Splits a full-name column: each name field takes its part of it in the rows where it has no value of
 * its own, as a record that comes alone does. Each distinct full name is split once.
 */
export function expandFullNames(
  table: Table,
  mapping: FieldMapping,
): { readonly table: Table; readonly mapping: FieldMapping } {
  const sources = mapping.full_name ?? []
  const full = joinColumns(table, sources)
  if (full === undefined) return { table, mapping }
  const parts = Object.entries(PARTS).map(([field, part]) => {
    const own = joinColumns(table, mapping[field] ?? [])
    return {
      field,
      part,
      own,
      values: new StringTableBuilder(),
      idOf: new Uint32Array(full.values.size),
    }
  })
  for (let id = 0; id < full.values.size; id++) {
    const name = splitFullName(full.values.get(id))
    for (const { part, values, idOf } of parts) idOf[id] = values.intern(name[part])
  }
  const columns: TextColumn[] = []
  const added: Record<string, readonly string[]> = {}
  for (const { field, own, values, idOf } of parts) {
    const name = `${sources.join('+')} (${field})`
    const ids = sharedIds(full.ids, idOf)
    if (own !== undefined) overlay(ids, own, values)
    columns.push({ name, ids, values: values.build() })
    added[field] = [name]
  }
  return {
    table: { ...table, columns: [...table.columns, ...columns] },
    mapping: { ...mapping, ...added },
  }
}

/** Shape `rows`: each row's id in another table. */
function sharedIds(from: Uint32Array, idOf: Uint32Array): Uint32Array {
  const ids = new Uint32Array(new SharedArrayBuffer(4 * from.length))
  for (let row = 0; row < ids.length; row++) ids[row] = idOf[from[row]!]!
  return ids
}

/** Puts a column's values in the place of what is there, in the rows where it has one. */
function overlay(ids: Uint32Array, own: TextColumn, values: StringTableBuilder): void {
  const { bytes, offsets, size } = own.values
  const idOf = new Uint32Array(size)
  for (let id = 1; id < size; id++) {
    idOf[id] = values.internBytes(bytes, offsets[id]!, offsets[id + 1]!)
  }
  for (let row = 0; row < ids.length; row++) {
    if (idOf[own.ids[row]!] !== 0) ids[row] = idOf[own.ids[row]!]!
  }
}
