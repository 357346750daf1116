import { LinkageError } from '../../errors.ts'
import { isWithin, type Place } from '../access/roles.ts'
import { ACCOUNTS } from '../accounts/account.ts'
import { entryAt, placeOfDistrict } from '../directory/place-of-district.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { deskAt, isAbove, placeAbove } from './desks.ts'
import { type ItemArguments, itemToChange, ownDesk, stepBy } from './item-to-change.ts'
import type { Desk, DeskPlace, WorkItem } from './work-item.ts'
import { changeWork } from './work-store.ts'

/** Where an item is to go: to an administrator, or to whoever is of a place. */
export type ReassignTarget =
  | { readonly account: string }
  | { readonly district: string }
  | { readonly region: string }

/** What says who looks at an item, and when; it decides nothing. */
export const handlingCommands = {
  /** Out of sight until a time that is not after it is due: its clock runs on. */
  'worklist.postpone': (
    context: CommandContext,
    args: ItemArguments & { readonly until: number },
  ): WorkItem => {
    const item = itemToChange(context, args)
    const { until } = args
    const desk = ownDesk(context, item)
    if (until <= context.now) throw conflict('it is to be put off to a time to come')
    if (until > (desk.due ?? until)) throw conflict('it is due before that')
    const changes = { status: 'postponed', until, lock: undefined } as const
    return changeWork(context.app, item, changes, stepBy(context, 'postponed', noted(args)))
  },

  /** Sideways or down; up is escalation. Takes effect at once; the clock runs on. */
  'worklist.reassign': (
    context: CommandContext,
    args: ItemArguments & { readonly to: ReassignTarget },
  ): WorkItem => {
    const item = itemToChange(context, args)
    const desk = ownDesk(context, item)
    const { to } = args
    const place = targetPlace(context, desk, to)
    if (isAbove(place, desk.place)) throw conflict('up it goes by escalation')
    const { assignee: _, ...rest } = desk
    const next = { ...rest, place, ...('account' in to ? { assignee: to.account } : {}) }
    return withDesk(context, item, desk, next, 'reassigned', args)
  },

  /** District, region, state. */
  'worklist.escalate': (context: CommandContext, args: ItemArguments): WorkItem => {
    const item = itemToChange(context, args)
    const desk = ownDesk(context, item)
    const above = placeAbove(context, desk.place)
    if (above === undefined) throw conflict('it lies with the state already')
    return withDesk(context, item, desk, deskAt(context, above), 'escalated', args)
  },

  'worklist.comment': (
    context: CommandContext,
    args: ItemArguments & { readonly note: string },
  ): WorkItem => {
    const item = itemToChange(context, args)
    return changeWork(context.app, item, {}, stepBy(context, 'commented', noted(args)))
  },

  /** Kept for the actor for a while, so that no two work on it. */
  'worklist.lock': (context: CommandContext, args: ItemArguments): WorkItem => {
    const { actor, app, config, now } = context
    const item = itemToChange(context, args)
    ownDesk(context, item)
    const lock = { by: actor.account, until: now + config.policies.lockMinutes * 60_000 }
    return changeWork(app, item, { lock }, stepBy(context, 'locked'))
  },

  'worklist.unlock': (context: CommandContext, args: ItemArguments): WorkItem => {
    const item = itemToChange(context, args)
    if (item.lock === undefined) return item
    return changeWork(context.app, item, { lock: undefined }, stepBy(context, 'unlocked'))
  },
} as const

function withDesk(
  context: CommandContext,
  item: WorkItem,
  desk: Desk,
  next: Desk,
  action: string,
  args: ItemArguments,
): WorkItem {
  const desks = item.desks.map((each) => (each === desk ? next : each))
  const changes = { status: 'open', until: undefined, lock: undefined, desks } as const
  const step = stepBy(context, action, { place: next.place, ...noted(args) })
  return changeWork(context.app, item, changes, step)
}

function targetPlace(
  { app, now }: CommandContext,
  { place: { state } }: Desk,
  to: ReassignTarget,
): DeskPlace {
  if ('region' in to) {
    const { region } = to
    if (entryAt(app, { kind: 'region', state, id: region }, now) === undefined) {
      throw new LinkageError('exchange-unknown', { what: 'region', id: region })
    }
    return { state, region }
  }
  if ('district' in to) return inState(state, placeOfDistrict(app, to.district, now))
  const account = ACCOUNTS.get(app, to.account)
  const isFit = account?.status === 'active' && account.roles.includes('data-administrator')
  if (!isFit) throw new LinkageError('exchange-unknown', { what: 'administrator', id: to.account })
  return inState(state, account.place)
}

function inState(state: string, place: Place | undefined): DeskPlace {
  if (place === undefined || place.state !== state || !isWithin(place, { state })) {
    throw conflict('it stays in its state')
  }
  return { ...place, state }
}

function noted({ note }: ItemArguments): { readonly note?: string } {
  return note === undefined ? {} : { note }
}
