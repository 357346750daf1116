import { writeFileSync } from 'node:fs'
import { LinkageError } from '../errors.ts'
import { unwritable } from '../io/csv-writer.ts'
import type { OutputFolder } from '../io/output-folder.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { Progress } from '../linker/pace.ts'
import { modelToJson } from '../model/model-json.ts'
import { renderReport } from '../report/report-html.ts'
import { writeClusters } from './clusters-csv.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import { writeLinks } from './links-csv.ts'
import { buildReportData } from './report-data.ts'
import { countResult } from './result-counts.ts'
import { type Summary, summarize } from './summary.ts'

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
  { started, signal, onProgress }: WriteOptions,
): Promise<Summary> {
  const began = performance.now()
  const step = async (done: number): Promise<void> => {
    onProgress({ stage: 'write', done })
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw new LinkageError('aborted', { stage: 'write' })
  }
  await step(0)
  writeClusters(folder.path('clusters.csv'), result)
  await step(0.3)
  writeLinks(folder.path('links.csv'), result)
  await step(0.6)
  writeText(folder, 'model.json', modelToJson(result.model))
  await step(0.7)
  const now = performance.now()
  const seconds = rounded({
    ...result.seconds,
    write: (now - began) / 1000,
    total: (now - started) / 1000,
  })
  const summary = summarize(args, result, countResult(result), seconds)
  writeText(folder, 'summary.json', `${JSON.stringify(summary, null, 2)}\n`)
  if (args.report) {
    const data = buildReportData(args, result, summary, new Date().toISOString())
    writeText(folder, 'report.html', renderReport(data))
  }
  await step(1)
  await folder.commit()
  return summary
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
