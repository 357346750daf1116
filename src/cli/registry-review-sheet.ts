import { resolve } from 'node:path'
import { LinkageError } from '../errors.ts'
import type { DecisionOutcome } from '../registry/apply-decisions.ts'
import type { Registry } from '../registry/registry.ts'
import { decisionsOf } from '../registry/review-decision.ts'
import { reviewSheet } from '../registry/review-sheet.ts'
import { parseChoice } from './parse-arguments.ts'
import type { RegistryCall } from './registry-command.ts'
import { newFile, readSheet, writeSheet } from './registry-review-files.ts'
import { filterOf } from './registry-review-filter.ts'
import { writeOptions } from './registry-write-options.ts'
import { printError } from './terminal.ts'

const SAMPLE = 50
const MOST_SAMPLE = 100_000

/** `review DIR export --out FILE`: items to be decided elsewhere. */
export async function exportSheet(registry: Registry, call: RegistryCall): Promise<void> {
  const out = newFile(call, 'out')
  if (out === undefined) throw call.wrong('--out FILE is missing (.xlsx, or .csv).')
  const sheet = registry.review.export(filterOf(call, registry.model))
  await writeSheet(out, sheet)
  await call.answer({ out: resolve(out), items: sheet.rows.length })
}

/** `review DIR apply FILE`: decisions made elsewhere, in one step that can be undone. */
export async function applySheet(
  registry: Registry,
  call: RegistryCall,
  [file]: readonly string[],
): Promise<void> {
  if (file === undefined) throw call.wrong('FILE is missing.')
  const rows = decisionsOf(await readSheet(file, call.interrupt.signal))
  const good = rows.filter((row) => 'decision' in row)
  const options = writeOptions(call)
  const { outcomes, ...result } = await registry.review.apply(
    good.map(({ decision }) => decision),
    options,
  )
  const refused: RefusedRow[] = rows.filter((row) => 'error' in row)
  for (const [at, { file, line }] of good.entries()) {
    const outcome = outcomes[at]!
    if (outcome.outcome === 'refused') refused.push({ file, line, ...outcome })
  }
  refused.sort((a, b) => a.line - b.line)
  for (const row of refused) await tellRefusal(call, row)
  await call.answer({
    ...(options.dryRun ? { dryRun: true } : {}),
    ...counted(outcomes),
    refused: refused.length,
    sequence: result.sequence,
    persons: result.persons.length,
  })
  if (refused.length > 0) {
    throw new LinkageError('decisions-refused', {
      file,
      refused: refused.length,
      decisions: rows.length,
    })
  }
}

/** `review DIR decide CHOICE`: one decision for all items that a rule names. */
export async function decideByRule(
  registry: Registry,
  call: RegistryCall,
  [word]: readonly string[],
): Promise<void> {
  const choice = parseChoice(call.command, 'decide', word ?? '', ['accept', 'reject'] as const)
  const rule = filterOf(call, registry.model)
  const audit = newFile(call, 'audit')
  if (audit === undefined) throw call.wrong('--audit FILE is missing: where does the sample go?')
  const size = call.integer('sample', 1, MOST_SAMPLE) ?? SAMPLE
  const seed = call.integer('seed', 0, 2 ** 32 - 1) ?? 0
  const options = writeOptions(call)
  const { schema } = registry.model
  const { decisions, sample, seen } = registry.review.choose(rule, choice, { size, seed })
  // First of all: nothing is decided that nobody could look at.
  await writeSheet(audit, reviewSheet(sample, schema, seen))
  const { outcomes, ...result } = await registry.review.apply(decisions, options)
  const refused = outcomes.filter((each) => each.outcome === 'refused')
  for (const { item, error } of refused) {
    await call.answer({ item, code: error.code, message: error.message })
  }
  await call.answer({
    ...(options.dryRun ? { dryRun: true } : {}),
    ...counted(outcomes),
    refused: refused.length,
    sequence: result.sequence,
    persons: result.persons.length,
    audit: resolve(audit),
    sampled: sample.length,
  })
}

function counted(outcomes: readonly DecisionOutcome[]): { applied: number; unchanged: number } {
  const count = (name: DecisionOutcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === name).length
  return { applied: count('applied'), unchanged: count('unchanged') }
}

interface RefusedRow {
  readonly file: string
  readonly line: number
  readonly item?: number
  readonly error: LinkageError
}

async function tellRefusal(call: RegistryCall, row: RefusedRow): Promise<void> {
  const { file, line, error, item } = row
  const place = error.code === 'decision-invalid' ? '' : `${file}:${line}: `
  printError(`nearmatch: ${place}${error.message}\n`)
  await call.answer({ file, line, item, code: error.code, message: error.message })
}
