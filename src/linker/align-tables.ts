import type { LinkageModel } from '../model/linkage-model.ts'
import { columnOf, type Table } from '../records/table.ts'
import { guessFields } from './guess-fields.ts'
import { guessIdColumn } from './guess-id-column.ts'

/** What the caller said about columns; each may stand in one table only, or in both. */
export interface AlignOptions {
  readonly id?: string
  readonly map?: Readonly<Record<string, string>>
  /** Columns that are no evidence: source, truth, others. */
  readonly ignore: readonly string[]
}

export interface AlignedTables {
  readonly right: Table
  /** What was renamed, in words. */
  readonly notes: readonly string[]
  /** Under which name a column that the caller named is found now. */
  nameOf(column: string): string
}

/**
 * The right table with its columns under the left table's names: `Apellido 1` there is `surname`
 * here if both are read as the same field. Two files to link seldom have the same headers.
 *
 * @throws {@link LinkageError} `model-fields-missing` if one of them has no usable column.
 */
export function alignTables(
  left: Table,
  right: Table,
  model: LinkageModel,
  options: AlignOptions,
): AlignedTables {
  // A named id column may stand in one table only; the other's is then found by its header.
  const isNamed = (table: Table): boolean =>
    options.id !== undefined && columnOf(table, options.id) !== undefined
  const ids = [left, right].map((table) => (isNamed(table) ? options.id : guessIdColumn(table, [])))
  const [mine, theirs] = [left, right].map((table, side) => {
    const has = (column: string): boolean =>
      column.split('+').every((name) => columnOf(table, name) !== undefined)
    const map = Object.entries(options.map ?? {}).filter(
      ([, column]) => column === '' || has(column),
    )
    const taken = [ids[side], ...options.ignore].filter((name) => name !== undefined)
    return guessFields(model, table, Object.fromEntries(map), new Set(taken)).mapping
  }) as [Readonly<Record<string, readonly string[]>>, Readonly<Record<string, readonly string[]>>]
  const names = new Map<string, string>()
  const rename = (from: string | undefined, to: string | undefined): void => {
    if (from !== undefined && to !== undefined && from !== to) names.set(from, to)
  }
  rename(ids[1], ids[0])
  for (const [field, columns] of Object.entries(theirs)) {
    const others = mine[field]
    if (others?.length !== columns.length) continue
    for (const [at, column] of columns.entries()) rename(column, others[at])
  }
  const nameOf = (column: string): string =>
    columnOf(left, column) === undefined ? (names.get(column) ?? column) : column
  if (names.size === 0) return { right, notes: [], nameOf }
  const given = new Set(names.values())
  const columns = right.columns.map((column) => {
    const name = names.get(column.name)
    if (name !== undefined) return { ...column, name }
    // Another column of that name means something else here: it must not pass for the left one's.
    return given.has(column.name) ? { ...column, name: `${column.name} (right)` } : column
  })
  const notes = [...names].map(
    ([from, to]) => `${from} of the right file read as the left one's ${to}`,
  )
  return { right: { ...right, columns }, notes, nameOf }
}
