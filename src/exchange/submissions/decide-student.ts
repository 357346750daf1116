import type { Finding } from '../msix/finding.ts'
import { numberOf } from '../msix/finding.ts'
import type { SubmissionRecord, SubmittedStudent } from '../msix/submission.ts'
import { nextDocument, type StudentDocument } from '../student-document.ts'

/** What a student of a file comes to. */
export type StudentEffect = 'inserted' | 'updated' | 'unchanged' | 'deleted' | 'rejected'

/** What is to be done about a student of a file, as things stand. */
export interface StudentDecision {
  readonly submitted: SubmittedStudent
  readonly state: string
  readonly id: string
  readonly effect: StudentEffect
  /** What stood, under the id or under the former one. */
  readonly before?: StudentDocument
  /** What is to stand; absent where nothing changes. */
  readonly after?: StudentDocument
  /** The state’s id of the student until now, where there is one under it. */
  readonly former?: string
  /** Found only now that it is known what stands. */
  readonly findings: readonly Finding[]
}

/** What a student of a file is taken in with. */
export interface Origin {
  /** Milliseconds since 1970. */
  readonly time: number
  /** SHA-256 of the file. */
  readonly file: string
}

/** Whose records a student cannot do without. */
const NEEDED = ['demographics', 'qualifyingMove', 'enrollment'] as const

/**
 * What a student comes to, by what its state has said before. Pure.
 *
 * @param read - what a state says of a student now.
 * @param submitted - checked, so that it has a state and an id.
 */
export function decideStudent(
  read: (state: string, id: string) => StudentDocument | undefined,
  submitted: SubmittedStudent,
  origin: Origin,
): StudentDecision {
  const { student } = submitted
  const { action, formerStateStudentId, reportingState, stateStudentId } = student.values
  const [state, id] = [reportingState!, stateStudentId!]
  const head = { submitted, state, id }
  const reject = (rule: string, element: string, advice: string): StudentDecision => {
    const finding = findingOf(student, { rule, element, effect: 'student', advice })
    return { ...head, effect: 'rejected', findings: [finding] }
  }
  const findings: Finding[] = []
  const warn = (rule: string, element: string, advice: string): void => {
    findings.push(findingOf(student, { rule, element, effect: 'none', advice }))
  }

  const own = read(state, id)
  const isRenamed = formerStateStudentId !== undefined && formerStateStudentId !== id
  const old = isRenamed ? read(state, formerStateStudentId) : undefined
  const isMoved = old !== undefined && old.deleted !== true
  if (isMoved && own?.deleted === true) {
    const advice = 'the new id was that of a student who was deleted: choose another one'
    return reject('former-id', 'stateStudentId', advice)
  }
  if (isRenamed && !isMoved && own === undefined) {
    const advice =
      'the exchange has no student under the former id; taken in under the new one alone'
    warn('former-id', 'formerStateStudentId', advice)
  }
  const former = isMoved ? { former: formerStateStudentId! } : {}
  const before = own ?? (isMoved ? old : undefined)
  const stands = before !== undefined && before.deleted !== true
  const known = before === undefined ? {} : { before }

  if (action === 'D' && !stands) {
    if (before === undefined) warn('delete-unknown', 'stateStudentId', 'there is no such student')
    return { ...head, ...known, effect: 'unchanged', findings }
  }
  if (action === 'U' && !stands) {
    const missing = NEEDED.find((kind) => submitted.records.every((record) => record.kind !== kind))
    if (missing !== undefined) {
      const advice = 'the exchange has no such student to update: send it whole, as an insert'
      return reject('update-unknown', 'action', advice)
    }
  }
  const after = nextDocument(before, submitted, origin)
  if (after === before) {
    // Of two ids the state makes one, and says nothing else.
    const effect = isMoved ? 'updated' : 'unchanged'
    return { ...head, ...known, ...former, effect, findings }
  }
  const effect = action === 'D' ? 'deleted' : stands ? 'updated' : 'inserted'
  return { ...head, ...known, ...former, effect, after, findings }
}

export function findingOf(
  student: SubmissionRecord,
  told: Pick<Finding, 'rule' | 'effect' | 'advice' | 'element'>,
): Finding {
  return { line: student.line, ...numberOf(student), kind: 'student', ...told }
}
