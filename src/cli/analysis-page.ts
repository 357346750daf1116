import { writeFileSync } from 'node:fs'
import type { CurvePoint, WeightBin } from '../analysis/pair-curve.ts'
import type { Calibration } from '../evaluation/calibration.ts'
import { wilsonInterval } from '../evaluation/intervals.ts'
import { CsvWriter, unwritable } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'
import { neededFloor } from '../linker/decide.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { AnalysisReportData, WeightsByTruth } from '../report/analysis-data.ts'
import { analysisTables, renderAnalysis } from '../report/analysis-html.ts'
import { fileName } from '../report/data-table.ts'

/** The page of an analysis and the files of its charts, whichever command writes them. */
export const PAGE_FILES: readonly string[] = [
  'report.html',
  ...[
    'breakdown',
    'calibration',
    'changed-weights',
    'confusion',
    'decisions',
    'errors',
    'fairness',
    'models',
    'precision-recall',
    'significance',
    'thresholds',
    'weights',
  ].map((name) => `chart-${name}.csv`),
]

/** So many bits below what the thresholds need, charts still show pairs. */
const CHARTS_BELOW = 8

/** The weight in bits down to which charts show the pairs of a model. */
export function chartFloor({ thresholds }: LinkageModel): number {
  return neededFloor(thresholds) - CHARTS_BELOW
}

/** Writes the page and the numbers of its charts. @throws {@link LinkageError} `output-unwritable` */
export function writePage(folder: OutputFolder, data: AnalysisReportData): void {
  for (const table of analysisTables(data)) {
    using file = CsvWriter.open(folder.path(fileName(table)))
    file.row(table.columns.map(({ name }) => name))
    for (const row of table.rows) file.row(row.map((value) => value ?? ''))
    file.close()
  }
  try {
    writeFileSync(folder.path('report.html'), renderAnalysis(data))
  } catch (error) {
    throw unwritable('report.html', error)
  }
}

/** A curve of scored pairs as the page draws it. */
export function curveOf(
  name: string,
  points: readonly CurvePoint[],
  marks: NonNullable<AnalysisReportData['curves']>[number]['marks'],
): NonNullable<AnalysisReportData['curves']>[number] {
  // Above the last pair nothing is joined: precision is of nothing, and recall is 0.
  const shown = points.filter(({ pairs }) => pairs > 0)
  return {
    name,
    points: shown.map(({ threshold, precision, recall }) => ({
      bits: threshold,
      precision,
      recall,
    })),
    marks,
  }
}

/** Bins of scored pairs as the page draws them. */
export function weightsOf(
  name: string,
  bins: readonly WeightBin[],
  { lower, upper }: WeightsByTruth['thresholds'],
): WeightsByTruth {
  return {
    name,
    thresholds: { lower, upper },
    bins: bins.map(({ from, rightPairs, wrongPairs }) => {
      return { from, oneChild: rightPairs, twoChildren: wrongPairs }
    }),
  }
}

/** A calibration as the page draws it, if there was anything to calibrate by. */
export function calibrationOf(
  name: string,
  { bins, expectedError, logLoss, slope, pairs }: Calibration,
): NonNullable<AnalysisReportData['calibrations']> {
  if (pairs === 0) return []
  return [
    {
      name,
      error: expectedError,
      logLoss,
      slope,
      bins: bins.map(({ pairs: size, stated, observed }) => {
        const count = Math.round(size)
        return {
          pairs: size,
          stated,
          observed,
          ...wilsonInterval(Math.min(count, Math.round(observed * count)), count),
        }
      }),
    },
  ]
}
