/**
 * The front door of batch linkage: records in, clusters and links out. Layer 6; it only puts the
 * rooms below in order (see `link-table.ts`). Its one hard problem is that the answer must be the
 * same for any order of input, so everything behind it runs on records in the order of their keys.
 *
 * @module
 */

import type { Table } from '../records/table.ts'
import { type AlignOptions, alignTables } from './align-tables.ts'
import { checkOptions } from './check-options.ts'
import { chooseModel } from './choose-model.ts'
import { Crew } from './crew.ts'
import { type LinkageResult, linkTable } from './link-table.ts'
import type { LinkageInput, LinkageOptions } from './linkage-options.ts'
import { Pace } from './pace.ts'
import { stackTables } from './stack-tables.ts'
import { tableOf } from './table-of.ts'
import { TableOnce } from './table-once.ts'

/**
 * Finds the records of one person among all records.
 *
 * @throws {@link LinkageError} what is wrong with the input, the model or the options; `aborted` if
 *   the signal says so.
 *
 * @example
 * ```ts
 * const result = await dedupe('people.csv', { id: 'record_id' })
 * const clusterOf = result.labels // by record, in key order
 * ```
 */
export async function dedupe(
  input: LinkageInput,
  options: LinkageOptions = {},
): Promise<LinkageResult> {
  await using crew = new Crew()
  return await dedupeWith(crew, input, options)
}

/** {@link dedupe} on the threads of a caller, who may have more for them to do. */
export async function dedupeWith(
  crew: Crew,
  input: LinkageInput,
  options: LinkageOptions,
): Promise<LinkageResult> {
  checkOptions(options)
  const pace = new Pace(options)
  await pace.enter('read')
  const table = await inputTable(crew, input, options)
  return linkTable(new TableOnce(table, table !== input), options, undefined, pace, crew)
}

/**
 * The table that {@link dedupe} would read. Given to it instead, its values are there afterwards too:
 * of a table that it reads itself, it keeps the keys alone.
 */
export async function inputTable(
  crew: Crew,
  input: LinkageInput,
  options: LinkageOptions,
): Promise<Table> {
  return tableOf(input, options, crew, unreadColumns(options))
}

/**
 * Finds the records of one person across two tables: candidate pairs are taken across them only.
 *
 * @throws as {@link dedupe}.
 */
export async function link(
  left: LinkageInput,
  right: LinkageInput,
  options: LinkageOptions = {},
): Promise<LinkageResult> {
  await using crew = new Crew()
  return await linkWith(crew, left, right, options)
}

/** {@link link} on the threads of a caller. */
export async function linkWith(
  crew: Crew,
  left: LinkageInput,
  right: LinkageInput,
  options: LinkageOptions,
): Promise<LinkageResult> {
  checkOptions(options)
  const pace = new Pace(options)
  await pace.enter('read')
  const first = await tableOf(left, options, crew)
  const second = await tableOf(right, options, crew)
  const model = chooseModel(options, first, [])
  const { right: aligned, notes, nameOf } = alignTables(first, second, model, alignOptions(options))
  const { table, names } = stackTables(first, aligned, notes)
  const sourceOf = (row: number): string => (row < first.rows ? names[0] : names[1])
  return linkTable(new TableOnce(table, false), renamed(options, nameOf), sourceOf, pace, crew)
}

/** Columns whose values nobody will ask for. Without an id column, they are part of a row's key. */
function unreadColumns({ id, source, truth, map = {}, ignore = [] }: LinkageOptions): string[] {
  if (id === undefined) return []
  const read = new Set([id, source, truth, ...Object.values(map)])
  for (const columns of Object.values(map)) for (const name of columns.split('+')) read.add(name)
  return ignore.filter((name) => !read.has(name))
}

/** The options with the names that columns have after alignment. */
function renamed(options: LinkageOptions, nameOf: (column: string) => string): LinkageOptions {
  const { id, map } = options
  const joined = (columns: string): string => columns.split('+').map(nameOf).join('+')
  return {
    ...options,
    ...(id === undefined ? {} : { id: nameOf(id) }),
    ...(map === undefined
      ? {}
      : {
          map: Object.fromEntries(Object.entries(map).map(([k, columns]) => [k, joined(columns)])),
        }),
  }
}

function alignOptions({ id, map, truth, source, ignore = [] }: LinkageOptions): AlignOptions {
  return {
    ...(id === undefined ? {} : { id }),
    ...(map === undefined ? {} : { map }),
    ignore: [...ignore, truth, source].filter((name) => name !== undefined),
  }
}
