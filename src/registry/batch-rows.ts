import type { PreparedRecords } from '../linker/prepare.ts'
import type { RecordFields } from '../matching/match-index.ts'
import { columnOf, type TextColumn } from '../records/table.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import type { RecordKey } from './record-key.ts'

/** The records of a batch as a registry takes them, by their place in key order. */
export class BatchRows {
  readonly standardized: StandardizedTable
  readonly #prepared: PreparedRecords
  readonly #fields: readonly (readonly [field: string, columns: readonly TextColumn[]])[]

  constructor(prepared: PreparedRecords) {
    this.standardized = prepared.standardized
    this.#prepared = prepared
    this.#fields = Object.entries(prepared.mapping).map(([field, names]) => [
      field,
      names.map((name) => columnOf(prepared.table, name)).filter((column) => column !== undefined),
    ])
  }

  keyOf(place: number): RecordKey {
    const { order, ids, sources } = this.#prepared.keys
    const row = order[place]!
    return { source: textAt(sources, row), id: textAt(ids, row) }
  }

  /** Raw values; several columns of one field are joined with a blank, as batch does. */
  fieldsOf(place: number): RecordFields {
    const row = this.#prepared.keys.order[place]!
    const fields: Record<string, string> = {}
    for (const [field, columns] of this.#fields) {
      if (columns.length === 1) {
        const value = textAt(columns[0], row)
        if (value !== '') fields[field] = value
        continue
      }
      const values = columns.map((column) => textAt(column, row)).filter((value) => value !== '')
      if (values.length > 0) fields[field] = values.join(' ')
    }
    return fields
  }
}

function textAt(column: TextColumn | undefined, row: number): string {
  return column === undefined ? '' : column.values.get(column.ids[row]!)
}
