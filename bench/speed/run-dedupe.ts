import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Summary } from '../../src/cli/summary.ts'
import { cacheFolder } from './cache-folder.ts'
import { type ProcessRun, runNode } from './run-process.ts'

/** A whole run of `nearmatch dedupe`, with what it says of itself. */
export interface DedupeRun extends ProcessRun {
  readonly summary: Summary
}

/** What a user runs; `npm run bench` builds it. From source, every process would strip types first. */
const PROGRAM = 'dist/cli.js'
const TRUTH = ['--truth', 'truth_id', '--ignore', 'truth_family,truth_twin,error_kinds']

/** The arguments that keep generated truth out of the evidence, and measure by it. */
export const WITH_TRUTH: readonly string[] = TRUTH
/** The same without measuring: judging takes time that a user's run does not spend. */
export const WITHOUT_TRUTH: readonly string[] = ['--ignore', `${TRUTH[1]},${TRUTH[3]}`]

/** Runs `nearmatch dedupe` as a process of its own, all files out, and deletes them. */
export async function runDedupe(file: string, options: readonly string[]): Promise<DedupeRun> {
  const out = mkdtempSync(join(cacheFolder(), 'result-'))
  try {
    return await runDedupeInto(out, file, options)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** As {@link runDedupe}, but leaves the result in a folder. */
export async function runDedupeInto(
  out: string,
  file: string,
  options: readonly string[],
): Promise<DedupeRun> {
  const run = await runNode(PROGRAM, [
    'dedupe',
    file,
    ...options,
    ...['--out', out, '--force', '--quiet'],
  ])
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
  return { ...run, summary }
}
