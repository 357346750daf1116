import type { RecordKindName } from './record-kinds.ts'

/** A record as it stands in the file. */
export interface SubmissionRecord {
  readonly kind: RecordKindName
  /** Line of the file that it begins on. */
  readonly line: number
  /** By the name of the column; a value that is not given is absent. */
  readonly values: Readonly<Record<string, string>>
}

/** A student with all of its records, in the order of the file. */
export interface SubmittedStudent {
  readonly student: SubmissionRecord
  readonly records: readonly SubmissionRecord[]
}

/** A file, read piece by piece: its header first, if it has one. */
export type SubmissionPart =
  | { readonly part: 'header'; readonly header: SubmissionRecord }
  | { readonly part: 'student'; readonly student: SubmittedStudent }
  | {
      /** A line that belongs to no student, or cannot be read. */
      readonly part: 'stray'
      readonly line: number
      readonly problem: string
    }
