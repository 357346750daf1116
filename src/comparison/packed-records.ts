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

/**
 * Packs the records of a table. Cost: O(rows × words), twice over the columns.
 *
 * @param order - shape `rows`: the order in which the records lie in memory; as they are if absent.
 */
export function packRecords(
  table: StandardizedTable,
  layout: RecordLayout,
  order?: Uint32Array,
): PackedRecords {
  const lists = layout.claims.flatMap((claim) =>
    claim.part === 'names'
      ? [{ offset: layout.offsetOf(claim), columns: nameColumns(table, claim.fields) }]
      : [],
  )
  const start = new Uint32Array(new SharedArrayBuffer(4 * table.rows))
  let size = 0
  for (let place = 0; place < table.rows; place++) {
    const row = order === undefined ? place : order[place]!
    start[row] = size
    size += layout.width
    for (const { columns } of lists) size += Math.min(MOST_TOKENS, tokenCount(columns, row))
  }
  const packed = { start, words: new Uint32Array(new SharedArrayBuffer(4 * size)) }
  for (const claim of layout.claims) {
    const offset = layout.offsetOf(claim)
    if (claim.part === 'value') packValue(packed, table, claim.field, offset)
    else if (claim.part !== 'names') {
      const columns = nameColumns(table, claim.fields)
      if (claim.part === 'heads') packHeads(packed, columns, offset)
      else packJoined(packed, columns, table.names, offset)
    }
  }
  packNames(packed, lists, layout.width)
  return packed
}

function packValue(
  { start, words }: PackedRecords,
  table: StandardizedTable,
  field: string | undefined,
  offset: number,
): void {
  const column = field === undefined ? undefined : table.columns.get(field)
  if (column === undefined) return
  const ids = column.kind === 'date' ? column.dates : column.ids
  for (let row = 0; row < ids.length; row++) words[start[row]! + offset] = ids[row]!
}

function packHeads(
  { start, words }: PackedRecords,
  columns: readonly NameColumn[],
  offset: number,
): void {
  for (let row = 0; row < start.length; row++) {
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
  columns: readonly NameColumn[],
  names: StringTable,
  offset: number,
): void {
  for (let row = 0; row < start.length; row++) {
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
  lists: readonly { readonly offset: number; readonly columns: readonly NameColumn[] }[],
  width: number,
): void {
  for (let row = 0; row < start.length; row++) {
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
