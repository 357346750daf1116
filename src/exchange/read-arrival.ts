import type { Arrival } from './arrivals.ts'
import type { StudentDocument } from './student-document.ts'

/** The state’s former and present id of the student, if it calls the student otherwise from now on. */
export function moveOf({
  stateStudentId: id,
  formerStateStudentId: former,
  after,
}: Arrival): { readonly from: string; readonly to: string } | undefined {
  if (after.rekeyedTo !== undefined) return { from: id, to: after.rekeyedTo }
  return former === undefined ? undefined : { from: former, to: id }
}

/** Has the state said something of the student? Not if it calls the student otherwise, and no more. */
export function bringsNews(arrival: Arrival): boolean {
  const { before, after } = arrival
  if (moveOf(arrival) === undefined) return true
  if (after.rekeyedTo !== undefined) return false
  return before === undefined || saidIn(before) !== saidIn(after)
}

/** All that a document says but for the id that it goes by. */
function saidIn({ student, records, deleted }: StudentDocument): string {
  const { stateStudentId: _, ...own } = student
  return JSON.stringify([own, records, deleted === true])
}
