import type { StringTable } from '../records/string-table.ts'
import type { NameColumn, StandardizedTable } from '../standardize/standardized-table.ts'
import { joinedHash } from './joined-hash.ts'
import { namesWord, type RecordLayout } from './record-layout.ts'

/**
 * Everything that comparisons read of a record in one run of words. A pair of records is then two
 * places in memory, not two in each column: on large files that is what comparing costs.
 */
export interface PackedRecords {
  /** Shape `rows`: record `r` begins at `words[start[r]]`; on shared memory. */
  readonly start: Uint32Array
  /** The words of the layout, then the tokens of its names; on shared memory. */
  readonly words: Uint32Array
}

/** More tokens than this in one name are not read. */
const MOST_TOKENS = 255

/** Records that are packed at a time: their words stay in a near cache meanwhile. */
const AT_ONCE = 1024

/**
 * Packs the records of a table. Cost: O(rows × words), twice over the columns.
 *
 * This is the whole of it; {@link measureRecords} and {@link packRange} do ranges of the order, which
 * may be done on different threads.
 *
 * @param order - shape `rows`: the order in which the records lie in memory; as they are if absent.
 */
export function packRecords(
  table: StandardizedTable,
  layout: RecordLayout,
  order: Uint32Array = Uint32Array.from({ length: table.rows }, (_, row) => row),
): PackedRecords {
  const start = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  const packed = roomFor(start, measureRecords(table, layout, order, start))
  packRange(packed, table, layout, order, 0)
  return packed
}

/** Room for packed records of so many words. */
export function roomFor(start: Uint32Array, words: number): PackedRecords {
  return { start, words: new Uint32Array(new SharedArrayBuffer(4 * words)) }
}

/**
 * Notes where each record of a range begins, from the beginning of the range, and gives how many
 * words the range takes.
 *
 * @param range - the records, in their order.
 * @param start - shape `rows`.
 */
export function measureRecords(
  table: StandardizedTable,
  layout: RecordLayout,
  range: Uint32Array,
  start: Uint32Array,
): number {
  const lists = listsOf(table, layout)
  let size = 0
  for (let at = 0; at < range.length; at++) {
    const row = range[at]!
    start[row] = size
    size += layout.width
    for (let list = 0; list < lists.length; list++) {
      size += Math.min(MOST_TOKENS, tokenCount(lists[list]!.columns, row))
    }
  }
  return size
}

/**
 * Packs the records of a range that was measured.
 *
 * @param before - words of the ranges before it.
 */
export function packRange(
  packed: PackedRecords,
  table: StandardizedTable,
  layout: RecordLayout,
  range: Uint32Array,
  before: number,
): void {
  const lists = listsOf(table, layout)
  for (let from = 0; from < range.length; from += AT_ONCE) {
    const rows = range.subarray(from, from + AT_ONCE)
    for (let at = 0; at < rows.length; at++) packed.start[rows[at]!]! += before
    for (const claim of layout.claims) {
      const offset = layout.offsetOf(claim)
      if (claim.part === 'value') packValue(packed, rows, table, claim.field, offset)
      else if (claim.part !== 'names') {
        const columns = nameColumns(table, claim.fields)
        if (claim.part === 'heads') packHeads(packed, rows, columns, offset)
        else packJoined(packed, rows, columns, table.names, offset)
      }
    }
    packNames(packed, rows, lists, layout.width)
  }
}

/** A list of names of a record. */
interface NameList {
  readonly offset: number
  readonly columns: readonly NameColumn[]
}

function listsOf(table: StandardizedTable, layout: RecordLayout): NameList[] {
  return layout.claims.flatMap((claim) =>
    claim.part === 'names'
      ? [{ offset: layout.offsetOf(claim), columns: nameColumns(table, claim.fields) }]
      : [],
  )
}

function packValue(
  { start, words }: PackedRecords,
  rows: Uint32Array,
  table: StandardizedTable,
  field: string | undefined,
  offset: number,
): void {
  const column = field === undefined ? undefined : table.columns.get(field)
  if (column === undefined) return
  const ids = column.kind === 'date' ? column.dates : column.ids
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    words[start[row]! + offset] = ids[row]!
  }
}

function packHeads(
  { start, words }: PackedRecords,
  rows: Uint32Array,
  columns: readonly NameColumn[],
  offset: number,
): void {
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!
    let found = 0
    for (let at = 0; at < columns.length && found < 2; at++) {
      const { ids, tokenStart, tokens } = columns[at]!
      const own = ids[row]!
      if (tokenStart[own] === tokenStart[own + 1]) continue
      words[start[row]! + offset + found++] = tokens[tokenStart[own]!]!
    }
  }
}

/** The hash of the names written as one word; 0 where there are fewer than two tokens. */
function packJoined(
  { start, words }: PackedRecords,
  rows: Uint32Array,
  columns: readonly NameColumn[],
  names: StringTable,
  offset: number,
): void {
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!
    if (tokenCount(columns, row) < 2) continue
    let hash = 0
    for (let at = 0; at < columns.length; at++) {
      const { ids, tokenStart, tokens } = columns[at]!
      const own = ids[row]!
      const end = tokenStart[own + 1]!
      for (let t = tokenStart[own]!; t < end; t++) hash = joinedHash(names, tokens[t]!, hash)
    }
    words[start[row]! + offset] = hash
  }
}

function packNames(
  { start, words }: PackedRecords,
  rows: Uint32Array,
  lists: readonly NameList[],
  width: number,
): void {
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!
    const base = start[row]!
    let next = width
    for (let list = 0; list < lists.length; list++) {
      const { offset, columns } = lists[list]!
      const from = next
      let first = 0
      for (let at = 0; at < columns.length; at++) {
        const { ids, tokenStart, tokens } = columns[at]!
        const own = ids[row]!
        const end = tokenStart[own + 1]!
        for (let t = tokenStart[own]!; t < end && next - from < MOST_TOKENS; t++) {
          words[base + next++] = tokens[t]!
        }
        if (at === 0) first = next - from
      }
      words[base + offset] = namesWord(from, first, next - from)
    }
  }
}

function nameColumns(table: StandardizedTable, fields: readonly string[]): NameColumn[] {
  return fields
    .map((field) => table.columns.get(field))
    .filter((column): column is NameColumn => column?.kind === 'name')
}

function tokenCount(columns: readonly NameColumn[], row: number): number {
  let count = 0
  for (let at = 0; at < columns.length; at++) {
    const { ids, tokenStart } = columns[at]!
    const own = ids[row]!
    count += tokenStart[own + 1]! - tokenStart[own]!
  }
  return count
}
