import { writeFileSync } from 'node:fs'
import type { TuneReport } from '../analysis/tune.ts'
import type { LevelReport } from '../analysis/tune-levels.ts'
import { CsvWriter, unwritable } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { modelToJson } from '../model/model-json.ts'

/** What `tune --out` writes. */
export const TUNE_FILES: readonly string[] = [
  'tune.json',
  'thresholds.csv',
  'pairs.csv',
  'curve.csv',
  'weights.csv',
  'calibration.csv',
  'levels.csv',
  'levels-model.json',
]

/**
 * Writes a report and its tables; where other levels pay, the model with the best of them too.
 *
 * @param model - that was tuned.
 * @throws {@link LinkageError} `output-unwritable`.
 */
export function writeTune(folder: OutputFolder, report: TuneReport, model: LinkageModel): void {
  writeText(folder, 'tune.json', `${JSON.stringify(report, null, 2)}\n`)
  writeCsv(folder, 'thresholds.csv', report.table)
  writeCsv(folder, 'pairs.csv', report.pairTable)
  writeCsv(folder, 'curve.csv', report.curve)
  writeCsv(folder, 'weights.csv', report.weights)
  if (report.calibration !== null) writeCsv(folder, 'calibration.csv', report.calibration.bins)
  if (report.levels !== null) writeLevels(folder, report.levels, model)
}

function writeLevels(
  folder: OutputFolder,
  { tried, better }: LevelReport,
  model: LinkageModel,
): void {
  const rows = tried.map(
    ({ change, words, best, f1, wrongPairs, reviewPerThousand, p, q, verdict }) => ({
      comparison: change.comparison,
      change: words,
      lower: best.lower,
      upper: best.upper,
      margin: best.margin,
      f1: best.f1,
      f1Difference: f1.difference,
      f1Low: f1.low,
      f1High: f1.high,
      wrongDifference: wrongPairs,
      reviewPerThousandDifference: reviewPerThousand,
      p,
      q,
      verdict,
    }),
  )
  writeCsv(folder, 'levels.csv', rows)
  if (better !== null) {
    writeText(folder, 'levels-model.json', modelToJson({ ...model, ...better }))
  }
}

function writeText(folder: OutputFolder, name: string, text: string): void {
  try {
    writeFileSync(folder.path(name), text)
  } catch (error) {
    throw unwritable(name, error)
  }
}

/** Rows of numbers and words under snake-case names; null is empty. */
function writeCsv(folder: OutputFolder, name: string, rows: readonly object[]): void {
  using csv = CsvWriter.open(folder.path(name))
  for (const [at, row] of rows.entries()) {
    if (at === 0) csv.row(Object.keys(row).map(snakeCase))
    csv.row(Object.values(row).map((value: string | number | null) => value ?? ''))
  }
  csv.close()
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
