import type { Blocking, KeyPart } from '../model/linkage-model.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import type {
  DateColumn,
  NameColumn,
  StandardizedTable,
  ValueColumn,
} from '../standardize/standardized-table.ts'

/**
 * The order in which records are scanned for candidates and lie in memory: by birth date, then by
 * name, so that most candidates of a record are its neighbours. Rules that know neither, or only
 * one, leave the place to the values that most of them ask for. It decides how fast pairs are found,
 * not which.
 *
 * @returns shape `rows`, on shared memory: the record at each place.
 */
export function scanOrder(table: StandardizedTable, { rules }: Blocking): Uint32Array {
  const order = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  for (let record = 0; record < order.length; record++) order[record] = record
  const parts = rules.flatMap(({ key }) => key)
  const date = parts.find(({ part }) => part === 'date')
  const name = parts.find((part) => part.part === 'name')
  const dates = date?.part === 'date' ? table.columns.get(date.field) : undefined
  const [high, low] = [
    ...(dates?.kind === 'date' ? [dates.dates] : []),
    ...(name?.part === 'name' ? [firstTokens(table, name.fields)] : []),
    ...mostAskedFor(parts).flatMap((field) => {
      const column = table.columns.get(field)
      return column === undefined || column.kind === 'date' ? [] : [column.ids]
    }),
  ]
  if (high !== undefined) radixSortBy(order, low ?? high, low && high)
  return order
}

/** The first token of each record's last of these names. */
function firstTokens(table: StandardizedTable, fields: readonly string[]): Uint32Array {
  const first = new Uint32Array(table.rows)
  for (const field of fields) {
    const column = table.columns.get(field)
    if (column?.kind !== 'name') continue
    const { ids, tokenStart, tokens } = column
    for (let record = 0; record < first.length; record++) {
      const value = ids[record]!
      if (value !== 0) first[record] = tokens[tokenStart[value]!]!
    }
  }
  return first
}

/** The fields that keys ask for by value, most often first. */
function mostAskedFor(parts: readonly KeyPart[]): string[] {
  const counts = new Map<string, number>()
  for (const part of parts) {
    if (part.part === 'value') counts.set(part.field, (counts.get(part.field) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([field]) => field)
}

/** A table whose rows stand in the order of a scan; only the fields that these keys read. */
export function inScanOrder(
  table: StandardizedTable,
  order: Uint32Array,
  keys: readonly (readonly KeyPart[])[],
): StandardizedTable {
  const fields = keys.flat().flatMap((part) => (part.part === 'name' ? part.fields : [part.field]))
  const columns = new Map<string, NameColumn | ValueColumn | DateColumn>()
  for (const field of new Set(fields)) {
    const column = table.columns.get(field)
    if (column === undefined) continue
    if (column.kind === 'date') {
      const { dates, keyDates } = column
      columns.set(field, {
        ...column,
        dates: pick(dates, order, Uint32Array),
        ...(keyDates === undefined ? {} : { keyDates: pick(keyDates, order, Uint32Array) }),
      })
    } else columns.set(field, { ...column, ids: pick(column.ids, order, Uint32Array) })
  }
  return { ...table, columns }
}

/** The value of each record in the order of a scan; on shared memory. */
export function pick<T extends Uint32Array | Int32Array | Uint8Array>(
  values: T,
  order: Uint32Array,
  type: { new (memory: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
): T {
  const picked = new type(new SharedArrayBuffer(type.BYTES_PER_ELEMENT * order.length))
  for (let place = 0; place < order.length; place++) picked[place] = values[order[place]!]!
  return picked
}
