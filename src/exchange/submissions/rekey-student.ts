import { LinkageError } from '../../errors.ts'
import { tellArrivals } from '../arrivals.ts'
import { exchangeWriter } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'

/** A state calls its student by another id. */
export interface StudentRekey {
  readonly state: string
  readonly from: string
  readonly to: string
}

/**
 * Brings what a state says of a student under another id of the state. If it has a student under that
 * already, it made one of the two: what it says of that one stands, and the former ends.
 *
 * @throws {@link LinkageError} `record-unknown`, `record-key-taken` if the other was deleted,
 *   `assertion-contradicts` if people hold the two apart. Nothing has been written then.
 */
export function rekeyStudent(context: CommandContext, { state, from, to }: StudentRekey): void {
  const { transaction, now } = context
  const store = exchangeWriter(transaction)
  const [before, other] = [store.student(state, from), store.student(state, to)]
  if (before === undefined || before.deleted === true) {
    throw new LinkageError('record-unknown', { source: state, id: from })
  }
  transaction.rekey({ source: state, from, to })
  if (other === undefined) store.moveStudent(state, from, to)
  else {
    const after = store.endStudent(state, from, to, now)
    tellArrivals(context, [{ state, stateStudentId: from, before, after }])
  }
}
