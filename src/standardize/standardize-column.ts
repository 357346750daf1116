import type { FieldKind } from '../model/linkage-model.ts'
import { type StringTable, StringTableBuilder } from '../records/string-table.ts'
import type { TextColumn } from '../records/table.ts'
import { type DateOrder, dateNumber, guessDateOrder, standardizeDate } from './date.ts'
import { nameTokens } from './person-name.ts'
import { byteStandardizerOf, standardizerOf } from './standardizer-of.ts'
import { LONGEST_VALUE } from './text.ts'

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
  /** The same for blocking keys, where that differs: what is kept of skip dates. */
  readonly keyDates?: Uint32Array
}

/** One field by itself, before the token dictionaries of the name fields are made one. */
export interface FieldColumn {
  readonly column: NameColumn | ValueColumn | DateColumn
  /** Of names: what the column's tokens number, in order of appearance. */
  readonly ownTokens?: StringTable
  /** Of dates: how ambiguous ones were read. */
  readonly dateOrder?: DateOrder
}

/**
 * Standardizes one raw column, each distinct value once. Ids are given in the order of appearance
 * under `order`, so they do not depend on the order of input; and no column depends on another, so
 * columns can be done in any order or at once.
 *
 * @param kind - any but `full-name`, which is split into columns of its own beforehand.
 * @param order - shape `rows`: the input row that stands at each position of the result.
 * @param dateOrder - how ambiguous dates are to be read; otherwise the column's values say.
 *
 * Memory: besides the result, 16 bytes per row and the distinct values a second time.
 */
export function standardizeColumn(
  raw: TextColumn,
  kind: FieldKind,
  order: Uint32Array,
  dateOrder?: DateOrder,
): FieldColumn {
  return arrangeColumn(raw.ids, kind, standardizeValues(raw.values, kind, dateOrder), order)
}

/** A column's distinct values, standardized, before it is known which records stand where. */
export interface StandardizedValues {
  /** Shape of the raw values: the number of each in {@link values}, or the date that it is. */
  readonly converted: Uint32Array
  /** Above all of {@link converted}, if those are numbers of values. */
  readonly values?: StringTable
  readonly dateOrder?: DateOrder
}

/** The first half of {@link standardizeColumn}: what needs no order. On shared memory. */
export function standardizeValues(
  raw: StringTable,
  kind: FieldKind,
  dateOrder?: DateOrder,
): StandardizedValues {
  return kind === 'date' ? convertDates(raw, dateOrder) : convertValues(raw, kind)
}

/** The second half of {@link standardizeColumn}. @param raw - shape `rows`: the raw values' ids. */
export function arrangeColumn(
  raw: Uint32Array,
  kind: FieldKind,
  { converted, values: all, dateOrder }: StandardizedValues,
  order: Uint32Array,
): FieldColumn {
  if (all === undefined) {
    const dates = inOrder(raw, converted.length, order)
    for (let at = 0; at < dates.length; at++) dates[at] = converted[dates[at]!]!
    return { column: { kind: 'date', dates }, ...(dateOrder && { dateOrder }) }
  }
  const { ids, values } = numberValues(raw, converted, all, order)
  if (kind !== 'given-name' && kind !== 'middle-name' && kind !== 'surname') {
    return { column: { kind: 'value', ids, values } }
  }
  const { tokenStart, tokens, ownTokens } = tokensOf(values)
  return { column: { kind: 'name', ids, values, tokenStart, tokens }, ownTokens }
}

function convertDates(raw: StringTable, known?: DateOrder): StandardizedValues {
  const dateOrder = known ?? guessDateOrder(strings(raw)) ?? 'mdy'
  const options = { order: dateOrder }
  const converted = new Uint32Array(new SharedArrayBuffer(4 * raw.size))
  for (let id = 1; id < converted.length; id++) {
    converted[id] = dateNumber(standardizeDate(raw.get(id), options))
  }
  return { converted, dateOrder }
}

function* strings(values: StringTable): Generator<string> {
  for (let id = 0; id < values.size; id++) yield values.get(id)
}

/** The standardized values by appearance in `order`, and which one each record has. */
function numberValues(
  raw: Uint32Array,
  converted: Uint32Array,
  values: StringTable,
  order: Uint32Array,
): { ids: Uint32Array; values: StringTable } {
  // In row order first: there ids of mostly unique values ascend, and memory is read from one end
  // to the other instead of all over the place.
  const byRow = new Uint32Array(raw.length)
  for (let row = 0; row < byRow.length; row++) byRow[row] = converted[raw[row]!]!
  const ids = inOrder(byRow, values.size, order)
  const numberOf = new Uint32Array(values.size)
  const found = new Uint32Array(values.size)
  let count = 1
  for (let at = 0; at < ids.length; at++) {
    const value = ids[at]!
    if (value === 0) continue
    let id = numberOf[value]!
    if (id === 0) {
      id = count++
      numberOf[value] = id
      found[id] = value
    }
    ids[at] = id
  }
  return { ids, values: values.pick(found.subarray(0, count)) }
}

/**
 * The ids of the rows in `order`, in shared memory.
 *
 * @param size - above the largest id.
 */
function inOrder(ids: Uint32Array, size: number, order: Uint32Array): Uint32Array {
  // Few ids fit into a byte or two each, and then most of them into the CPU's cache: rows come in
  // no order at all.
  const narrow = size <= 0x100 ? new Uint8Array(ids) : size <= 0x10000 ? new Uint16Array(ids) : ids
  const ordered = new Uint32Array(new SharedArrayBuffer(4 * order.length))
  for (let at = 0; at < order.length; at++) ordered[at] = narrow[order[at]!]!
  return ordered
}

/** Standardizes each distinct raw value, in the order in which they lie in memory. */
function convertValues(raw: StringTable, kind: FieldKind): StandardizedValues {
  const { bytes, offsets, size } = raw
  const standardize = standardizerOf(kind)
  const standardizeBytes = byteStandardizerOf(kind)
  const scratch = new Uint8Array(LONGEST_VALUE)
  const builder = new StringTableBuilder(size)
  const converted = new Uint32Array(new SharedArrayBuffer(4 * size))
  for (let id = 1; id < size; id++) {
    const length = standardizeBytes?.(bytes, offsets[id]!, offsets[id + 1]!, scratch) ?? -1
    converted[id] =
      length < 0
        ? builder.intern(standardize(raw.get(id)))
        : builder.internBytes(scratch, 0, length)
  }
  return { converted, values: builder.build() }
}

function tokensOf(values: StringTable): {
  tokenStart: Uint32Array
  tokens: Uint32Array
  ownTokens: StringTable
} {
  // Each blank begins one more token.
  let most = values.size
  for (const byte of values.bytes) if (byte === 0x20) most++
  const found = new Uint32Array(most)
  const tokenStart = new Uint32Array(new SharedArrayBuffer(4 * (values.size + 1)))
  const builder = new StringTableBuilder()
  let count = 0
  for (let value = 1; value < values.size; value++) {
    for (const token of nameTokens(values.get(value))) found[count++] = builder.intern(token)
    tokenStart[value + 1] = count
  }
  const tokens = new Uint32Array(new SharedArrayBuffer(4 * count))
  tokens.set(found.subarray(0, count))
  return { tokenStart, tokens, ownTokens: builder.build() }
}
