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
 * This is the whole of it; the parts are {@link measureRecords}, {@link placeRecords} and
 * {@link packRange}. Ranges of rows may be done on different threads.
 *
 * @param order - shape `rows`: the order in which the records lie in memory; as they are if absent.
 */
export function packRecords(
  table: StandardizedTable,
  layout: RecordLayout,
  order: Uint32Array = Uint32Array.from({ length: table.rows }, (_, row) => row),
): PackedRecords {
  const sizes = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  measureRecords(table, layout, 0, table.rows, sizes)
  const packed = placeRecords(sizes, order)
  packRange(packed, table, layout, 0, table.rows)
  return packed
}

/** Notes of the records `from` to `to − 1` how many words they take. @param sizes - shape `rows`. */
export function measureRecords(
  table: StandardizedTable,
  layout: RecordLayout,
  from: number,
  to: number,
  sizes: Uint32Array,
): void {
  const lists = listsOf(table, layout)
  for (let row = from; row < to; row++) {
    let size = layout.width
    for (let list = 0; list < lists.length; list++) {
      size += Math.min(MOST_TOKENS, tokenCount(lists[list]!.columns, row))
    }
    sizes[row] = size
  }
}

/** Gives each record its room. @param sizes - shape `rows`, on shared memory; becomes `start`. */
export function placeRecords(sizes: Uint32Array, order: Uint32Array): PackedRecords {
  let used = 0
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!
    const size = sizes[row]!
    sizes[row] = used
    used += size
  }
  return { start: sizes, words: new Uint32Array(new SharedArrayBuffer(4 * used)) }
}

/** Packs the records `from` to `to − 1`. */
export function packRange(
  packed: PackedRecords,
  table: StandardizedTable,
  layout: RecordLayout,
  from: number,
  to: number,
): void {
  const lists = listsOf(table, layout)
  for (let first = from; first < to; first += AT_ONCE) {
    const end = Math.min(to, first + AT_ONCE)
    for (const claim of layout.claims) {
      const offset = layout.offsetOf(claim)
      if (claim.part === 'value') packValue(packed, first, end, table, claim.field, offset)
      else if (claim.part !== 'names') {
        const columns = nameColumns(table, claim.fields)
        if (claim.part === 'heads') packHeads(packed, first, end, columns, offset)
        else packJoined(packed, first, end, columns, table.names, offset)
      }
    }
    packNames(packed, first, end, lists, layout.width)
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
  from: number,
  to: number,
  table: StandardizedTable,
  field: string | undefined,
  offset: number,
): void {
  const column = field === undefined ? undefined : table.columns.get(field)
  if (column === undefined) return
  const ids = column.kind === 'date' ? column.dates : column.ids
  for (let row = from; row < to; row++) words[start[row]! + offset] = ids[row]!
}

function packHeads(
  { start, words }: PackedRecords,
  from: number,
  to: number,
  columns: readonly NameColumn[],
  offset: number,
): void {
  for (let row = from; row < to; row++) {
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
  from: number,
  to: number,
  columns: readonly NameColumn[],
  names: StringTable,
  offset: number,
): void {
  for (let row = from; row < to; row++) {
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
  from: number,
  to: number,
  lists: readonly NameList[],
  width: number,
): void {
  for (let row = from; row < to; row++) {
    const base = start[row]!
    let next = width
    for (let list = 0; list < lists.length; list++) {
      const { offset, columns } = lists[list]!
      const begin = next
      let first = 0
      for (let at = 0; at < columns.length; at++) {
        const { ids, tokenStart, tokens } = columns[at]!
        const own = ids[row]!
        const end = tokenStart[own + 1]!
        for (let t = tokenStart[own]!; t < end && next - begin < MOST_TOKENS; t++) {
          words[base + next++] = tokens[t]!
        }
        if (at === 0) first = next - begin
      }
      words[base + offset] = namesWord(begin, first, next - begin)
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
