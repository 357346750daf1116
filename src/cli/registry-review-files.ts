import { existsSync } from 'node:fs'
import { CsvWriter } from '../io/csv-writer.ts'
import { readTable } from '../io/read-table.ts'
import { readSpreadsheet, writeSpreadsheet } from '../io/spreadsheet.ts'
import type { Table } from '../records/table.ts'
import { guarded, type ReviewSheet } from '../registry/review-sheet.ts'
import type { RegistryCall } from './registry-command.ts'

const isSpreadsheet = (path: string): boolean => path.toLowerCase().endsWith('.xlsx')

/** Writes items as .xlsx or, under any other name, as CSV. @throws {@link LinkageError} */
export async function writeSheet(path: string, sheet: ReviewSheet): Promise<void> {
  if (isSpreadsheet(path)) return writeSpreadsheet(path, sheet.columns, sheet.rows)
  using file = CsvWriter.open(path)
  file.row(sheet.columns.map(({ name }) => name))
  for (const row of guarded(sheet.rows)) file.row(row)
  file.close()
}

/** Reads what {@link writeSheet} wrote and people filled in. @throws {@link LinkageError} */
export async function readSheet(path: string, signal: AbortSignal): Promise<Table> {
  return isSpreadsheet(path) ? readSpreadsheet(path) : readTable([path], { signal })
}

/** A new file, unless --force. @throws {@link UsageError} */
export function newFile(call: RegistryCall, option: string): string | undefined {
  const path = call.text(option)
  if (path !== undefined && existsSync(path) && !call.flag('force')) {
    throw call.wrong(`--${option} names a file that is there; --force replaces it.`)
  }
  return path
}
