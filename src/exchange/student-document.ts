import type { RecordKindName } from './msix/record-kinds.ts'
import type { SubmissionRecord, SubmittedStudent } from './msix/submission.ts'

/** A record of a student as it is kept. */
export interface KeptRecord {
  readonly kind: RecordKindName
  readonly values: Readonly<Record<string, string>>
}

/** All that one state says of one student, in one version. */
export interface StudentDocument {
  /** From 1 up. */
  readonly version: number
  /** When it came, in milliseconds since 1970. */
  readonly time: number
  /** SHA-256 of the file it came in. */
  readonly file: string
  readonly student: Readonly<Record<string, string>>
  readonly records: readonly KeptRecord[]
  /** The state deleted the student. */
  readonly deleted?: true
  /** The state made one of two: the other id. The document is deleted then. */
  readonly rekeyedTo?: string
}

/** Names of columns that hold a file together, and are nothing of the student’s. */
const OF_FILE = new Set(['studentRecord', 'action', 'formerStateStudentId'])

/**
 * What a state says of a student once a submission is taken in: an insert replaces all, an update
 * replaces the records that it brings, by kind and number, and keeps the others.
 *
 * @returns the version that stands already if it says the same.
 */
export function nextDocument(
  before: StudentDocument | undefined,
  { student, records }: SubmittedStudent,
  { time, file }: Pick<StudentDocument, 'time' | 'file'>,
): StudentDocument {
  const { action } = student.values
  const version = (before?.version ?? 0) + 1
  const head = { version, time, file, student: ownValues(student) }
  if (action === 'D') {
    if (before?.deleted === true) return before
    return { ...head, records: before?.records ?? [], deleted: true }
  }
  const kept = action === 'U' && before?.deleted !== true ? (before?.records ?? []) : []
  const brought = new Map(records.map((record) => [keyOf(record), toKept(record)]))
  const all = kept.map((record) => brought.get(keyOf(record)) ?? record)
  const known = new Set(kept.map(keyOf))
  const next = {
    ...head,
    records: [...all, ...[...brought].filter(([key]) => !known.has(key)).map(([, it]) => it)],
  }
  return before !== undefined && saysTheSame(before, next) ? before : next
}

function toKept(record: SubmissionRecord): KeptRecord {
  return { kind: record.kind, values: ownValues(record) }
}

function ownValues({ values }: SubmissionRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !OF_FILE.has(name)))
}

/** Which of a student’s records it is: the demographics stand once, others by their number. */
export function keyOf({ kind, values }: KeptRecord): string {
  return `${kind} ${kind === 'demographics' ? '' : values.record}`
}

function saysTheSame(before: StudentDocument, next: StudentDocument): boolean {
  return (
    before.deleted !== true &&
    JSON.stringify([before.student, before.records]) ===
      JSON.stringify([next.student, next.records])
  )
}
