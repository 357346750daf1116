import type { FieldKind, Schema } from '../model/linkage-model.ts'
import { type StringTable, StringTableBuilder } from '../records/string-table.ts'
import { columnOf, type Table, type TextColumn } from '../records/table.ts'
import type { DateOrder } from './date.ts'
import {
  type DateColumn,
  type FieldColumn,
  type NameColumn,
  standardizeColumn,
  type ValueColumn,
} from './standardize-column.ts'

/**
 * Standardized records as columns: what blocking and comparison read. Rows are in the order of
 * `order`, so that nothing behind this point depends on the order of input.
 *
 * @module
 */

export type { DateColumn, NameColumn, ValueColumn } from './standardize-column.ts'

export interface StandardizedTable {
  readonly rows: number
  /** Tokens of all name columns together, so that swapped names meet under one id. */
  readonly names: StringTable
  readonly columns: ReadonlyMap<string, NameColumn | ValueColumn | DateColumn>
  /** How ambiguous dates were read in each date field. */
  readonly dateOrders: Readonly<Record<string, DateOrder>>
}

/** Which columns each field is read from; several are joined with a blank. */
export type FieldMapping = Readonly<Record<string, readonly string[]>>

/** One field to standardize: what {@link standardizeColumn} asks for. */
export interface FieldTask {
  readonly field: string
  readonly kind: FieldKind
  readonly raw: TextColumn
}

/**
 * Standardizes the mapped fields of a table, each distinct raw value once.
 *
 * @param order - shape `rows`: the input row that stands at each position of the result.
 * @param known - how ambiguous dates are to be read, by field; otherwise the column's values say.
 */
export function standardizeTable(
  table: Table,
  schema: Schema,
  mapping: FieldMapping,
  order: Uint32Array,
  known: Readonly<Record<string, DateOrder>> = {},
): StandardizedTable {
  const fields = fieldTasks(table, schema, mapping).map(
    ({ field, kind, raw }) => [field, standardizeColumn(raw, kind, order, known[field])] as const,
  )
  return assembleTable(order.length, fields)
}

/** The fields that a table can fill, in the order of the mapping; several columns are joined. */
export function fieldTasks(table: Table, schema: Schema, mapping: FieldMapping): FieldTask[] {
  return Object.entries(mapping).flatMap(([field, sources]) => {
    const kind = schema[field]
    if (kind === undefined || kind === 'full-name') return []
    const raw = joinColumns(table, sources)
    return raw === undefined ? [] : [{ field, kind, raw }]
  })
}

/**
 * Puts standardized fields together. Tokens are numbered anew, by field and then by appearance:
 * whichever field was done first, the numbers are the same.
 *
 * @param fields - in the order of the mapping. Their token arrays are renumbered in place.
 */
export function assembleTable(
  rows: number,
  fields: readonly (readonly [field: string, standardized: FieldColumn])[],
): StandardizedTable {
  const names = new StringTableBuilder()
  const dateOrders: Record<string, DateOrder> = {}
  for (const [field, { column, ownTokens, dateOrder }] of fields) {
    if (dateOrder !== undefined) dateOrders[field] = dateOrder
    if (column.kind === 'name' && ownTokens !== undefined) {
      renumber(column.tokens, internAll(names, ownTokens))
    }
  }
  const columns = new Map(fields.map(([field, { column }]) => [field, column]))
  return { rows, names: names.build(), columns, dateOrders }
}

/** Shape `strings.size`: the id of each string in the builder. */
function internAll(
  builder: StringTableBuilder,
  { bytes, offsets, size }: StringTable,
): Uint32Array {
  const ids = new Uint32Array(size)
  for (let id = 1; id < size; id++) {
    ids[id] = builder.internBytes(bytes, offsets[id]!, offsets[id + 1]!)
  }
  return ids
}

function renumber(tokens: Uint32Array, idOf: Uint32Array): void {
  for (let at = 0; at < tokens.length; at++) tokens[at] = idOf[tokens[at]!]!
}

const BLANK = 0x20

/** The columns of one field as one, their values joined with a blank; undefined if there are none. */
export function joinColumns(table: Table, names: readonly string[]): TextColumn | undefined {
  const columns = names.map((name) => columnOf(table, name)).filter((found) => found !== undefined)
  if (columns.length < 2) return columns[0]
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  let joined = new Uint8Array(1 << 10)
  for (let row = 0; row < table.rows; row++) {
    let used = 0
    for (const { ids: own, values } of columns) {
      const id = own[row]!
      if (id === 0) continue
      const part = values.bytes.subarray(values.offsets[id]!, values.offsets[id + 1]!)
      if (used + 1 + part.length > joined.length) {
        const grown = new Uint8Array(2 * (used + 1 + part.length))
        grown.set(joined.subarray(0, used))
        joined = grown
      }
      if (used > 0) joined[used++] = BLANK
      joined.set(part, used)
      used += part.length
    }
    ids[row] = builder.internBytes(joined, 0, used)
  }
  return { name: names.join('+'), ids, values: builder.build() }
}
