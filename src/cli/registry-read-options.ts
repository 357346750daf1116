import type { ParseArgsOptionsConfig } from 'node:util'
import { parseEncoding, parseMap } from './linkage-arguments.ts'
import type { RegistryCall } from './registry-command.ts'
import type { InputOptions } from './registry-input.ts'

/** Options of commands that read files of records. */
export const READ_OPTIONS: ParseArgsOptionsConfig = {
  id: { type: 'string' },
  source: { type: 'string' },
  map: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
}

export const READ_HELP = `  --source COLUMN    column that says which source a row is from; =NAME: all rows are from NAME
  --id COLUMN        column of the source's own record ids (default: guessed)
  --map FIELD=COLUMN,…   where guessing goes wrong; a+b joins two columns, FIELD= says there is none
  --ignore COLUMN,…  columns that are no evidence
  --delimiter CHAR, --encoding NAME   as in dedupe`

/** What was said about reading the files. @throws {@link UsageError} */
export function readOptions(call: RegistryCall, files: readonly string[]): InputOptions {
  const id = call.text('id')
  const source = call.text('source')
  const delimiter = call.text('delimiter')
  const encoding = call.text('encoding')
  if (source === '=') throw call.wrong('--source expects a column, or =NAME.')
  if (files.filter((file) => file === '-').length > 1) {
    throw call.wrong('standard input (-) can be read only once.')
  }
  // A silent pipe would never let the reader look at the signal.
  if (files.includes('-')) call.interrupt.whenStopped(() => process.stdin.destroy())
  return {
    files,
    map: parseMap(call.command, call.list('map')),
    ignore: call.list('ignore'),
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    read: {
      signal: call.interrupt.signal,
      ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
      ...(encoding === undefined ? {} : { encoding: parseEncoding(call.command, encoding) }),
    },
  }
}
