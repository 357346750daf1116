import { isLinkageError } from '../../errors.ts'
import type { SourceRecord } from '../../registry/record-key.ts'
import { type Arrival, tellArrivals } from '../arrivals.ts'
import { studentFields } from '../msix/student-fields.ts'
import type { SubmittedStudent } from '../msix/submission.ts'
import { exchangeWriter } from '../store/student-store.ts'
import type { StudentDocument } from '../student-document.ts'
import type { CommandContext } from '../writer/command.ts'
import { decideStudent, findingOf, type Origin, type StudentDecision } from './decide-student.ts'
import { rekeyStudent } from './rekey-student.ts'

/**
 * Takes in students within a transaction: documents, registry, and all that reacts. Each id of a state
 * stands among them once.
 *
 * @returns what became of each, in their order.
 */
export function takeStudents(
  context: CommandContext,
  students: readonly SubmittedStudent[],
  origin: Origin,
): StudentDecision[] {
  const { transaction } = context
  const store = exchangeWriter(transaction)
  const decisions: StudentDecision[] = []
  const arrivals: Arrival[] = []
  const records: SourceRecord[] = []
  for (const submitted of students) {
    const decision = renamed(context, decideStudent(store.student, submitted, origin))
    decisions.push(decision)
    const { state, id, before, after, former } = decision
    if (after === undefined) continue
    const arrival: Arrival = {
      state,
      stateStudentId: id,
      ...(former === undefined ? {} : { formerStateStudentId: former }),
      ...(before === undefined ? {} : { before }),
      after,
    }
    if (after.deleted === true) deleteStudent(context, arrival)
    else {
      store.putStudent(state, id, after)
      records.push(recordOf(state, id, after))
      arrivals.push(arrival)
    }
  }
  if (records.length > 0) transaction.submit(records)
  tellArrivals(
    context,
    arrivals.map((arrival) => withMsixId(context, arrival)),
  )
  return decisions
}

/** The state takes its student back: what it said stays as history. */
export function deleteStudent(context: CommandContext, arrival: Arrival): void {
  const { state, stateStudentId: id, after } = arrival
  const { transaction } = context
  exchangeWriter(transaction).putStudent(state, id, after)
  if (isLive(context, state, id)) transaction.delete({ source: state, id })
  tellArrivals(context, [arrival])
}

/** What a state’s student is in the registry. */
export function recordOf(state: string, id: string, document: StudentDocument): SourceRecord {
  const { student, records } = document
  const line = { line: 0 }
  const fields = studentFields({
    student: { kind: 'student', values: student, ...line },
    records: records.map((record) => ({ ...record, ...line })),
  })
  return { source: state, id, fields }
}

/** The child that a state’s student is as the transaction stands. */
export function withMsixId({ transaction }: CommandContext, arrival: Arrival): Arrival {
  const { state } = transaction.change
  const number = state.recordOf(arrival.state, arrival.stateStudentId)
  const person = number === undefined ? undefined : state.record(number)?.person
  return person === undefined ? arrival : { ...arrival, msixId: person }
}

/** Brings the student under its new id first; what people hold apart is not made one. */
function renamed(context: CommandContext, decision: StudentDecision): StudentDecision {
  const { former, state, id, submitted } = decision
  if (former === undefined) return decision
  try {
    rekeyStudent(context, { state, from: former, to: id })
    return decision
  } catch (error) {
    if (!isLinkageError(error) || error.code !== 'assertion-contradicts') throw error
    const advice = 'people have decided that the two ids are two children: see the worklist'
    const finding = findingOf(submitted.student, {
      rule: 'former-id',
      element: 'formerStateStudentId',
      effect: 'student',
      advice,
    })
    return { submitted, state, id, effect: 'rejected', findings: [finding] }
  }
}

function isLive({ transaction }: CommandContext, source: string, id: string): boolean {
  const { state } = transaction.change
  const number = state.recordOf(source, id)
  return number !== undefined && state.record(number)?.deleted === false
}
