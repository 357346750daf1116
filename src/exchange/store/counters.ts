import type { AppWriter } from './app-keys.ts'
import { DocumentTable } from './document-table.ts'
import { TABLE } from './table-numbers.ts'

const COUNTERS = new DocumentTable<number, [name: string]>(TABLE.counter)

/** The next number of a kind, from 1 up; never given twice. */
export function nextNumber(app: AppWriter, name: string): number {
  const number = (COUNTERS.get(app, name) ?? 0) + 1
  COUNTERS.put(app, number, name)
  return number
}
