import type { RecordKindName } from './record-kinds.ts'
import type { SubmissionRecord } from './submission.ts'

/**
 * What comes of a finding. `student`: the student is not loaded. `record`: the record is left out.
 * `value`: the value is left out. `none`: all is loaded, and somebody should look.
 */
export type FindingEffect = 'student' | 'record' | 'value' | 'none'

/** Something that a rule found. Holds no value of a record. */
export interface Finding {
  readonly line: number
  /** Number of the student in the file; absent where it is not known. */
  readonly studentRecord?: string
  /** The state’s own id, of a student that is not in the file. */
  readonly stateStudentId?: string
  readonly kind?: RecordKindName
  /** Symbolic name of the element. */
  readonly element?: string
  /** The rule’s name; see the table of rules. */
  readonly rule: string
  readonly effect: FindingEffect
  /** What is wrong and what to do, in words. */
  readonly advice: string
}

/** The student’s number for a finding; none where something else stands in its place, which may be data. */
export function numberOf({ values }: SubmissionRecord): Pick<Finding, 'studentRecord'> {
  const { studentRecord } = values
  return studentRecord !== undefined && /^\d{7}$/.test(studentRecord) ? { studentRecord } : {}
}
