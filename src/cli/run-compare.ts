import { rmSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { compareModels, type ModelComparison } from '../analysis/compare-models.ts'
import type { NamedResult } from '../analysis/same-records.ts'
import type { Truth } from '../analysis/truth.ts'
import { LinkageError } from '../errors.ts'
import { createOutputFolder } from '../io/output-folder.ts'
import { Crew } from '../linker/crew.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { chartFloor, PAGE_FILES, writePage } from './analysis-page.ts'
import type { CompareArguments } from './compare-arguments.ts'
import { comparisonJson } from './comparison-json.ts'
import { comparisonPage } from './comparison-page.ts'
import { comparisonText } from './comparison-text.ts'
import type { Interrupt } from './interrupt.ts'
import { ProgressBar } from './progress-bar.ts'
import { readModelFile } from './read-model.ts'
import { repeatRun } from './repeat-run.ts'
import { readResult, type StoredResult } from './result-folder.ts'
import { runTruth } from './run-truth.ts'
import { print } from './terminal.ts'

export { compareArguments } from './compare-arguments.ts'

/** Models side by side, with all that a page about them needs. */
export interface ComparedRuns {
  readonly comparison: ModelComparison
  readonly runs: readonly NamedResult[]
  readonly truth: Truth | undefined
}

/** Puts several models side by side. @throws {@link LinkageError} whatever is wrong */
export async function runCompare(args: CompareArguments, interrupt: Interrupt): Promise<void> {
  await using folder =
    args.out === undefined
      ? undefined
      : await createOutputFolder(args.out, { force: args.force, replaces: PAGE_FILES })
  if (folder !== undefined) {
    interrupt.beforeForcedExit(() => rmSync(folder.path('.'), { recursive: true, force: true }))
  }
  using progress = new ProgressBar(!args.json && !args.quiet)
  const compared = await compareRuns(args, interrupt.signal, progress)
  progress[Symbol.dispose]()
  if (folder !== undefined) {
    writePage(folder, comparisonPage(compared, args.showValues, new Date().toISOString()))
    await folder.commit()
  }
  const out = args.out === undefined ? {} : { out: resolve(args.out) }
  if (args.json) await print(`${JSON.stringify({ ...comparisonJson(compared), ...out })}\n`)
  else if (!args.quiet) await print(comparisonText(compared))
}

async function compareRuns(
  args: CompareArguments,
  signal: AbortSignal,
  progress: ProgressBar,
): Promise<ComparedRuns> {
  const sides = sidesOf(args)
  await using crew = new Crew()
  const runs: NamedResult[] = []
  for (const { name, stored, model } of sides) {
    const result = await repeatRun(stored, crew, {
      signal,
      onProgress: progress.update,
      ...(model === undefined ? {} : { model }),
      ...(args.out === undefined ? {} : { floor: chartFloor(model ?? stored.model) }),
      ...(args.threads === undefined ? {} : { threads: args.threads }),
    })
    runs.push({ name, result })
  }
  const truth = await runTruth(args.truth, sides[0]!.stored, runs[0]!.result, signal)
  const { samples, seed } = args
  const comparison = compareModels(runs, {
    ...(truth === undefined ? {} : { truth }),
    ...(samples === undefined ? {} : { samples }),
    ...(seed === undefined ? {} : { seed }),
  })
  return { comparison, runs, truth }
}

interface Side {
  readonly name: string
  readonly stored: StoredResult
  /** Another model than the result's own. */
  readonly model?: LinkageModel
}

/** All models that were named; refused before anything is run if their records are not the same. */
function sidesOf({ results, models }: CompareArguments): readonly Side[] {
  const stored = results.map(readResult)
  const names = distinct([
    ...results.map((dir) => basename(resolve(dir))),
    ...models.map(modelName),
  ])
  const hashesOf = ({ summary }: StoredResult): string =>
    summary.inputs.map(({ sha256 }) => sha256).join()
  for (const [at, other] of stored.entries()) {
    if (hashesOf(other) === hashesOf(stored[0]!)) continue
    throw new LinkageError('results-not-comparable', {
      first: names[0]!,
      second: names[at]!,
      reason: 'their input files differ (by hash)',
    })
  }
  return [
    ...stored.map((result, at) => ({ name: names[at]!, stored: result })),
    ...models.map((file, at) => ({
      name: names[stored.length + at]!,
      stored: stored[0]!,
      model: readModelFile(file),
    })),
  ]
}

/** A model.json is named after the folder that it stands in. */
function modelName(file: string): string {
  const name = basename(file)
  return name === 'model.json' ? `${basename(dirname(resolve(file)))}/${name}` : name
}

/** A number behind names that come twice. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
