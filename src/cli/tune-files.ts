import { writeFileSync } from 'node:fs'
import type { TuneReport } from '../analysis/tune.ts'
import { CsvWriter, unwritable } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'

/** What `tune --out` writes. */
export const TUNE_FILES: readonly string[] = [
  'tune.json',
  'thresholds.csv',
  'pairs.csv',
  'curve.csv',
  'weights.csv',
  'calibration.csv',
]

/** Writes a report and its tables. @throws {@link LinkageError} `output-unwritable`. */
export function writeTune(folder: OutputFolder, report: TuneReport): void {
  try {
    writeFileSync(folder.path('tune.json'), `${JSON.stringify(report, null, 2)}\n`)
  } catch (error) {
    throw unwritable('tune.json', error)
  }
  writeCsv(folder, 'thresholds.csv', report.table)
  writeCsv(folder, 'pairs.csv', report.pairTable)
  writeCsv(folder, 'curve.csv', report.curve)
  writeCsv(folder, 'weights.csv', report.weights)
  if (report.calibration !== null) writeCsv(folder, 'calibration.csv', report.calibration.bins)
}

/** Rows of numbers under snake-case names; null is empty. */
function writeCsv(folder: OutputFolder, name: string, rows: readonly object[]): void {
  using csv = CsvWriter.open(folder.path(name))
  for (const [at, row] of rows.entries()) {
    if (at === 0) csv.row(Object.keys(row).map(snakeCase))
    csv.row(Object.values(row).map((value: number | null) => value ?? ''))
  }
  csv.close()
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
