import type { SubmissionSummary } from '../msix/check-submission.ts'
import type { Finding } from '../msix/finding.ts'
import type { StudentEffect } from './decide-student.ts'

/** What a file has come to so far. */
export interface SubmissionCounts {
  readonly students: number
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  /** Good, and not taken in because others of the file were not: all or nothing. */
  readonly withheld: number
  /** Lines that belong to no student, or could not be read. */
  readonly strayLines: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly deleted: number
  /** Students of the state that are not in the file, where it was said to be all. */
  readonly absent: number
  /** Findings by rule. */
  readonly rules: Readonly<Record<string, number>>
}

export const NO_COUNTS: SubmissionCounts = {
  students: 0,
  accepted: 0,
  warned: 0,
  rejected: 0,
  withheld: 0,
  strayLines: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  absent: 0,
  rules: {},
}

/** A student of a file, and all that was found about it; or something about the file. */
export interface Outcome {
  /** Absent where it is about the file. */
  readonly effect?: StudentEffect | 'withheld'
  readonly findings: readonly Finding[]
}

/** The counts with some more outcomes. */
export function counted(before: SubmissionCounts, outcomes: readonly Outcome[]): SubmissionCounts {
  const counts = { ...before, rules: { ...before.rules } }
  for (const { effect, findings } of outcomes) {
    for (const { rule } of findings) {
      counts.rules[rule] = (counts.rules[rule] ?? 0) + 1
      if (effect === undefined && rule === 'unreadable') counts.strayLines++
    }
    if (effect === undefined) continue
    counts.students++
    if (effect === 'rejected' || effect === 'withheld') counts[effect]++
    else {
      counts[effect]++
      if (findings.length > 0) counts.warned++
      else counts.accepted++
    }
  }
  return counts
}

/** Findings by rule, most frequent first. */
export function rulesOf({ rules }: SubmissionCounts): SubmissionSummary['rules'] {
  return Object.entries(rules)
    .map(([rule, findings]) => ({ rule, findings }))
    .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1))
}
