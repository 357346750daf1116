import { LinkageError } from '../../errors.ts'
import type { Arrival } from '../arrivals.ts'
import { moveOf } from '../read-arrival.ts'
import { nextNumber } from '../store/counters.ts'
import { documentsOf } from '../store/documents-of.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { type Address, placeOf, senderPlace, wholeAddress } from './address.ts'
import {
  type AskedFor,
  broughtBy,
  type DataRequest,
  dataRequest,
  putRequest,
  REQUESTS_OF_STUDENT,
  subjectOfRequest,
} from './data-request.ts'
import {
  assertSeen,
  closeDesk,
  currentId,
  dueIn,
  exchangedStep,
  moveDesk,
  openDesk,
} from './exchanged-work.ts'
import { mailAbout, tellAccount, tellAdministrators } from './tell-administrators.ts'

/** What is asked. */
export interface RequestArguments {
  readonly msixId: string
  readonly to: Address
  readonly asked: readonly AskedFor[]
  readonly question?: string
}

/** What asks for data and answers. */
export const dataRequestCommands = {
  'data-request.send': (context: CommandContext, args: RequestArguments): DataRequest => {
    const { actor, app, now, transaction } = context
    const to = wholeAddress(app, args.to, now)
    const msixId = currentId(context, args.msixId)
    const from = senderPlace(actor.place)
    const students = documentsOf(transaction.change, [msixId]).filter(
      ({ state, document }) => state === to.state && document.deleted !== true,
    )
    if (students.length === 0) throw conflict(`${to.state} has no record of the child`)
    const id = nextNumber(app, 'data-request')
    const dueDay = dueIn(context, to, context.config.notices.dataRequestWorkingDays)
    const work = openDesk(context, {
      kind: 'data-request',
      subject: subjectOfRequest(id),
      student: msixId,
      place: placeOf(to),
      states: [to.state, from.state],
      dueDay,
      proposer: { account: actor.account, state: from.state },
    })
    const request: DataRequest = {
      ...args,
      id,
      version: 1,
      msixId,
      to,
      from,
      account: actor.account,
      status: 'open',
      sent: now,
      dueDay,
      brought: [],
      work: work.id,
      steps: [exchangedStep(context, 'sent')],
    }
    putRequest(app, request)
    for (const { state, stateStudentId } of students) {
      REQUESTS_OF_STUDENT.put(app, id, state, stateStudentId, id)
    }
    tellAdministrators(context, placeOf(to), mailAbout('data-request', id))
    return request
  },

  /** Sends it on to another place of the same state: its data are asked for. */
  'data-request.route': (
    context: CommandContext,
    {
      id,
      to: address,
      note,
    }: { readonly id: number; readonly to: Address; readonly note?: string },
  ): DataRequest => {
    const before = openRequest(context, id)
    const to = wholeAddress(context.app, address, context.now)
    if (to.state !== before.to.state) throw conflict('a request stays with the state that is asked')
    const request = changed(context, before, { to }, 'routed', note)
    moveDesk(context, subjectOfRequest(id), { place: placeOf(to), dueDay: before.dueDay })
    tellAdministrators(context, placeOf(to), mailAbout('data-request', id))
    return request
  },

  'data-request.answer': (
    context: CommandContext,
    args: { readonly id: number; readonly submitted: boolean; readonly text?: string },
  ): DataRequest => {
    const { actor, now } = context
    const { id, submitted, text } = args
    if (!submitted && text === undefined) {
      throw new LinkageError('request-invalid', { what: 'an answer that says nothing' })
    }
    const before = openRequest(context, id)
    const answer = {
      by: actor.account,
      at: now,
      submitted,
      ...(text === undefined ? {} : { text }),
    }
    const request = ended(context, before, { status: 'answered', answer }, 'answered')
    tellAccount(context, before.account, {
      subject: `Data request ${id} was answered`,
      text: 'A data request that you sent was answered.',
      about: { kind: 'data-request', id },
    })
    return request
  },

  /** The requester takes what has been submitted as the answer, or does not need it any more. */
  'data-request.close': (
    context: CommandContext,
    { id, outcome }: { readonly id: number; readonly outcome: 'answered' | 'withdrawn' },
  ): DataRequest => {
    const before = openRequest(context, id)
    if (outcome === 'withdrawn') return ended(context, before, { status: outcome }, outcome)
    if (before.brought.length === 0) throw conflict('nothing of it has been submitted yet')
    const answer = { by: context.actor.account, at: context.now, submitted: true }
    return ended(context, before, { status: outcome, answer }, 'taken as answered')
  },
} as const

/**
 * What the asked state submits of the child may be what was asked for: the requester is told, and
 * decides. Nothing is closed by itself, as the exchange cannot know that it is all.
 */
export function tellRequesters(context: CommandContext, arrival: Arrival): void {
  const { app } = context
  const { state, stateStudentId: student, before, after } = arrival
  const move = moveOf(arrival)
  if (move !== undefined) {
    const { from, to } = move
    for (const id of [...REQUESTS_OF_STUDENT.range(app, { under: [state, from] })]) {
      REQUESTS_OF_STUDENT.remove(app, state, from, id)
      REQUESTS_OF_STUDENT.put(app, id, state, to, id)
    }
  }
  const ids = [...REQUESTS_OF_STUDENT.range(app, { under: [state, student] })]
  if (ids.length === 0 || after.deleted === true) return
  const known = new Set((before?.records ?? []).map((record) => JSON.stringify(record)))
  const brought = new Set(
    after.records.filter((record) => !known.has(JSON.stringify(record))).flatMap(broughtBy),
  )
  for (const id of ids) {
    const request = dataRequest(app, id)
    if (request.status !== 'open') {
      REQUESTS_OF_STUDENT.remove(app, state, student, id)
      continue
    }
    const more = request.asked.filter((it) => brought.has(it) && !request.brought.includes(it))
    if (more.length === 0) continue
    changed(context, request, { brought: [...request.brought, ...more] }, 'submitted')
    tellAccount(context, request.account, {
      subject: `Data request ${id}: something was submitted`,
      text: 'The state that you asked has submitted what may be the answer. Look, and close the request if it is.',
      about: { kind: 'data-request', id },
    })
  }
}

function ended(
  context: CommandContext,
  before: DataRequest,
  changes: Partial<DataRequest>,
  action: string,
): DataRequest {
  const { app, transaction } = context
  const request = changed(context, before, changes, action)
  closeDesk(context, subjectOfRequest(before.id), request.status)
  for (const { state, stateStudentId } of documentsOf(transaction.change, [
    currentId(context, before.msixId),
  ])) {
    REQUESTS_OF_STUDENT.remove(app, state, stateStudentId, before.id)
  }
  return request
}

function changed(
  context: CommandContext,
  before: DataRequest,
  changes: Partial<DataRequest>,
  action: string,
  note?: string,
): DataRequest {
  const steps = [...before.steps, exchangedStep(context, action, note)]
  const request = { ...before, ...changes, version: before.version + 1, steps }
  putRequest(context.app, request)
  return request
}

function openRequest(context: CommandContext, id: number): DataRequest {
  const request = dataRequest(context.app, id)
  assertSeen(context, request, 'data request')
  if (request.status !== 'open') throw conflict(`data request ${id} is ${request.status}`)
  return request
}
