import { existsSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import type { TextEncoding } from '../io/encoding.ts'
import { type InputTable, type ReadTableOptions, readTable } from '../io/read-table.ts'
import { alignTables } from '../linker/align-tables.ts'
import { type PreparedRecords, type PrepareOptions, prepareRecords } from '../linker/prepare.ts'
import { stackTables } from '../linker/stack-tables.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { Table } from '../records/table.ts'
import type { StoredResult, StoredSummary } from './result-folder.ts'

/**
 * Reads the inputs of a result again and prepares them exactly as the run did.
 *
 * @throws {@link LinkageError} `input-changed` if a file has moved or is another one now.
 */
export async function rereadInputs(
  { summary, model }: StoredResult,
  signal: AbortSignal,
): Promise<PreparedRecords> {
  const files = inputFiles(summary)
  const { options } = summary
  const read = { ...readAs(options), signal }
  const { table, sourceOf } = await readAsBefore({ summary, model }, files, read)
  refuseChanged(summary, table)
  const { truth, ignore } = options
  const prepare: PrepareOptions = {
    map: mapOf(summary.mapping, model),
    ignore: truth === null ? ignore : [truth, ...ignore],
    seed: options.seed,
    ...(options.id === null ? {} : { id: options.id }),
    ...(options.source === null ? {} : { source: options.source }),
    ...(sourceOf === undefined ? {} : { sourceOf }),
  }
  return prepareRecords(model, table, prepare)
}

async function readAsBefore(
  { summary, model }: Pick<StoredResult, 'summary' | 'model'>,
  files: readonly string[],
  read: ReadTableOptions,
): Promise<{ table: InputTable; sourceOf: ((row: number) => string) | undefined }> {
  const { options } = summary
  if (summary.command === 'dedupe')
    return { table: await readTable(files, read), sourceOf: undefined }
  const left = await readTable(files.slice(0, 1), read)
  const right = await readTable(files.slice(1), read)
  const aligned = alignTables(left, right, model, {
    ...(options.id === null ? {} : { id: options.id }),
    map: mapOf(summary.mapping, model),
    ignore: [...options.ignore, options.truth, options.source].filter((name) => name !== null),
  })
  const { table, names } = stackTables(left, aligned.right)
  return { table, sourceOf: (row) => (row < left.rows ? names[0] : names[1]) }
}

/** The files of a run. @throws {@link LinkageError} `input-changed` if one is not there any more. */
export function inputFiles({ inputs }: StoredSummary): string[] {
  return inputs.map(({ file }) => {
    if (file === null) throw changed('standard input', 'cannot be read a second time')
    if (!existsSync(file)) throw changed(file, 'is no longer there')
    return file
  })
}

/** @throws {@link LinkageError} `input-changed` if a file is another one now. */
export function refuseChanged({ inputs }: StoredSummary, { parts }: Table): void {
  for (const [at, { file, sha256 }] of inputs.entries()) {
    if (parts[at]?.sha256 !== sha256) {
      throw changed(file ?? 'standard input', 'has changed since (its hash differs)')
    }
  }
}

/** How the run's files were read. */
export function readAs({ encoding, delimiter }: StoredSummary['options']): ReadTableOptions {
  return {
    encoding: encoding as TextEncoding,
    ...(delimiter === null ? {} : { delimiter }),
  }
}

/** The run's mapping as if it had been given with `--map`: nothing is guessed a second time. */
export function mapOf(
  mapping: Readonly<Record<string, readonly string[]>>,
  { schema }: LinkageModel,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping)
      .filter(([field]) => Object.hasOwn(schema, field))
      .map(([field, columns]) => [field, columns.join('+')]),
  )
}

function changed(file: string, reason: string): LinkageError {
  return new LinkageError('input-changed', { file, reason })
}
