import { writeFileSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { unwritable } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'
import type { Crew } from '../linker/crew.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { Progress } from '../linker/pace.ts'
import { modelToJson } from '../model/model-json.ts'
import { renderReport } from '../report/report-html.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import { buildReportData, reportRecords } from './report-data.ts'
import { countResult } from './result-counts.ts'
import { type Summary, summarize } from './summary.ts'
import { writeClusters, writeLinks } from './write-rows.ts'

/** What a run writes. An earlier run's files of these names are replaced together. */
export const RESULT_FILES: readonly string[] = [
  'clusters.csv',
  'links.csv',
  'summary.json',
  'model.json',
  'report.html',
]

/** How a result is written. */
export interface WriteOptions {
  /** `performance.now()` when the run began. */
  readonly started: number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** The threads of the run, for rows to be put together. */
  readonly crew: Crew
}

/**
 * Writes the result files into a folder and moves them into place.
 *
 * @throws {@link LinkageError} `output-unwritable`, `aborted`; then nothing is in place.
 */
export async function writeResult(
  folder: OutputFolder,
  args: LinkageArguments,
  result: LinkageResult,
  { started, signal, onProgress, crew }: WriteOptions,
): Promise<Summary> {
  const began = performance.now()
  const step = async (done: number): Promise<void> => {
    onProgress({ stage: 'write', done })
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw new LinkageError('aborted', { stage: 'write' })
  }
  await step(0)
  const found = await meanwhile(writeRows(folder, result, crew, step), () => {
    writeText(folder, 'model.json', modelToJson(result.model))
    return { counts: countResult(result), records: args.report && reportRecords(result) }
  })
  const now = performance.now()
  const seconds = rounded({
    ...result.seconds,
    write: (now - began) / 1000,
    total: (now - started) / 1000,
  })
  const summary = summarize(args, result, found.counts, seconds)
  writeText(folder, 'summary.json', `${JSON.stringify(summary, null, 2)}\n`)
  if (found.records) {
    const data = buildReportData(args, result, summary, found.records, new Date().toISOString())
    writeText(folder, 'report.html', renderReport(data))
  }
  await step(1)
  await folder.commit()
  return summary
}

/** Both files of rows, on the threads of the run if it has some. */
async function writeRows(
  folder: OutputFolder,
  result: LinkageResult,
  { pool }: Crew,
  step: (done: number) => Promise<void>,
): Promise<void> {
  await writeClusters(folder.path('clusters.csv'), result, pool, (done) => step(0.3 * done))
  await writeLinks(folder.path('links.csv'), result, pool, (done) => step(0.3 + 0.6 * done))
}

/** Does something while something else is under way; ends when both have, whatever became of them. */
async function meanwhile<T>(underWay: Promise<void>, other: () => T): Promise<T> {
  try {
    return other()
  } finally {
    await underWay
  }
}

function writeText(folder: OutputFolder, name: string, text: string): void {
  try {
    writeFileSync(folder.path(name), text)
  } catch (error) {
    throw unwritable(name, error)
  }
}

function rounded(seconds: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(seconds).map(([stage, time]) => [stage, Math.round(time * 1000) / 1000]),
  )
}
