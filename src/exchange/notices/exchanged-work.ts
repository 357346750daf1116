import { LinkageError } from '../../errors.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { Permission } from '../access/permissions.ts'
import { may, type Subject } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import { endOfDay } from '../clocks/deadline.ts'
import type { AppReader } from '../store/app-keys.ts'
import { stepBy } from '../worklist/item-to-change.ts'
import type { DeskPlace, WorkItem, WorkKind, WorkStep } from '../worklist/work-item.ts'
import { changeWork, closeWork, openWork, WORK_ITEMS, workOn } from '../worklist/work-store.ts'
import type { CommandContext } from '../writer/command.ts'

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

/** Puts it into the worklist of a place, due at the end of a day. */
export function openDesk(
  context: CommandContext,
  work: {
    readonly kind: WorkKind
    readonly subject: string
    readonly student: string
    readonly place: DeskPlace
    readonly states: readonly string[]
    readonly dueDay: number
  },
): WorkItem {
  const { app, actor, now } = context
  const { kind, subject, student, place, states, dueDay } = work
  const due = endOfDay(dueDay)
  const { state } = actor.place
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
      ...(state === undefined ? {} : { proposer: { account: actor.account, state } }),
    },
    stepBy(context, 'opened', { place }),
  )
}

/** It lies with another place from now on. */
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
  changeWork(context.app, item, { desks, states }, stepBy(context, 'reassigned', { place }))
}

/** It is done. */
export function closeDesk(context: CommandContext, subject: string, outcome: string): void {
  const item = workOn(context.app, subject)
  if (item === undefined) return
  const step: WorkStep = stepBy(context, outcome)
  closeWork(context.app, item, outcome, step)
}

/** Places with which an item of the worklist lies now, wherever it was reassigned to. */
export function deskPlaces(app: AppReader, work: number): DeskPlace[] {
  return (WORK_ITEMS.get(app, work)?.desks ?? []).map(({ place }) => place)
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

export function conflict(problem: string): LinkageError {
  return new LinkageError('exchange-conflict', { problem })
}
