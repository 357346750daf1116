import { LinkageError } from '../../errors.ts'
import type { Arrival } from '../arrivals.ts'
import { dayOfIso, isoDay } from '../calendar/day.ts'
import {
  type Clock,
  clocksOfStudent,
  clocksOn,
  isOpen,
  meetClock,
  startClock,
} from '../clocks/clock.ts'
import type { ClockRuleId } from '../clocks/clock-rules.ts'
import { dayNumberIn, stateOf } from '../directory/states.ts'
import { bringsNews } from '../read-arrival.ts'
import { nextNumber } from '../store/counters.ts'
import { documentsOf } from '../store/documents-of.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import {
  type Correction,
  correctionOf,
  isOver,
  putCorrection,
  type Requester,
  subjectOfCorrection,
} from './correction.ts'
import {
  assertSeen,
  closeDesk,
  currentId,
  exchangedStep,
  moveDesk,
  openDesk,
} from './exchanged-work.ts'
import { mailAbout, tellAdministrators } from './tell-administrators.ts'

/** What a correction is entered with. */
export interface CorrectionArguments {
  readonly msixId: string
  /** The state that received it: the actor’s. */
  readonly state: string
  /** Day on which it was received, YYYY-MM-DD; default today. */
  readonly received?: string
  /** The state that submitted the data. */
  readonly owner: string
  readonly requester: Requester
  readonly about: Correction['about']
  readonly claim: string
}

/** What takes corrections through the regulation’s steps. */
export const correctionCommands = {
  'correction.enter': (context: CommandContext, args: CorrectionArguments): Correction => {
    const { actor, app, now, transaction } = context
    const { state, owner, received, ...rest } = args
    const today = dayNumberIn(state, now)
    const day = received === undefined ? today : dayOfIso(received)
    if (day === undefined || day > today) {
      throw new LinkageError('request-invalid', { what: 'the day of receipt' })
    }
    const msixId = currentId(context, args.msixId)
    const isOwners = documentsOf(transaction.change, [msixId]).some((it) => it.state === owner)
    if (!isOwners) throw conflict(`${owner} has submitted no data of the child`)
    const id = nextNumber(app, 'correction')
    const isOwn = owner === state
    const clock = startClock(context, {
      rule: isOwn ? 'T8' : 'T10',
      state,
      subject: subjectOfCorrection(id),
      startDay: day,
    })
    const work = openDesk(context, {
      kind: 'data-correction',
      subject: subjectOfCorrection(id),
      student: msixId,
      place: { state },
      states: [state, owner],
      dueDay: clock.dueDay!,
      proposer: { account: actor.account, state },
    })
    const correction: Correction = {
      ...rest,
      id,
      version: 1,
      msixId,
      received: { state, by: actor.account, day: received ?? isoDay(day) },
      owner,
      status: isOwn ? 'received' : 'to-be-forwarded',
      inquiries: [],
      opened: now,
      work: work.id,
      steps: [exchangedStep(context, 'entered')],
    }
    putCorrection(app, correction)
    tellAdministrators(context, { state }, mailAbout('correction', id))
    return correction
  },

  /** The request goes to the state that submitted the data, which treats it as its own: T10, T8. */
  'correction.forward': (context: CommandContext, { id }: { readonly id: number }): Correction => {
    const { actor, now } = context
    const before = correctionToChange(context, id)
    if (before.status !== 'to-be-forwarded') throw conflict(`correction ${id} is ${before.status}`)
    meetOn(context, id, 'T10')
    const clock = startClock(context, {
      rule: 'T8',
      state: before.owner,
      subject: subjectOfCorrection(id),
    })
    const correction = changed(
      context,
      before,
      { status: 'received', forwarded: { by: actor.account, at: now } },
      `forwarded to ${before.owner}`,
    )
    const place = { state: before.owner }
    moveDesk(context, subjectOfCorrection(id), { place, dueDay: clock.dueDay! })
    tellAdministrators(context, place, mailAbout('correction', id))
    return correction
  },

  'correction.acknowledge': (
    context: CommandContext,
    { id }: { readonly id: number },
  ): Correction => {
    const before = ownersTurn(context, id)
    if (before.acknowledged !== undefined) return before
    const acknowledged = { by: context.actor.account, at: context.now }
    return changed(context, before, { acknowledged }, 'acknowledged')
  },

  'correction.decide': (
    context: CommandContext,
    args: {
      readonly id: number
      readonly outcome: 'accepted' | 'refused'
      readonly reason: string
    },
  ): Correction => {
    const { actor, now, transaction } = context
    const { id, outcome, reason } = args
    const before = ownersTurn(context, id)
    if (before.status !== 'received') throw conflict(`correction ${id} is decided`)
    if (before.acknowledged === undefined)
      throw conflict(`correction ${id} is not acknowledged yet`)
    const decision = { by: actor.account, at: now, outcome, reason }
    const own = documentsOf(transaction.change, [currentId(context, before.msixId)]).filter(
      ({ state, document }) => state === before.owner && document.deleted !== true,
    )
    if (outcome === 'accepted') {
      for (const { state, stateStudentId } of own) {
        const subject = subjectOfCorrection(id)
        startClock(context, { rule: 'T9', state, stateStudentId, subject })
      }
    }
    // Where the state has taken its data back since, nothing is left to be corrected.
    const status = outcome === 'accepted' && own.length === 0 ? 'corrected' : outcome
    return changed(context, before, { status, decision }, outcome)
  },

  /** The requester was told the decision, on paper or otherwise. */
  'correction.notify': (
    context: CommandContext,
    { id, how }: { readonly id: number; readonly how: string },
  ): Correction => {
    const before = ownersTurn(context, id)
    if (before.decision === undefined) throw conflict(`correction ${id} is not decided yet`)
    if (before.notified !== undefined) throw conflict(`the requester of ${id} was told already`)
    meetOn(context, id, 'T8')
    const notified = { by: context.actor.account, at: context.now, how }
    return closedIfOver(context, changed(context, before, { notified }, 'requester told'))
  },

  /** Asks another state or one of its districts (T11); or the Department asks the owner (T12). */
  'correction.inquire': (
    context: CommandContext,
    args: {
      readonly id: number
      readonly by: 'state' | 'department'
      readonly to: string
      readonly question: string
    },
  ): Correction => {
    const { now } = context
    const { id, by, to, question } = args
    const before = correctionToChange(context, id)
    if (stateOf(to) === undefined) {
      throw new LinkageError('request-invalid', { what: 'the state that is asked' })
    }
    if (by === 'state' && before.status === 'to-be-forwarded') {
      throw conflict(`correction ${id} is to be forwarded first`)
    }
    const number = before.inquiries.length + 1
    const clock = startClock(context, {
      rule: by === 'department' ? 'T12' : 'T11',
      state: to,
      subject: `${subjectOfCorrection(id)} inquiry ${number}`,
    })
    const inquiry = { number, by, to, question, asked: now, clock: clock.id }
    tellAdministrators(
      context,
      { state: to },
      {
        subject: `Correction ${id}: a question`,
        text: 'A question about a data correction waits for an answer in writing.',
        about: { kind: 'correction', id },
      },
    )
    const inquiries = [...before.inquiries, inquiry]
    return changed(context, before, { inquiries }, `${to} asked`)
  },

  'correction.answer': (
    context: CommandContext,
    args: { readonly id: number; readonly number: number; readonly text: string },
  ): Correction => {
    const { app, actor, now } = context
    const { id, number, text } = args
    const before = correctionToChange(context, id)
    const inquiry = before.inquiries[number - 1]
    if (inquiry === undefined) {
      throw new LinkageError('exchange-unknown', { what: 'inquiry', id: String(number) })
    }
    if (inquiry.answer !== undefined) throw conflict(`inquiry ${number} is answered`)
    for (const clock of clocksOn(app, `${subjectOfCorrection(id)} inquiry ${number}`)) {
      if (isOpen(clock)) meetClock(app, clock, now)
    }
    const answered = { ...inquiry, answer: { by: actor.account, at: now, text } }
    const inquiries = before.inquiries.map((it) => (it.number === number ? answered : it))
    return changed(context, before, { inquiries }, `${inquiry.to} answered`)
  },
} as const

/** A new version of a student whose correction was accepted is taken as the corrected data (T9). */
export function finishCorrections(context: CommandContext, arrival: Arrival): void {
  const { app } = context
  const { state, stateStudentId, after } = arrival
  if (!bringsNews(arrival)) return
  for (const clock of clocksOfStudent(app, state, stateStudentId)) {
    if (clock.rule !== 'T9' || !isOpen(clock)) continue
    meetClock(app, clock, after.time)
    finishCorrection(context, clock, 'corrected data came')
  }
}

/** Takes a correction as made once none of its clocks T9 waits any more. */
export function finishCorrection(context: CommandContext, clock: Clock, action: string): void {
  const { app } = context
  const before = correctionOf(app, Number(clock.subject.split(' ')[1]))
  const waits = clocksOn(app, clock.subject).some((it) => it.rule === 'T9' && isOpen(it))
  if (waits || before.status !== 'accepted') return
  closedIfOver(context, changed(context, before, { status: 'corrected' }, action))
}

function correctionToChange(context: CommandContext, id: number): Correction {
  const correction = correctionOf(context.app, id)
  assertSeen(context, correction, 'correction')
  return correction
}

function ownersTurn(context: CommandContext, id: number): Correction {
  const correction = correctionToChange(context, id)
  if (correction.status === 'to-be-forwarded') {
    throw conflict(`correction ${id} is to be forwarded to ${correction.owner} first`)
  }
  return correction
}

function meetOn({ app, now }: CommandContext, id: number, rule: ClockRuleId): void {
  const clocks: Clock[] = clocksOn(app, subjectOfCorrection(id))
  for (const clock of clocks) if (clock.rule === rule && isOpen(clock)) meetClock(app, clock, now)
}

function closedIfOver(context: CommandContext, correction: Correction): Correction {
  if (isOver(correction)) closeDesk(context, subjectOfCorrection(correction.id), correction.status)
  return correction
}

function changed(
  context: CommandContext,
  before: Correction,
  changes: Partial<Correction>,
  action: string,
): Correction {
  const steps = [...before.steps, exchangedStep(context, action)]
  const correction = { ...before, ...changes, version: before.version + 1, steps }
  putCorrection(context.app, correction)
  return correction
}
