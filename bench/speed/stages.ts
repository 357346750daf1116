import { studentModel } from '../../src/model/presets/student.ts'
import { countText, shareText } from '../markdown.ts'
import {
  type BenchOptions,
  type BenchResult,
  megabytesText,
  ratioText,
  secondsText,
} from './bench-result.ts'
import { median } from './median.ts'
import { QUALITY_HEADER, qualityCells, qualityOf, type RunQuality } from './quality-cells.ts'
import { type DedupeRun, runDedupe, WITH_TRUTH, WITHOUT_TRUTH } from './run-dedupe.ts'
import { studentFile } from './student-file.ts'

interface StageMeasure {
  readonly rows: number
  readonly wallSeconds: number
  readonly peakBytes: number
  readonly cpuSeconds: number
  readonly candidatePairs: number
  readonly seconds: Readonly<Record<string, number>>
  /** Records above which a block was split. */
  readonly blockLimit: number
  /** True pairs among the candidates, as a share. */
  readonly blockingRecall: number
  readonly quality: RunQuality
}

/** Where does the time of a whole run go, and how good is its result? */
export async function stages(options: BenchOptions): Promise<BenchResult> {
  const measures: StageMeasure[] = []
  for (const rows of options.rows) measures.push(await measure(rows, options))
  const names = [...new Set(measures.flatMap(({ seconds }) => Object.keys(seconds)))]
  const inStages = names.filter((name) => name !== 'total' && name !== 'judge')
  return {
    bench: 'stages',
    question:
      'Where does the time of a whole run go? Generated students of the middle error level, the default model, CSV in to all files out (report included).',
    measures: measures.map((one) => ({ ...one, threads: options.threads, runs: options.runs })),
    tables: [
      {
        header: [
          'records',
          ...inStages,
          'whole process (s)',
          'processor (s)',
          'µs per record',
          'peak MB',
        ],
        rows: measures.map(({ rows, seconds, wallSeconds, cpuSeconds, peakBytes }) => [
          countText(rows),
          ...inStages.map((name) => secondsText(seconds[name] ?? 0)),
          secondsText(wallSeconds),
          secondsText(cpuSeconds),
          ratioText((wallSeconds / rows) * 1e6),
          megabytesText(peakBytes),
        ]),
      },
      {
        header: [
          'records',
          'blocks split above',
          'candidate pairs',
          'per record',
          'blocking recall',
          ...QUALITY_HEADER,
        ],
        rows: measures.map(({ rows, blockLimit, candidatePairs, blockingRecall, quality }) => [
          countText(rows),
          countText(blockLimit),
          countText(candidatePairs),
          (candidatePairs / rows).toFixed(1),
          shareText(blockingRecall),
          ...qualityCells(quality),
        ]),
      },
    ],
    notes: [
      budgetText(measures),
      `Seconds by stage are what the run says of itself; the whole process adds start, model and report. ${runsText(options)} Quality comes from one run more, which is given the truth and not timed.`,
    ],
  }
}

/** Under which budget, and what ten times the records cost. */
function budgetText(measures: readonly StageMeasure[]): string {
  const { pairsPerRecord, candidatesPerRecord, maxBlockSize } = studentModel.blocking
  const budget =
    `The budget per record: ${pairsPerRecord} pairs in blocks (which are split above ${maxBlockSize} records, or fewer where the budget asks for it), ` +
    `${candidatesPerRecord} pairs compared. Blocking recall is the share of true pairs that were compared.`
  const [before, last] = measures.slice(-2)
  if (before === undefined || last === undefined) return budget
  const ratio = ratioText(last.wallSeconds / before.wallSeconds)
  const cpu = ratioText(last.cpuSeconds / before.cpuSeconds)
  return `${budget} ${countText(last.rows)} records take ${ratio} times as long as ${countText(before.rows)} (${cpu} times the processor time).`
}

/** How often, and on how many threads. */
export function runsText({ runs, threads }: BenchOptions): string {
  const often = runs === 1 ? 'One run' : `Medians of ${runs} runs`
  return `${often}, ${threads} ${threads === 1 ? 'thread' : 'threads'}.`
}

async function measure(rows: number, options: BenchOptions): Promise<StageMeasure> {
  const { path } = await studentFile(rows, options.seed)
  const threads = ['--threads', String(options.threads)]
  const runs: DedupeRun[] = []
  for (let run = 0; run < options.runs; run++) {
    console.error(`… stages: ${rows} records, run ${run + 1}`)
    runs.push(await runDedupe(path, [...WITHOUT_TRUTH, ...threads]))
  }
  console.error(`… stages: ${rows} records, quality`)
  const judged = await runDedupe(path, [...WITH_TRUTH, ...threads, '--no-report'])
  const names = Object.keys(runs[0]!.summary.seconds)
  return {
    rows,
    wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    peakBytes: median(runs.map(({ peakBytes }) => peakBytes)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    candidatePairs: runs[0]!.summary.candidatePairs,
    seconds: Object.fromEntries(
      names.map((name) => [name, median(runs.map(({ summary }) => summary.seconds[name] ?? 0))]),
    ),
    blockLimit: judged.summary.blocking.limit,
    blockingRecall: judged.summary.quality?.blockingRecall ?? Number.NaN,
    quality: qualityOf(judged.summary),
  }
}
