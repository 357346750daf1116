import type { StringTable } from '../records/string-table.ts'
import type { DateColumn, NameColumn, ValueColumn } from './standardize-column.ts'
import type { StandardizedTable } from './standardized-table.ts'

/**
 * A few records of a table as a table of their own, with no more values than they have: what is to
 * be compared once should not cost what comparing all does.
 *
 * @param records - which ones, in the order of the result.
 */
export function pickRecords(table: StandardizedTable, records: Uint32Array): StandardizedTable {
  const used: Uint32Array[] = []
  for (const column of table.columns.values()) {
    if (column.kind !== 'name') continue
    for (const record of records) used.push(tokensOf(column, column.ids[record]!))
  }
  const tokens = numbering(used)
  const columns = new Map(
    [...table.columns].map(([field, column]) => [field, pickColumn(column, records, tokens)]),
  )
  return {
    rows: records.length,
    names: pickStrings(table.names, tokens),
    columns,
    dateOrders: table.dateOrders,
  }
}

/** Old number → new one, 0 → 0; in the order of the old ones. */
type Numbering = ReadonlyMap<number, number>

function pickColumn(
  column: NameColumn | ValueColumn | DateColumn,
  records: Uint32Array,
  tokens: Numbering,
): NameColumn | ValueColumn | DateColumn {
  if (column.kind === 'date') {
    return { kind: 'date', dates: shared(records, (record) => column.dates[record]!) }
  }
  const chosen = numbering([Uint32Array.from(records, (record) => column.ids[record]!)])
  const ids = shared(records, (record) => chosen.get(column.ids[record]!)!)
  const values = pickStrings(column.values, chosen)
  if (column.kind === 'value') return { kind: 'value', ids, values }
  const lists = [...chosen.keys()].map((value) => tokensOf(column, value))
  let end = 0
  const ends = lists.map((list) => {
    end += list.length
    return end
  })
  return {
    kind: 'name',
    ids,
    values,
    tokenStart: shared([0, ...ends], (start) => start),
    tokens: shared(
      lists.flatMap((list) => [...list]),
      (token) => tokens.get(token)!,
    ),
  }
}

function tokensOf({ tokenStart, tokens }: NameColumn, value: number): Uint32Array {
  return tokens.subarray(tokenStart[value]!, tokenStart[value + 1]!)
}

function numbering(lists: readonly Uint32Array[]): Numbering {
  const found = new Set([0])
  for (const list of lists) for (const id of list) found.add(id)
  const sorted = Uint32Array.from(found).sort()
  return new Map(Array.from(sorted, (id, at) => [id, at]))
}

function pickStrings(strings: StringTable, chosen: Numbering): StringTable {
  return strings.pick(Uint32Array.from(chosen.keys()))
}

function shared(from: ArrayLike<number>, toValue: (item: number) => number): Uint32Array {
  const values = new Uint32Array(new SharedArrayBuffer(4 * from.length))
  for (let at = 0; at < values.length; at++) values[at] = toValue(from[at]!)
  return values
}
