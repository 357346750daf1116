import { LinkageError } from '../errors.ts'
import { cell, columnOf, type Table } from '../records/table.ts'
import { guessIdColumn } from './guess-id-column.ts'
import type { LinkageOptions } from './linkage-options.ts'
import type { PrepareOptions } from './prepare.ts'

/** What preparing needs of a caller's options; the id column is guessed if it isn't named. */
export function prepareOptions(
  table: Table,
  options: LinkageOptions,
  sourceOf: ((row: number) => string) | undefined,
  notes: string[],
): PrepareOptions {
  const { truth, source, map, seed, ignore = [] } = options
  const bySource = (row: number): string => (source === undefined ? '' : cell(table, row, source))
  const id = options.id ?? guessIdColumn(table, notes, sourceOf ?? bySource)
  for (const column of ignore) {
    if (columnOf(table, column) !== undefined) continue
    // A misspelt name would let the column in as evidence.
    const columns = table.columns.map(({ name }) => name)
    throw new LinkageError('column-missing', { column, option: '--ignore', columns })
  }
  return {
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    ...(sourceOf === undefined ? {} : { sourceOf }),
    ...(map === undefined ? {} : { map }),
    ...(seed === undefined ? {} : { seed }),
    ignore: truth === undefined ? ignore : [truth, ...ignore],
  }
}
