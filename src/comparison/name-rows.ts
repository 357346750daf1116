import type { NameColumn, StandardizedTable } from '../standardize/standardized-table.ts'

/** Several name columns seen as one: each distinct combination of values has one id, 0 if all are missing. */
export interface NameRows {
  /** Shape `rows`. */
  readonly ids: Uint32Array
  /** By id: the tokens of each column in turn. */
  readonly tokens: readonly (readonly (readonly number[])[])[]
}

/** Joins the name columns of a table. Fields that are not name columns are passed over. */
export function nameRows(table: StandardizedTable, fields: readonly string[]): NameRows {
  const columns = fields
    .map((field) => table.columns.get(field))
    .filter((column): column is NameColumn => column?.kind === 'name')
  const ids = new Uint32Array(table.rows)
  const tokens: number[][][] = [columns.map(() => [])]
  // Two columns at a time: (id so far, value of the next column) → id.
  const seen = columns.map(() => new Map<number, number>())
  const combined: number[][][] = [[]]
  for (let row = 0; row < table.rows; row++) {
    let id = 0
    let missing = true
    for (const [at, column] of columns.entries()) {
      const value = column.ids[row]!
      if (value !== 0) missing = false
      const key = id * 2 ** 26 + value
      let next = seen[at]!.get(key)
      if (next === undefined) {
        next = combined.length
        const own = column.tokens.subarray(column.tokenStart[value]!, column.tokenStart[value + 1]!)
        combined.push([...combined[id]!, [...own]])
        seen[at]!.set(key, next)
      }
      id = next
    }
    ids[row] = missing ? 0 : id
  }
  combined[0] = tokens[0]!
  return { ids, tokens: combined }
}
