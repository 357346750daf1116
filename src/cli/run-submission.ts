import { basename } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { LinkageError } from '../errors.ts'
import { dayOf } from '../exchange/msix/calendar-date.ts'
import { type CheckedPart, checkSubmission } from '../exchange/msix/check-submission.ts'
import type { Finding } from '../exchange/msix/finding.ts'
import { layoutText } from '../exchange/msix/layout-text.ts'
import { readSubmission } from '../exchange/msix/read-submission.ts'
import { CsvWriter } from '../io/csv-writer.ts'
import { didYouMean } from '../similarity/did-you-mean.ts'
import { FINDING_COLUMNS, findingRow } from './finding-row.ts'
import type { Interrupt } from './interrupt.ts'
import { parseArguments, parseInteger } from './parse-arguments.ts'
import { submissionSummary } from './submission-summary.ts'
import { print } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  out: { type: 'string' },
  show: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies ParseArgsOptionsConfig

const SHOWN = 20

/** What `submission` was asked to do. */
export type SubmissionArguments =
  | { readonly action: 'layout' }
  | {
      readonly action: 'check'
      readonly file: string
      readonly out: string | undefined
      readonly show: number
      readonly json: boolean
    }

/** Reads the arguments of `submission`; undefined if help was asked for. @throws {@link UsageError} */
export function submissionArguments(args: readonly string[]): SubmissionArguments | undefined {
  const { values, positionals } = parseArguments('submission', args, OPTIONS)
  if (values.help === true) return undefined
  const [action, file, ...more] = positionals
  if (action === 'layout' && file === undefined) return { action }
  if (action !== 'check' || file === undefined || more.length > 0) {
    const hint = action === undefined ? '' : didYouMean(action, ['check', 'layout'])
    throw new UsageError(`submission expects check FILE, or layout.${hint}`, 'submission')
  }
  const { out, show } = values
  return {
    action,
    file,
    out: typeof out === 'string' ? out : undefined,
    show:
      typeof show === 'string'
        ? parseInteger('submission', 'show', show, 0, Number.MAX_SAFE_INTEGER)
        : SHOWN,
    json: values.json === true,
  }
}

/**
 * Checks a submission file, or prints its layout.
 *
 * @throws {@link LinkageError} `submission-refused` if not all students could be loaded.
 */
export async function runSubmission(
  args: SubmissionArguments,
  interrupt: Interrupt,
): Promise<void> {
  if (args.action === 'layout') {
    await print(layoutText())
    return
  }
  const { file, out, show, json } = args
  using report = out === undefined ? undefined : CsvWriter.open(out)
  report?.row(FINDING_COLUMNS)
  const shown: Finding[] = []
  const take = async (part: CheckedPart): Promise<void> => {
    for (const finding of findingsOf(part)) {
      report?.row(findingRow(finding))
      if (json) await print(`${JSON.stringify({ finding })}\n`)
      else if (shown.length < show) shown.push(finding)
    }
  }
  const today = dayOf(new Date().toISOString().slice(0, 10).replaceAll('-', ''))!
  const parts = readSubmission(file, { signal: interrupt.signal })
  const summary = await checkSubmission(parts, today, take)
  report?.close()
  await print(json ? `${JSON.stringify({ summary })}\n` : submissionSummary(summary, shown, out))
  const { students, rejected, strayLines } = summary
  if (rejected + strayLines > 0) {
    throw new LinkageError('submission-refused', {
      file: basename(file),
      students,
      rejected,
      strayLines,
    })
  }
}

function findingsOf(part: CheckedPart): readonly Finding[] {
  return part.part === 'student' ? part.student.findings : [part.finding]
}
