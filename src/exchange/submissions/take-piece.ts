import type { CheckedPart } from '../msix/check-submission.ts'
import type { Finding } from '../msix/finding.ts'
import type { SubmittedStudent } from '../msix/submission.ts'
import type { CommandContext } from '../writer/command.ts'
import type { Origin, StudentDecision } from './decide-student.ts'
import type { Outcome } from './submission-counts.ts'
import { type StudentsAhead, takeStudents } from './take-students.ts'

/**
 * Takes in the students of a piece that can be loaded, within a transaction.
 *
 * @param ahead - what was made of them before the lock was taken; without it, it is made now.
 */
export function takePiece(
  context: CommandContext,
  parts: readonly CheckedPart[],
  origin: Origin,
  ahead?: StudentsAhead,
): Outcome[] {
  return outcomesOf(parts, takeStudents(context, loadedIn(parts), origin, ahead))
}

/** The students of a piece that can be loaded, in their order. */
export function loadedIn(parts: readonly CheckedPart[]): SubmittedStudent[] {
  return parts.flatMap((part) => (part.part === 'student' ? (part.student.loaded ?? []) : []))
}

/** What was found about parts, and what became of those that could be loaded. */
export function outcomesOf(
  parts: readonly CheckedPart[],
  decisions: readonly StudentDecision[],
): Outcome[] {
  let next = 0
  return parts.map((part) => {
    const found = foundIn(part)
    if (part.part !== 'student' || part.student.loaded === undefined) return found
    const { effect, findings } = decisions[next++]!
    return { effect, findings: [...found.findings, ...findings] }
  })
}

/** What was found about a part alone; a student that could be loaded is withheld. */
export function foundIn(part: CheckedPart): Outcome {
  if (part.part === 'file') return { findings: [part.finding] }
  const { outcome, findings } = part.student
  return { effect: outcome === 'rejected' ? 'rejected' : 'withheld', findings }
}

/** A student that the registry would not take. */
export function refusedFor(part: CheckedPart, code: string): Outcome {
  const { findings } = foundIn(part)
  if (part.part === 'file') return { findings }
  const finding: Finding = {
    line: part.student.loaded?.student.line ?? 0,
    kind: 'student',
    rule: 'registry',
    effect: 'student',
    advice: `the registry refused it as ${code}: see the list of errors`,
  }
  return { effect: 'rejected', findings: [...findings, finding] }
}
