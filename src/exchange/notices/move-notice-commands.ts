import { LinkageError } from '../../errors.ts'
import { dayOfIso } from '../calendar/day.ts'
import { nextNumber } from '../store/counters.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { type Address, placeOf, senderPlace, wholeAddress } from './address.ts'
import {
  assertSeen,
  closeDesk,
  currentId,
  dueIn,
  exchangedStep,
  moveDesk,
  openDesk,
} from './exchanged-work.ts'
import {
  type MoveNotice,
  moveNotice,
  type NoticeKind,
  type NoticeOutcome,
  putNotice,
  subjectOfNotice,
} from './move-notice.ts'
import { mailAbout, tellAccount, tellAdministrators } from './tell-administrators.ts'

/** What a notice is sent with. */
export interface NoticeArguments {
  readonly kind: NoticeKind
  readonly msixId: string
  readonly to: Address
  /** YYYY-MM-DD. */
  readonly moved?: string
  readonly details?: string
  readonly phone?: string
}

/** What sends and handles move notices. */
export const moveNoticeCommands = {
  'move-notice.send': (context: CommandContext, args: NoticeArguments): MoveNotice => {
    const { actor, app, now } = context
    if (args.moved !== undefined && dayOfIso(args.moved) === undefined) {
      throw new LinkageError('request-invalid', { what: 'the day of the move' })
    }
    return sendNotice(context, {
      ...args,
      msixId: currentId(context, args.msixId),
      to: wholeAddress(app, args.to, now),
      from: senderPlace(actor.place),
      account: actor.account,
      origin: 'user',
    })
  },

  /** Sends it on to whom it is really for: another place of the state, or another state. */
  'move-notice.route': (
    context: CommandContext,
    {
      id,
      to: address,
      note,
    }: { readonly id: number; readonly to: Address; readonly note?: string },
  ): MoveNotice => {
    const { app, now } = context
    const before = openNotice(context, id)
    const to = wholeAddress(app, address, now)
    const dueDay = dueIn(context, to, context.config.notices.moveNoticeWorkingDays)
    const steps = [...before.steps, exchangedStep(context, `routed to ${nameOf(to)}`, note)]
    const notice = {
      ...before,
      version: before.version + 1,
      to,
      dueDay,
      status: 'open',
      reminded: false,
      steps,
    } as const
    putNotice(app, notice)
    moveDesk(context, subjectOfNotice(id), { place: placeOf(to), dueDay })
    tellAdministrators(context, placeOf(to), mailAbout('move-notice', id))
    return notice
  },

  'move-notice.acknowledge': (
    context: CommandContext,
    { id }: { readonly id: number },
  ): MoveNotice => {
    const before = openNotice(context, id)
    if (before.status === 'acknowledged') return before
    const steps = [...before.steps, exchangedStep(context, 'acknowledged')]
    const notice = {
      ...before,
      version: before.version + 1,
      status: 'acknowledged',
      steps,
    } as const
    putNotice(context.app, notice)
    return notice
  },

  'move-notice.answer': (
    context: CommandContext,
    args: { readonly id: number; readonly outcome: NoticeOutcome; readonly text?: string },
  ): MoveNotice => {
    const { app, actor, now } = context
    const { id, outcome, text } = args
    const before = openNotice(context, id)
    const answer = { by: actor.account, at: now, outcome, ...(text === undefined ? {} : { text }) }
    const steps = [...before.steps, exchangedStep(context, 'answered')]
    const notice: MoveNotice = {
      ...before,
      version: before.version + 1,
      status: 'answered',
      answer,
      steps,
    }
    putNotice(app, notice)
    closeDesk(context, subjectOfNotice(id), 'answered')
    if (before.account !== undefined) {
      tellAccount(context, before.account, {
        subject: `Move notice ${id} was answered`,
        text: 'A move notice that you sent was answered.',
        about: { kind: 'move-notice', id },
      })
    }
    return notice
  },
} as const

/** Keeps a new notice, puts it into the worklist of the place that it is for, and mails that. */
export function sendNotice(
  context: CommandContext,
  notice: Omit<MoveNotice, 'id' | 'version' | 'status' | 'sent' | 'dueDay' | 'work' | 'steps'>,
): MoveNotice {
  const { app, now } = context
  const { to, from, msixId, account } = notice
  const id = nextNumber(app, 'move-notice')
  const dueDay = dueIn(context, to, context.config.notices.moveNoticeWorkingDays)
  const work = openDesk(context, {
    kind: 'move-notice',
    subject: subjectOfNotice(id),
    student: msixId,
    place: placeOf(to),
    states: [to.state, from.state],
    dueDay,
    ...(account === undefined ? {} : { proposer: { account, state: from.state } }),
  })
  const sent: MoveNotice = {
    ...notice,
    id,
    version: 1,
    status: 'open',
    sent: now,
    dueDay,
    work: work.id,
    steps: [exchangedStep(context, 'sent')],
  }
  putNotice(app, sent)
  tellAdministrators(context, placeOf(to), mailAbout('move-notice', id))
  return sent
}

function openNotice(context: CommandContext, id: number): MoveNotice {
  const notice = moveNotice(context.app, id)
  assertSeen(context, notice, 'move notice')
  if (notice.status === 'answered') throw conflict(`move notice ${id} is answered`)
  return notice
}

/** Ids of places are public. */
function nameOf({ state, region, district, school }: Address): string {
  return [state, region, district, school].filter((part) => part !== undefined).join(' ')
}
