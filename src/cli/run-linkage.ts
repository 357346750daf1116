import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { createOutputFolder } from '../io/output-folder.ts'
import { readTable } from '../io/read-table.ts'
import { Crew } from '../linker/crew.ts'
import { dedupeWith, linkWith } from '../linker/dedupe.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import type { Progress } from '../linker/pace.ts'
import { humanSummary } from './human-summary.ts'
import type { Interrupt } from './interrupt.ts'
import type { LinkageArguments } from './linkage-arguments.ts'
import { ProgressBar } from './progress-bar.ts'
import { readModel } from './read-model.ts'
import { print } from './terminal.ts'
import { RESULT_FILES, writeResult } from './write-result.ts'

/** Runs `dedupe` or `link`. @throws {@link LinkageError} whatever is wrong; then nothing was written. */
export async function runLinkage(args: LinkageArguments, interrupt: Interrupt): Promise<void> {
  const started = performance.now()
  const { signal } = interrupt
  const model = args.model === undefined ? undefined : readModel(args.model)
  // First of all, so that nobody waits an hour to hear that the folder is taken.
  await using folder = await createOutputFolder(args.out, {
    force: args.force,
    replaces: RESULT_FILES,
  })
  interrupt.beforeForcedExit(() => rmSync(folder.path('.'), { recursive: true, force: true }))
  // A silent pipe would never let the reader look at the signal.
  if (args.files.includes('-')) interrupt.whenStopped(() => process.stdin.destroy())
  using progress = new ProgressBar(!args.json && !args.quiet)
  const options: LinkageOptions = {
    ...(await linkageOptions(args, signal, progress.update)),
    ...(model === undefined ? {} : { model }),
  }
  await using crew = new Crew()
  const result =
    args.command === 'link'
      ? await linkWith(crew, args.files[0]!, args.files[1]!, options)
      : await dedupeWith(crew, args.files, options)
  await crew.pool?.letGo({ weigher: true })
  const onProgress = progress.update
  const summary = await writeResult(folder, args, result, { started, signal, onProgress, crew })
  progress[Symbol.dispose]()
  if (args.json) await print(`${JSON.stringify({ summary, out: resolve(args.out) })}\n`)
  else if (!args.quiet) await print(humanSummary(args, summary))
}

async function linkageOptions(
  args: LinkageArguments,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<LinkageOptions> {
  const {
    id,
    source,
    truth,
    population,
    threads,
    memory,
    seed,
    clustering,
    lower,
    upper,
    margin,
    delimiter,
    encoding,
  } = args
  const constraints = args.constraints && (await readTable([args.constraints], { signal }))
  const labels = args.labels && (await readTable([args.labels], { signal }))
  return {
    signal,
    onProgress,
    map: args.map,
    ignore: args.ignore,
    oneToOne: args.oneToOne,
    thresholds: {
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      ...(margin === undefined ? {} : { margin }),
    },
    read: {
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(encoding === undefined ? {} : { encoding }),
    },
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    ...(truth === undefined ? {} : { truth }),
    ...(population === undefined ? {} : { population }),
    ...(threads === undefined ? {} : { threads }),
    ...(memory === undefined ? {} : { memoryBudget: memory }),
    ...(seed === undefined ? {} : { seed }),
    ...(clustering === undefined ? {} : { clustering }),
    ...(args.train ? {} : { train: false }),
    ...(constraints ? { constraints } : {}),
    ...(labels ? { labels } : {}),
  }
}
