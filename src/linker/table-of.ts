import type { TableInput } from '../io/read-source.ts'
import { readTable } from '../io/read-table.ts'
import type { Table } from '../records/table.ts'
import type { LinkageInput, LinkageOptions } from './linkage-options.ts'

function isTable(input: LinkageInput): input is Table {
  return typeof input === 'object' && 'columns' in input && 'rows' in input
}

/** The table of an input: itself, or read from files. */
export async function tableOf(input: LinkageInput, options: LinkageOptions): Promise<Table> {
  if (isTable(input)) return input
  const inputs = Array.isArray(input) ? (input as readonly TableInput[]) : [input as TableInput]
  return readTable(inputs, {
    ...options.read,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onProgress: ({ bytes, totalBytes }) =>
      options.onProgress?.({ stage: 'read', done: totalBytes ? bytes / totalBytes : 0 }),
  })
}
