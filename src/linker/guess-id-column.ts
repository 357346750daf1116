import { columnOf, type Table } from '../records/table.ts'
import { headerWord, ID_WORDS } from './header-words.ts'

/**
 * The column that looks like the record id: by its header, and every row has a value of its own.
 * Undefined if there is none; rows are then keyed by their content.
 */
export function guessIdColumn(table: Table, notes: string[]): string | undefined {
  for (const word of ID_WORDS) {
    const name = table.columns
      .map((column) => column.name)
      .find((header) => headerWord(header) === word)
    if (name === undefined || !isUnique(table, name)) continue
    notes.push(`${name} read as the record id (by its header)`)
    return name
  }
  notes.push('no id column: rows are keyed by a hash of their content')
  return undefined
}

function isUnique(table: Table, name: string): boolean {
  const column = columnOf(table, name)!
  const seen = new Set<string>()
  // A Set ends at 2^24 entries; a longer file has to name its id column.
  if (table.rows > 2 ** 24) return false
  for (const id of column.ids) {
    if (id === 0) return false
    const value = column.values.get(id)
    if (seen.has(value)) return false
    seen.add(value)
  }
  return true
}
