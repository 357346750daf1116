import { LinkageError } from '../../errors.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { Permission } from '../access/permissions.ts'
import { may, type Subject } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import { endOfDay } from '../calendar/day.ts'
import { lastDay } from '../clocks/deadline.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { AppReader } from '../store/app-keys.ts'
import { stepBy } from '../worklist/item-to-change.ts'
import type { DeskPlace, WorkItem, WorkKind, WorkStep } from '../worklist/work-item.ts'
import { changeWork, closeWork, openWork, WORK_ITEMS, workOn } from '../worklist/work-store.ts'
import type { CommandContext } from '../writer/command.ts'
import { type Address, placeOf } from './address.ts'

/** One step in the history of what was exchanged. */
export interface ExchangedStep {
  readonly at: number
  /** Account, or `exchange`. */
  readonly by: string
  readonly action: string
  readonly note?: string
}

export function exchangedStep(
  { actor, now }: CommandContext,
  action: string,
  note?: string,
): ExchangedStep {
  return { at: now, by: actor.account, action, ...(note === undefined ? {} : { note }) }
}

/** Puts it into the worklist of a place, due at the end of a day. The caller mails its administrators. */
export function openDesk(
  context: CommandContext,
  work: {
    readonly kind: WorkKind
    readonly subject: string
    readonly student: string
    readonly place: DeskPlace
    readonly states: readonly string[]
    readonly dueDay: number
    /** Who asks for it, where it was a person. */
    readonly proposer?: { readonly account: string; readonly state: string }
  },
): WorkItem {
  const { app, now } = context
  const { kind, subject, student, place, states, dueDay, proposer } = work
  const due = endOfDay(dueDay)
  return openWork(
    app,
    {
      kind,
      status: 'open',
      subject,
      students: [student],
      states: [...new Set(states)].sort(),
      desks: [{ place, due, escalates: due }],
      opened: now,
      ...(proposer === undefined ? {} : { proposer }),
    },
    stepBy(context, 'opened', { place }),
    'told',
  )
}

/** It lies with another place from now on. The caller mails its administrators. */
export function moveDesk(
  context: CommandContext,
  subject: string,
  { place, dueDay }: { readonly place: DeskPlace; readonly dueDay: number },
): void {
  const item = workOn(context.app, subject)
  if (item === undefined) return
  const due = endOfDay(dueDay)
  const states = [...new Set([...item.states, place.state])].sort()
  const desks = [{ place, due, escalates: due }]
  const step = stepBy(context, 'reassigned', { place })
  changeWork(context.app, item, { desks, states }, step, 'told')
}

/** It is done. */
export function closeDesk(context: CommandContext, subject: string, outcome: string): void {
  const item = workOn(context.app, subject)
  if (item === undefined) return
  const step: WorkStep = stepBy(context, outcome)
  closeWork(context.app, item, outcome, step)
}

/** Places with which an item of the worklist lies now, wherever it was reassigned to. */
function deskPlaces(app: AppReader, work: number): DeskPlace[] {
  return (WORK_ITEMS.get(app, work)?.desks ?? []).map(({ place }) => place)
}

/** Who has to do with what was sent: where it lies and is addressed to, and the sender as well. */
export function partiesOf(
  app: AppReader,
  { from, to, work }: { readonly from: DeskPlace; readonly to: Address; readonly work: number },
): { readonly receivers: readonly Subject[]; readonly all: readonly Subject[] } {
  const receivers = [...deskPlaces(app, work), placeOf(to)].map((place) => ({ place }))
  return { receivers, all: [{ place: from }, ...receivers] }
}

/** The last day to answer, so many working days of a state from now. */
export function dueIn(
  { config, now }: CommandContext,
  { state }: DeskPlace,
  workingDays: number,
): number {
  const length = { count: workingDays, unit: 'working-days' } as const
  return lastDay(config, state, length, dayNumberIn(state, now))
}

/** @throws {@link LinkageError} `exchange-stale` if it is not what the caller saw. */
export function assertSeen(
  { seen }: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  what: string,
): void {
  if (seen !== undefined && seen !== String(version)) {
    throw new LinkageError('exchange-stale', { what, id: String(id) })
  }
}

/** The id that a child has now. @throws {@link LinkageError} `person-unknown`. */
export function currentId({ transaction }: CommandContext, msixId: string): string {
  return resolvePerson(transaction.change.state, msixId).person.person
}

/**
 * Of what a request may be about, the first that the actor’s permission reaches; else the last, which
 * is then refused.
 */
export function reached(
  actor: Actor,
  permission: Permission,
  subjects: readonly Subject[],
): Subject {
  return subjects.find((subject) => may(actor, permission, subject)) ?? subjects.at(-1)!
}
