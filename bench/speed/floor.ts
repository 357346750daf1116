import { constants } from 'node:buffer'
import { countText } from '../markdown.ts'
import {
  type BenchOptions,
  type BenchResult,
  megabytesText,
  ratioText,
  secondsText,
} from './bench-result.ts'
import { median } from './median.ts'
import { type DedupeRun, runDedupe, WITHOUT_TRUTH } from './run-dedupe.ts'
import { type ProcessRun, runNode } from './run-process.ts'
import { runsText } from './stages.ts'
import { studentFile } from './student-file.ts'

/** Keys that the student preset gives a record, about. */
const KEYS_PER_RECORD = 10

interface FloorMeasure {
  readonly rows: number
  readonly bytes: number
  /** Absent if the file is larger than a string can be. */
  readonly naive: Cost | undefined
  /** Without its process, which would strip types first. */
  readonly parseSeconds: number
  readonly whole: Cost
  /** The sort alone, without its process. */
  readonly sortSeconds: number
}

interface Cost {
  readonly seconds: number
  readonly bytes: number
}

/** How near is a whole run to what reading the file costs at least? */
export async function floor(options: BenchOptions): Promise<BenchResult> {
  const measures: FloorMeasure[] = []
  for (const rows of options.rows) measures.push(await measure(rows, options))
  return {
    bench: 'floor',
    question:
      'How near is a whole run to what the machine takes only to read the file? The naive read and the whole run are whole processes, in turns with the two parts; students, the default model, report included.',
    measures,
    tables: measures.map((one) => ({
      header: [`${countText(one.rows)} records`, 'seconds', '× naive read', 'peak MB'],
      rows: rowsOf(one),
    })),
    notes: [
      `Naive read: \`readFileSync\` as UTF-8, split at newlines, each line split at commas and dropped, on one thread. Keys: ${KEYS_PER_RECORD} of 64 bits per record, radix sort alone. The parts are timed inside their processes. ${runsText(options)}`,
    ],
  }
}

function rowsOf({ naive, parseSeconds, whole, sortSeconds }: FloorMeasure): string[][] {
  const times = (seconds: number): string => (naive ? ratioText(seconds / naive.seconds) : '')
  const line = (title: string, cost: Cost): string[] => [
    title,
    secondsText(cost.seconds),
    times(cost.seconds),
    megabytesText(cost.bytes),
  ]
  return [
    naive ? line('naive read', naive) : ['naive read', 'larger than a string can be', '', ''],
    ["nearmatch's reader alone", secondsText(parseSeconds), times(parseSeconds), ''],
    ['sorting the keys alone', secondsText(sortSeconds), times(sortSeconds), ''],
    line('the whole run', whole),
  ]
}

async function measure(rows: number, options: BenchOptions): Promise<FloorMeasure> {
  const { path, bytes } = await studentFile(rows, options.seed)
  const naive: ProcessRun[] = []
  const parse: number[] = []
  const whole: DedupeRun[] = []
  const sort: number[] = []
  for (let run = 0; run < options.runs; run++) {
    console.error(`… floor: ${rows} records, run ${run + 1}`)
    if (bytes < constants.MAX_STRING_LENGTH) {
      naive.push(await runNode('bench/speed/naive-read.js', [path]))
    }
    parse.push(Number((await runNode('bench/speed/parse-only.ts', [path])).stdout))
    const keys = String(KEYS_PER_RECORD * rows)
    sort.push(Number((await runNode('bench/speed/sort-only.ts', [keys])).stdout))
    whole.push(await runDedupe(path, [...WITHOUT_TRUTH, '--threads', String(options.threads)]))
  }
  return {
    rows,
    bytes,
    naive: naive.length > 0 ? costOf(naive) : undefined,
    parseSeconds: median(parse),
    whole: costOf(whole),
    sortSeconds: median(sort),
  }
}

function costOf(runs: readonly ProcessRun[]): Cost {
  return {
    seconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    bytes: median(runs.map(({ peakBytes }) => peakBytes)),
  }
}
