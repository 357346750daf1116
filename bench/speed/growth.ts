import { countText } from '../markdown.ts'
import {
  type BenchOptions,
  type BenchResult,
  megabytesText,
  ratioText,
  secondsText,
} from './bench-result.ts'
import { median } from './median.ts'
import { fitPowerLaw } from './power-law.ts'
import { type DedupeRun, runDedupe, WITHOUT_TRUTH } from './run-dedupe.ts'
import { runsText } from './stages.ts'
import { studentFile } from './student-file.ts'

interface GrowthMeasure {
  readonly rows: number
  readonly wallSeconds: number
  readonly peakBytes: number
  readonly cpuSeconds: number
  readonly candidatePairs: number
}

/** Small files are mostly the start of a process, and say nothing about growth. */
const LEAST_ROWS = 100_000

/** How do time and memory grow with the file? */
export async function growth(options: BenchOptions): Promise<BenchResult> {
  const measures: GrowthMeasure[] = []
  for (const rows of options.rows.toSorted((a, b) => a - b)) {
    measures.push(await measure(rows, options))
  }
  const fits = [fitText(measures, 0), fitText(measures, LEAST_ROWS)]
  return {
    bench: 'growth',
    question:
      'How do time and memory grow with the file? Generated students, the default model, report included.',
    measures,
    tables: [
      {
        header: [
          'records',
          'whole process (s)',
          'processor (s)',
          'µs per record',
          'peak MB',
          'pairs per record',
        ],
        rows: measures.map(({ rows, wallSeconds, cpuSeconds, peakBytes, candidatePairs }) => [
          countText(rows),
          secondsText(wallSeconds),
          secondsText(cpuSeconds),
          ratioText((wallSeconds / rows) * 1e6),
          megabytesText(peakBytes),
          (candidatePairs / rows).toFixed(1),
        ]),
      },
    ],
    notes: [...new Set(fits.filter((text) => text !== undefined)), runsText(options)],
  }
}

function fitText(all: readonly GrowthMeasure[], least: number): string | undefined {
  const measures = all.filter(({ rows }) => rows >= least)
  if (measures.length < 2) return undefined
  const exponent = (of: (measure: GrowthMeasure) => number): string =>
    fitPowerLaw(measures.map((measure) => [measure.rows, of(measure)])).exponent.toFixed(2)
  const time = exponent(({ wallSeconds }) => wallSeconds)
  const memory = exponent(({ peakBytes }) => peakBytes)
  const from = `${countText(measures[0]!.rows)} … ${countText(measures.at(-1)!.rows)}`
  return `Over ${from} records, time grows as records^${time} and peak memory as records^${memory} (least squares on logarithms).`
}

async function measure(rows: number, options: BenchOptions): Promise<GrowthMeasure> {
  const { path } = await studentFile(rows, options.seed)
  const runs: DedupeRun[] = []
  for (let run = 0; run < options.runs; run++) {
    console.error(`… growth: ${rows} records, run ${run + 1}`)
    runs.push(await runDedupe(path, [...WITHOUT_TRUTH, '--threads', String(options.threads)]))
  }
  return {
    rows,
    wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    peakBytes: median(runs.map(({ peakBytes }) => peakBytes)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    candidatePairs: runs[0]!.summary.candidatePairs,
  }
}
