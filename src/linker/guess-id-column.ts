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
  const column = columnOf(table, name)!
  const seen = new Set<string>()
  // A Set ends at 2^24 entries; a longer file has to name its id column.
  if (table.rows > 2 ** 24) return false
  for (const [row, id] of column.ids.entries()) {
    if (id === 0) return false
    const key = `${sourceOf(row)}\u0000${column.values.get(id)}`
    if (seen.has(key)) return false
    seen.add(key)
  }
  return true
}
