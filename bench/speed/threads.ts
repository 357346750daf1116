import { countText } from '../markdown.ts'
import {
  type BenchOptions,
  type BenchResult,
  megabytesText,
  ratioText,
  secondsText,
} from './bench-result.ts'
import { median } from './median.ts'
import { runDedupe, WITHOUT_TRUTH } from './run-dedupe.ts'
import { studentFile } from './student-file.ts'

interface ThreadsMeasure {
  readonly rows: number
  readonly oneThread: number
  readonly twoThreads: number
  /** The slower of two whole processes at once, one thread each. */
  readonly twoProcesses: number
  readonly wallOne: number
  readonly wallTwo: number
  readonly peakOne: number
  readonly peakTwo: number
}

/** Do threads gain what this machine has to give? */
export async function threads(options: BenchOptions): Promise<BenchResult> {
  const measures: ThreadsMeasure[] = []
  for (const rows of options.rows) measures.push(await measure(rows, options))
  const derived = measures.map((one) => {
    const gain = one.oneThread / one.twoThreads
    const ceiling = (2 * one.oneThread) / one.twoProcesses
    return { ...one, gain, ceiling, share: gain / ceiling }
  })
  return {
    bench: 'threads',
    question:
      'Do two threads gain what this machine has to give? The compare-and-score stage on one thread, on two, and in two independent processes at once: what those gain together is the most that threads could.',
    measures: derived.map((one) => ({ ...one, runs: options.runs })),
    tables: [
      {
        header: [
          'records',
          '1 thread (s)',
          '2 threads (s)',
          '2 processes (s)',
          'gain of threads',
          'gain of processes',
          'share',
        ],
        rows: derived.map((one) => [
          countText(one.rows),
          secondsText(one.oneThread),
          secondsText(one.twoThreads),
          secondsText(one.twoProcesses),
          ratioText(one.gain),
          ratioText(one.ceiling),
          ratioText(one.share),
        ]),
      },
      {
        header: [
          'records',
          'whole process, 1 thread (s)',
          'MB',
          'whole process, 2 threads (s)',
          'MB',
        ],
        rows: measures.map(({ rows, wallOne, peakOne, wallTwo, peakTwo }) => [
          countText(rows),
          secondsText(wallOne),
          megabytesText(peakOne),
          secondsText(wallTwo),
          megabytesText(peakTwo),
        ]),
      },
    ],
    notes: [
      `Medians of ${options.runs}; the three kinds of run take turns. Two processes do twice the work, so their gain is twice the time of one over the time of the slower.`,
    ],
  }
}

async function measure(rows: number, options: BenchOptions): Promise<ThreadsMeasure> {
  const { path } = await studentFile(rows, options.seed)
  const run = (count: number) =>
    runDedupe(path, [...WITHOUT_TRUTH, '--no-report', '--threads', String(count)])
  const one: Awaited<ReturnType<typeof run>>[] = []
  const two: Awaited<ReturnType<typeof run>>[] = []
  const together: number[] = []
  for (let turn = 0; turn < options.runs; turn++) {
    console.error(`… threads: ${rows} records, run ${turn + 1}`)
    one.push(await run(1))
    two.push(await run(2))
    const both = await Promise.all([run(1), run(1)])
    together.push(Math.max(...both.map(({ summary }) => summary.seconds.score!)))
  }
  return {
    rows,
    oneThread: median(one.map(({ summary }) => summary.seconds.score!)),
    twoThreads: median(two.map(({ summary }) => summary.seconds.score!)),
    twoProcesses: median(together),
    wallOne: median(one.map(({ wallSeconds }) => wallSeconds)),
    wallTwo: median(two.map(({ wallSeconds }) => wallSeconds)),
    peakOne: median(one.map(({ peakBytes }) => peakBytes)),
    peakTwo: median(two.map(({ peakBytes }) => peakBytes)),
  }
}
