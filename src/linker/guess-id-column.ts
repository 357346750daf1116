import { StringTableBuilder } from '../records/string-table.ts'
import { columnOf, type Table } from '../records/table.ts'
import { headerWord, ID_WORDS } from './header-words.ts'

/** Headers that can mean nothing else: what repeats or is blank there is refused, not passed over. */
const SURE_WORDS: ReadonlySet<string> = new Set(['record_id', 'rec_id', 'recid', 'unique_id'])

/**
 * The column that looks like the record id: by its header, and, where that could mean something
 * else, by a value of its own in every row of a source. Undefined if there is none; rows are then
 * keyed by their content.
 *
 * @param sourceOf - each row's source, where there are several: ids may repeat across them.
 */
export function guessIdColumn(
  table: Table,
  notes: string[],
  sourceOf: (row: number) => string = () => '',
): string | undefined {
  for (const word of ID_WORDS) {
    const name = table.columns
      .map((column) => column.name)
      .find((header) => headerWord(header) === word)
    if (name === undefined) continue
    if (!SURE_WORDS.has(word) && !isUnique(table, name, sourceOf)) {
      notes.push(`${name} has blanks or repeats, so it is not taken as the record id`)
      continue
    }
    notes.push(`${name} read as the record id (by its header)`)
    return name
  }
  notes.push('no id column: rows are keyed by a hash of their content')
  return undefined
}

function isUnique(table: Table, name: string, sourceOf: (row: number) => string): boolean {
  const { ids, values } = columnOf(table, name)!
  if (ids.includes(0)) return false
  // A dictionary and not a Set, which ends at 2^24 entries.
  const seen = new StringTableBuilder()
  let source = ''
  let key = new Uint8Array(1 << 8)
  let prefix = 0
  for (let row = 0; row < table.rows; row++) {
    const own = sourceOf(row)
    if (row === 0 || own !== source) {
      source = own
      const bytes = new TextEncoder().encode(`${own}\u0000`)
      prefix = bytes.length
      key = withRoom(key, prefix)
      key.set(bytes)
    }
    const start = values.offsets[ids[row]!]!
    const end = values.offsets[ids[row]! + 1]!
    key = withRoom(key, prefix + end - start)
    for (let from = start, to = prefix; from < end; from++, to++) key[to] = values.bytes[from]!
    const known = seen.size
    if (seen.internBytes(key, 0, prefix + end - start) < known) return false
  }
  return true
}

/** The bytes, with room for as many. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (length <= bytes.length) return bytes
  const grown = new Uint8Array(2 * length)
  grown.set(bytes)
  return grown
}
