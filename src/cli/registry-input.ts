import { LinkageError } from '../errors.ts'
import { type ReadTableOptions, readTable } from '../io/read-table.ts'
import { expandFullNames } from '../linker/full-names.ts'
import { guessFields } from '../linker/guess-fields.ts'
import { guessIdColumn } from '../linker/guess-id-column.ts'
import type { Progress } from '../linker/pace.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { columnOf, type Table, type TextColumn } from '../records/table.ts'
import type { SourceRecord } from '../registry/record-key.ts'

/** Which rows to read, and how. */
export interface InputOptions {
  readonly files: readonly string[]
  readonly id?: string
  /** A column, or `=NAME` for all rows. */
  readonly source?: string
  readonly map: Readonly<Record<string, string>>
  readonly ignore: readonly string[]
  readonly read: ReadTableOptions
}

/** Rows of files, to be records of a registry. */
export interface RegistryInput {
  readonly table: Table
  /** Column of record ids, given or guessed. */
  readonly id: string | undefined
  /** Fields of the model that have a column. */
  readonly fields: ReadonlyMap<string, readonly TextColumn[]>
  /** What was guessed, in words. */
  readonly notes: readonly string[]
  sourceOf(row: number): string
  /** A row as a record; source and id are '' where nothing names them. */
  record(row: number): SourceRecord
}

/**
 * Reads files and finds the columns of ids, sources and fields, as `dedupe` does.
 *
 * @throws {@link LinkageError} what `readTable` and `guessFields` throw, `table-without-rows`,
 *   `column-missing`.
 */
export async function readInput(
  model: LinkageModel,
  { files, id: givenId, source, map, ignore, read }: InputOptions,
  onProgress: (progress: Progress) => void = () => {},
): Promise<RegistryInput> {
  const table = await readTable(files, {
    ...read,
    onProgress: ({ bytes, totalBytes }) =>
      onProgress({ stage: 'read', done: totalBytes ? bytes / totalBytes : 0 }),
  })
  if (table.rows === 0) throw new LinkageError('table-without-rows', { files })
  const notes = [...table.notes]
  const sourceColumn = source?.startsWith('=') ? undefined : named(table, source, '--source')
  const sourceOf =
    sourceColumn === undefined
      ? () => source?.slice(1) ?? ''
      : (row: number) => textOf(sourceColumn, row)
  const idColumn = named(table, givenId ?? guessIdColumn(table, notes, sourceOf), '--id')
  const taken = new Set([...ignore, ...(idColumn === undefined ? [] : [idColumn.name])])
  // A source column may be evidence too: a state's ids count within the state.
  if (sourceColumn !== undefined && !(sourceColumn.name in model.schema)) {
    taken.add(sourceColumn.name)
  }
  const { mapping, guesses } = guessFields(model, table, map, taken)
  const expanded = expandFullNames(table, mapping)
  const fields = new Map(
    Object.entries(expanded.mapping)
      .filter(([field]) => field in model.schema)
      .map(([field, names]) => [field, names.map((name) => columnOf(expanded.table, name)!)]),
  )
  return {
    table,
    id: idColumn?.name,
    fields,
    notes: [...notes, ...guesses],
    sourceOf,
    record: (row) => ({
      source: sourceOf(row),
      id: idColumn === undefined ? '' : textOf(idColumn, row),
      fields: fieldsOf(fields, row),
    }),
  }
}

function named(table: Table, name: string | undefined, option: string): TextColumn | undefined {
  if (name === undefined) return undefined
  const column = columnOf(table, name)
  if (column !== undefined) return column
  const columns = table.columns.map((each) => each.name)
  throw new LinkageError('column-missing', { column: name, option, columns })
}

function fieldsOf(
  fields: ReadonlyMap<string, readonly TextColumn[]>,
  row: number,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [field, columns] of fields) {
    const value = joined(columns, row)
    if (value !== '') found[field] = value
  }
  return found
}

/** Several columns of one field are joined with a blank. */
export function joined(columns: readonly TextColumn[], row: number): string {
  if (columns.length === 1) return textOf(columns[0]!, row)
  return columns
    .map((column) => textOf(column, row))
    .filter((text) => text !== '')
    .join(' ')
}

function textOf({ ids, values }: TextColumn, row: number): string {
  return values.get(ids[row]!)
}
