import type { SourceRecord } from '../../registry/record-key.ts'
import type { StoreReader } from '../../storage/store.ts'
import type { SubmittedStudent } from '../msix/submission.ts'
import { type FoundBy, foundBy } from '../search/found-by.ts'
import { documentIn, type StudentBytes, studentBytes } from '../store/student-store.ts'
import { decideStudent, type Origin, type StudentDecision } from './decide-student.ts'
import { recordOf } from './record-of.ts'

/** What a student of a file comes to, worked out before the write lock is taken. Plain data. */
export interface StudentAhead {
  readonly decision: StudentDecision
  /** What stood then, under the ids that were looked at: the decision holds as long as that does. */
  readonly stood: readonly { readonly id: string; readonly bytes: StudentBytes | undefined }[]
  /** What the registry is to be given, and what search is; absent where there is nothing to give. */
  readonly record?: SourceRecord
  readonly foundBy?: FoundBy
}

/** Works out what a student comes to as of a snapshot, and all that follows from it alone. */
export function decideAhead(
  reader: StoreReader,
  submitted: SubmittedStudent,
  origin: Origin,
): StudentAhead {
  const stood: StudentAhead['stood'][number][] = []
  const read = (state: string, id: string) => {
    const bytes = studentBytes(reader, state, id)?.slice()
    stood.push({ id, bytes })
    return documentIn(bytes)
  }
  const decision = decideStudent(read, submitted, origin)
  const { state, id, after } = decision
  if (after === undefined) return { decision, stood }
  const found = foundBy(state, id, after)
  if (after.deleted === true) return { decision, stood, foundBy: found }
  return { decision, stood, record: recordOf(state, id, after), foundBy: found }
}

/** Does all that a decision was made of still stand? */
export function holdsStill(
  { decision: { state }, stood }: StudentAhead,
  read: (state: string, id: string) => StudentBytes | undefined,
): boolean {
  return stood.every(({ id, bytes }) => {
    const now = read(state, id)
    if (bytes === undefined || now === undefined) return bytes === now
    return Buffer.compare(bytes, now) === 0
  })
}
