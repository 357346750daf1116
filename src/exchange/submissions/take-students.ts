import { isLinkageError } from '../../errors.ts'
import type { PreparedSubmission } from '../../registry/prepare-records.ts'
import type { SourceRecord } from '../../registry/record-key.ts'
import { settleClaims } from '../../registry/source-claims.ts'
import { type Arrival, tellArrivals } from '../arrivals.ts'
import type { SubmittedStudent } from '../msix/submission.ts'
import { exchangeWriter, studentBytes } from '../store/student-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { holdsStill, type StudentAhead } from './decide-ahead.ts'
import { decideStudent, findingOf, type Origin, type StudentDecision } from './decide-student.ts'
import { recordOf } from './record-of.ts'
import { rekeyStudent } from './rekey-student.ts'
import { otherChild, type SuppliedId, suppliedId } from './supplied-id.ts'

/** What was made of students before the write lock was taken. */
export interface StudentsAhead {
  /** One for each student, in their order. */
  readonly students: readonly StudentAhead[]
  /** Absent if the model has changed since. */
  readonly prepared?: PreparedSubmission
}

/**
 * Takes in students within a transaction: documents, registry, and all that reacts. Each id of a state
 * stands among them once.
 *
 * @param ahead - what of it does not hold any more is made anew: it changes no answer.
 * @returns what became of each, in their order.
 */
export function takeStudents(
  context: CommandContext,
  students: readonly SubmittedStudent[],
  origin: Origin,
  ahead?: StudentsAhead,
): StudentDecision[] {
  const { reader } = context.transaction.change
  const store = exchangeWriter(context.transaction)
  const decisions: StudentDecision[] = []
  let waiting: Waiting[] = []
  const flush = (): void => {
    decisions.push(...settled(context, waiting, ahead?.prepared))
    waiting = []
  }
  const bytesOf = (state: string, id: string) => studentBytes(reader, state, id)
  for (const [at, submitted] of students.entries()) {
    // What is renamed or deleted may have come just before.
    const { action, formerStateStudentId } = submitted.student.values
    if (action === 'D' || formerStateStudentId !== undefined) flush()
    const known = ahead?.students[at]
    const made: StudentAhead | undefined = known && holdsStill(known, bytesOf) ? known : undefined
    const decided = made?.decision ?? decideStudent(store.student, submitted, origin)
    const decision = renamed(context, decided)
    const supplied = claimed(context, decision)
    const { state, id, before, after, former } = decision
    if (after === undefined) {
      waiting.push({ decision, supplied })
      continue
    }
    const arrival: Arrival = {
      state,
      stateStudentId: id,
      ...(former === undefined ? {} : { formerStateStudentId: former }),
      ...(before === undefined ? {} : { before }),
      after,
      ...(made?.foundBy && { foundBy: made.foundBy }),
    }
    if (after.deleted === true) {
      deleteStudent(context, arrival)
      waiting.push({ decision, supplied })
    } else {
      store.putStudent(state, id, after)
      const record = made?.record ?? recordOf(state, id, after)
      waiting.push({ decision, supplied, takenIn: { arrival, record } })
    }
  }
  flush()
  return decisions
}

/** A student of whom the registry, and all that reacts, is still to be told. */
interface Waiting {
  readonly decision: StudentDecision
  readonly supplied: SuppliedId
  /** Absent where there is nothing to tell. */
  readonly takenIn?: { readonly arrival: Arrival; readonly record: SourceRecord }
}

/** Brings the registry, and all that reacts, to what documents say. */
function settled(
  context: CommandContext,
  waiting: readonly Waiting[],
  prepared: PreparedSubmission | undefined,
): StudentDecision[] {
  const { transaction } = context
  const all = waiting.flatMap(({ takenIn }) => takenIn ?? [])
  if (all.length > 0) {
    transaction.submit(
      all.map(({ record }) => record),
      prepared,
    )
  }
  settleClaims(transaction.change)
  tellArrivals(
    context,
    all.map(({ arrival }) => withMsixId(context, arrival)),
  )
  return waiting.map(({ decision, supplied }) => withClaim(context, decision, supplied))
}

/** What the state says of who its student is waits to be stated with the student’s record. */
function claimed({ transaction }: CommandContext, decision: StudentDecision): SuppliedId {
  const { state, id, before, after, effect } = decision
  const document = after ?? before
  if (effect === 'rejected' || document === undefined || document.deleted === true) return {}
  const supplied = suppliedId(transaction.change, decision, document)
  const { claim } = supplied
  if (after === undefined || (claim === undefined && before?.student.msixId === undefined)) {
    return supplied
  }
  const record = { source: state, id }
  transaction.change.claims.push(claim === undefined ? { record } : { record, claim })
  return supplied
}

/** The decision with what its MSIX id has come to. */
function withClaim(
  context: CommandContext,
  decision: StudentDecision,
  { person, claim, finding }: SuppliedId,
): StudentDecision {
  const findings = finding === undefined ? [] : [finding]
  if (claim?.kind === 'must-link' && msixIdOf(context, decision) !== person) {
    findings.push(otherChild(decision))
  }
  if (findings.length === 0) return decision
  return { ...decision, findings: [...decision.findings, ...findings] }
}

/** The state takes its student back: what it said stays as history. */
export function deleteStudent(context: CommandContext, arrival: Arrival): void {
  const { state, stateStudentId: id, after } = arrival
  const { transaction } = context
  exchangeWriter(transaction).putStudent(state, id, after)
  if (isLive(context, state, id)) transaction.delete({ source: state, id })
  tellArrivals(context, [arrival])
}

/** The child that a state’s student is as the transaction stands. */
export function withMsixId(context: CommandContext, arrival: Arrival): Arrival {
  const { state, stateStudentId: id } = arrival
  const msixId = msixIdOf(context, { state, id })
  return msixId === undefined ? arrival : { ...arrival, msixId }
}

function msixIdOf(
  { transaction }: CommandContext,
  { state: source, id }: Pick<StudentDecision, 'state' | 'id'>,
): string | undefined {
  const { state } = transaction.change
  const number = state.recordOf(source, id)
  return number === undefined ? undefined : state.record(number)?.person
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
