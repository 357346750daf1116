import { join } from 'node:path'
import { type InputTable, readTable } from '../io/read-table.ts'

/** Reads a file that a result folder holds: nothing is guessed, nothing trimmed. */
export function readOwn(dir: string, name: string): Promise<InputTable> {
  return readTable([join(dir, name)], {
    format: 'csv',
    delimiter: ',',
    encoding: 'utf-8',
    trim: false,
  })
}
