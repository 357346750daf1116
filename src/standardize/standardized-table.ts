import type { FieldKind, Schema } from '../model/linkage-model.ts'
import { type StringTable, StringTableBuilder } from '../records/string-table.ts'
import { columnOf, type Table, type TextColumn } from '../records/table.ts'
import { type DateOrder, dateNumber, guessDateOrder, standardizeDate } from './date.ts'
import { nameTokens } from './person-name.ts'
import { standardizerOf } from './standardizer-of.ts'

/**
 * Standardized records as columns: what blocking and comparison read. Rows are in the order of
 * `order`, so that nothing behind this point depends on the order of input.
 *
 * @module
 */

/** Names: every distinct value, and its tokens in the table's shared token dictionary. */
export interface NameColumn {
  readonly kind: 'name'
  /** Shape `rows`; 0 is missing. */
  readonly ids: Uint32Array
  readonly values: StringTable
  /** Shape `values.size + 1`: tokens of value `v` are `tokens[tokenStart[v], tokenStart[v + 1])`. */
  readonly tokenStart: Uint32Array
  readonly tokens: Uint32Array
}

export interface ValueColumn {
  readonly kind: 'value'
  /** Shape `rows`; 0 is missing. */
  readonly ids: Uint32Array
  readonly values: StringTable
}

export interface DateColumn {
  readonly kind: 'date'
  /** Shape `rows`: yyyymmdd, absent parts 00, 0 is missing. */
  readonly dates: Uint32Array
}

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
  const names = new StringTableBuilder()
  const columns = new Map<string, NameColumn | ValueColumn | DateColumn>()
  const dateOrders: Record<string, DateOrder> = {}
  for (const [field, sources] of Object.entries(mapping)) {
    const kind = schema[field]
    if (kind === undefined || kind === 'full-name') continue
    const raw = joinColumns(table, sources)
    if (raw === undefined) continue
    if (kind === 'date') {
      const dateOrder = known[field] ?? guessDateOrder(raw.values.toArray()) ?? 'mdy'
      dateOrders[field] = dateOrder
      columns.set(field, dateColumn(raw, order, dateOrder))
    } else if (kind === 'given-name' || kind === 'middle-name' || kind === 'surname') {
      columns.set(field, nameColumn(raw, order, kind, names))
    } else columns.set(field, valueColumn(raw, order, standardizerOf(kind)))
  }
  return { rows: order.length, names: names.build(), columns, dateOrders }
}

function joinColumns(table: Table, names: readonly string[]): TextColumn | undefined {
  const columns = names.map((name) => columnOf(table, name)).filter((found) => found !== undefined)
  if (columns.length < 2) return columns[0]
  const builder = new StringTableBuilder()
  const ids = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  const seen = new Map<string, number>()
  for (let row = 0; row < table.rows; row++) {
    const key = columns.map((column) => column.ids[row]!).join()
    let id = seen.get(key)
    if (id === undefined) {
      const parts = columns.map((column) => column.values.get(column.ids[row]!))
      id = builder.intern(parts.filter((part) => part !== '').join(' '))
      seen.set(key, id)
    }
    ids[row] = id
  }
  return { name: names.join('+'), ids, values: builder.build() }
}

/** Calls `convert` once per distinct raw value, in row order; gives one number per row. */
function perDistinct(
  raw: TextColumn,
  order: Uint32Array,
  convert: (value: string) => number,
): Uint32Array {
  const converted = new Uint32Array(raw.values.size)
  const done = new Uint8Array(raw.values.size)
  const result = new Uint32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) {
    const id = raw.ids[order[at]!]!
    if (done[id] === 0) {
      converted[id] = id === 0 ? 0 : convert(raw.values.get(id))
      done[id] = 1
    }
    result[at] = converted[id]!
  }
  return result
}

function valueColumn(
  raw: TextColumn,
  order: Uint32Array,
  standardize: (value: string) => string,
): ValueColumn {
  const builder = new StringTableBuilder()
  const ids = perDistinct(raw, order, (value) => builder.intern(standardize(value)))
  return { kind: 'value', ids, values: builder.build() }
}

function dateColumn(raw: TextColumn, order: Uint32Array, dateOrder: DateOrder): DateColumn {
  const options = { order: dateOrder }
  const dates = perDistinct(raw, order, (value) => dateNumber(standardizeDate(value, options)))
  return { kind: 'date', dates }
}

function nameColumn(
  raw: TextColumn,
  order: Uint32Array,
  kind: FieldKind,
  names: StringTableBuilder,
): NameColumn {
  const standardize = standardizerOf(kind)
  const builder = new StringTableBuilder()
  const starts = [0, 0]
  const tokens: number[] = []
  const ids = perDistinct(raw, order, (value) => {
    const standardized = standardize(value)
    const known = builder.size
    const id = builder.intern(standardized)
    if (id === known) {
      for (const token of nameTokens(standardized)) tokens.push(names.intern(token))
      starts.push(tokens.length)
    }
    return id
  })
  return {
    kind: 'name',
    ids,
    values: builder.build(),
    tokenStart: share(starts),
    tokens: share(tokens),
  }
}

function share(values: readonly number[]): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(4 * values.length))
  shared.set(values)
  return shared
}
