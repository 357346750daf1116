import { resolve } from 'node:path'
import { type TuneOptions, type TuneReport, tuneWith } from '../analysis/tune.ts'
import { LinkageError } from '../errors.ts'
import { createOutputFolder } from '../io/output-folder.ts'
import { Crew } from '../linker/crew.ts'
import { neededFloor } from '../linker/decide.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { PAGE_FILES, writePage } from './analysis-page.ts'
import type { Interrupt } from './interrupt.ts'
import { ProgressBar } from './progress-bar.ts'
import { repeatRun } from './repeat-run.ts'
import { readResult, type StoredResult } from './result-folder.ts'
import { runTruth } from './run-truth.ts'
import { print } from './terminal.ts'
import type { TuneArguments } from './tune-arguments.ts'
import { TUNE_FILES, writeTune } from './tune-files.ts'
import { tunePage } from './tune-page.ts'
import { tuneText } from './tune-text.ts'

export { tuneArguments } from './tune-arguments.ts'

/** So many bits below what the present thresholds need, pairs are looked at if nothing is said. */
const BELOW = 3

/** Finds thresholds for a result. @throws {@link LinkageError} whatever is wrong */
export async function runTune(args: TuneArguments, interrupt: Interrupt): Promise<void> {
  const stored = readResult(args.result)
  const floor = floorOf(args, stored.model)
  if (args.out === undefined) {
    const report = await tuneStored(args, stored, floor, interrupt.signal)
    await show(args, report)
    return
  }
  // First of all, so that nobody waits to hear that the folder is taken.
  await using folder = await createOutputFolder(args.out, {
    force: args.force,
    replaces: [...TUNE_FILES, ...PAGE_FILES],
  })
  const report = await tuneStored(args, stored, floor, interrupt.signal)
  writeTune(folder, report, stored.model)
  writePage(folder, tunePage(report, new Date().toISOString()))
  await folder.commit()
  await show(args, report)
}

async function tuneStored(
  args: TuneArguments,
  stored: StoredResult,
  floor: number,
  signal: AbortSignal,
): Promise<TuneReport> {
  using progress = new ProgressBar(!args.json && !args.quiet)
  await using crew = new Crew()
  const { threads } = args
  const onProgress = progress.update
  const result = await repeatRun(stored, crew, {
    floor,
    signal,
    onProgress,
    ...(threads === undefined ? {} : { threads }),
  })
  const truth = args.estimate ? undefined : await runTruth(args.truth, stored, result, signal)
  const { clustering } = stored.summary.options
  const options: TuneOptions = {
    signal,
    grid: args.grid,
    constraints: args.constraints,
    levels: args.levels,
    onProgress,
    ...(clustering === 'components' ? { clustering } : {}),
    ...(truth === undefined ? {} : { truth }),
    ...(args.costs === undefined ? {} : { costs: args.costs }),
    ...(args.folds === undefined ? {} : { folds: args.folds }),
    ...(args.seed === undefined ? {} : { seed: args.seed }),
  }
  return await tuneWith(result, options, crew)
}

/** Deep enough for what was asked for; a floor that hides the present thresholds is refused. */
function floorOf({ floor, grid }: TuneArguments, { thresholds }: LinkageModel): number {
  const present = neededFloor(thresholds)
  if (floor === undefined) {
    const margin = Math.max(...(grid.margins ?? [thresholds.margin]))
    const lowest = Math.min(
      grid.lowerFrom ?? present - BELOW,
      (grid.upperFrom ?? Infinity) - margin,
    )
    return Math.min(present - BELOW, lowest)
  }
  if (floor <= present) return floor
  throw new LinkageError('linkage-option-invalid', {
    option: 'floor',
    value: String(floor),
    expected: `at or below ${present} bits, which the present thresholds need`,
  })
}

async function show(args: TuneArguments, report: TuneReport): Promise<void> {
  const out = args.out === undefined ? undefined : resolve(args.out)
  if (args.json) {
    await print(`${JSON.stringify({ ...report, ...(out === undefined ? {} : { out }) })}\n`)
  } else if (!args.quiet) await print(tuneText(report, args.out))
}
