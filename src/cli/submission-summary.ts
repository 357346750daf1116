import type { SubmissionSummary } from '../exchange/msix/check-submission.ts'
import type { Finding, FindingEffect } from '../exchange/msix/finding.ts'
import { formatCounted } from '../report/number-format.ts'
import { printable } from './printable.ts'

const EFFECTS: Readonly<Record<FindingEffect, string>> = {
  student: 'student rejected',
  record: 'record left out',
  value: 'value left out',
  none: 'to be looked at',
}

/** What a check found, for people. @param out - file that holds all findings, if one does. */
export function submissionSummary(
  summary: SubmissionSummary,
  shown: readonly Finding[],
  out: string | undefined,
): string {
  const { students, accepted, warned, rejected, strayLines, rules } = summary
  const total = rules.reduce((sum, { findings }) => sum + findings, 0)
  const lines = [
    `${formatCounted(students, 'student')}: ${accepted} accepted, ${warned} accepted with warnings, ${rejected} rejected`,
    ...(strayLines === 0 ? [] : [`${formatCounted(strayLines, 'line')} of no student`]),
    ...rules.map(({ rule, findings }) => `  ${String(findings).padStart(6)}  ${rule}`),
    ...(shown.length === 0 ? [] : ['']),
    ...shown.map(findingText),
    ...(total > shown.length ? [`… and ${total - shown.length} more`] : []),
    ...(out === undefined ? [] : [`All findings: ${printable(out)}`]),
  ]
  return `${lines.join('\n')}\n`
}

function findingText({
  line,
  studentRecord,
  kind,
  element,
  effect,
  advice,
  rule,
}: Finding): string {
  const where = [
    line === 0 ? '' : `line ${line}`,
    studentRecord === undefined ? '' : `student ${printable(studentRecord)}`,
    [kind, element].filter((word) => word !== undefined).join('.'),
  ]
  return `${where.filter((word) => word !== '').join(', ')}: ${advice} (${rule}; ${EFFECTS[effect]})`
}
