import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Decisions } from '../analysis/decisions.ts'
import { decisionsOf } from '../analysis/decisions-of.ts'
import { registryDecisions } from '../analysis/registry-decisions.ts'
import { isLinkageError } from '../errors.ts'
import type { Crew } from '../linker/crew.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import type { RecordKeys } from '../linker/record-keys.ts'
import { isStore } from '../storage/store-folder.ts'
import { chartFloor } from './analysis-page.ts'
import { repeatRun } from './repeat-run.ts'
import { resultDecisions } from './result-decisions.ts'
import { readResult, type StoredResult, unreadable } from './result-folder.ts'
import { withRegistry } from './with-registry.ts'

/** What is to be measured, as its folder says. */
export interface EvaluationSubject {
  readonly decisions: Decisions
  /** Column of the records that says who is who, if the run was told of one. */
  readonly truthColumn?: string
  /** The result whose run can be repeated for what its folder does not hold; absent of a registry. */
  readonly stored?: StoredResult
  /** What cannot be said, and why. */
  readonly notes: readonly string[]
}

/** A subject with its records, if they can be read again. */
export interface CompleteSubject extends EvaluationSubject {
  /** The run, repeated; absent as `decisions.evidence` is. */
  readonly run?: LinkageResult
  /** Why the records cannot be read any more. */
  readonly gone?: string
}

/** The clock, threads and progress of a run that is repeated. */
export type RunAgain = Pick<LinkageOptions, 'threads' | 'signal' | 'onProgress'> & {
  /** Charts are to be drawn: pairs below the thresholds are kept, which changes no decision. */
  readonly forCharts?: boolean
}

/**
 * Reads who is who from a folder.
 *
 * @throws {@link LinkageError} `result-unreadable` if the folder is neither a result nor a registry;
 *   what opening a registry throws.
 */
export async function evaluationSubject(dir: string): Promise<EvaluationSubject> {
  if (isStore(dir)) {
    const decisions = await withRegistry(dir, { readOnly: true }, async (registry) =>
      registry.read(registryDecisions),
    )
    const note = 'a registry does not keep which pairs it compared: blocking recall is not given.'
    return { decisions, notes: [note] }
  }
  if (!existsSync(join(dir, 'summary.json'))) {
    throw unreadable(dir, 'it is neither a result nor a registry')
  }
  const stored = readResult(dir)
  const { truth } = stored.summary.options
  return {
    decisions: await resultDecisions(dir),
    stored,
    notes: [],
    ...(truth === null ? {} : { truthColumn: truth }),
  }
}

/**
 * Reads the inputs of a result and repeats its run, if that can be: then records can be broken down
 * and errors explained. The decisions stay those of the folder.
 *
 * @throws {@link LinkageError} `result-unreadable` if the folder holds other records.
 */
export async function withRecords(
  subject: EvaluationSubject,
  crew: Crew,
  again: RunAgain,
): Promise<CompleteSubject> {
  const { decisions, stored } = subject
  if (stored === undefined) return subject
  const run = await repeated(stored, crew, again)
  if (typeof run === 'string') {
    const note = `${run}: blocking recall, groups and waterfalls are left out.`
    return { ...subject, gone: run, notes: [note] }
  }
  refuseOthers(stored.dir, decisions.keys, run.prepared.keys)
  const { evidence, candidates } = decisionsOf(run)
  const complete = { ...decisions, evidence: evidence!, candidates: candidates! }
  return { ...subject, decisions: complete, run }
}

/** The run again, or in words why not. */
async function repeated(
  stored: StoredResult,
  crew: Crew,
  { forCharts, ...again }: RunAgain,
): Promise<LinkageResult | string> {
  try {
    const floor = forCharts ? { floor: chartFloor(stored.model) } : {}
    return await repeatRun(stored, crew, { ...again, ...floor })
  } catch (error) {
    if (!isLinkageError(error, 'input-changed')) throw error
    const { file, reason } = error.details
    return `the input file ${file} ${reason}`
  }
}

/** Both are in the order of keys, so the same keys stand at the same places. */
function refuseOthers(dir: string, own: RecordKeys, others: RecordKeys): void {
  const name = ({ ids, order }: RecordKeys, at: number): string =>
    ids.values.get(ids.ids[order[at]!]!)
  const isSame =
    own.order.length === others.order.length &&
    own.order.every((_, at) => name(own, at) === name(others, at))
  if (!isSame) throw unreadable(dir, 'clusters.csv does not hold the records of the input files')
}
