import { LinkageError } from '../../errors.ts'
import type { StateReader } from '../../ledger/state.ts'
import { isWithin } from '../access/roles.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { reviewItemOf } from './follow-registry.ts'
import type { Desk, WorkItem, WorkStep } from './work-item.ts'
import { WORK_ITEMS } from './work-store.ts'

/** Which item, and what the caller saw of it. */
export interface ItemArguments {
  readonly id: number
  /** Version of the item, as it was answered. */
  readonly seen?: string
  readonly note?: string
}

/** @throws {@link LinkageError} `exchange-unknown`. */
export function workItem(app: AppReader, id: number): WorkItem {
  const item = WORK_ITEMS.get(app, id)
  if (item === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'item of the worklist', id: String(id) })
  }
  return item
}

/**
 * The version of an item and of the children that it is about: it is another one once anything of
 * either has changed. Versions of persons only grow, so that the greatest stands for all.
 */
export function versionOf(state: StateReader, item: WorkItem): string {
  const versions = item.students.map((student) => state.person(student)?.version ?? 0)
  return `${item.revision}-${Math.max(0, ...versions)}`
}

/**
 * An item that the actor is about to do something with.
 *
 * @throws {@link LinkageError} `exchange-unknown`; `exchange-stale` if it is not what the caller saw;
 *   `exchange-conflict` if it is closed, or somebody else has it open.
 */
export function itemToChange(
  { app, actor, now, transaction }: CommandContext,
  { id, seen }: ItemArguments,
): WorkItem {
  const item = workItem(app, id)
  if (seen !== undefined && seen !== versionOf(transaction.change.state, item)) {
    throw new LinkageError('exchange-stale', { what: 'item of the worklist', id: String(id) })
  }
  if (item.status === 'closed') throw conflict(`item ${id} is closed (${item.outcome})`)
  const { lock } = item
  if (lock !== undefined && lock.by !== actor.account && lock.until > now) {
    throw conflict(`somebody else has item ${id} open`)
  }
  return item
}

/**
 * The actor’s own desk of an item, as far as it is not done.
 *
 * @throws {@link LinkageError} `not-permitted` if there is none.
 */
export function ownDesk({ actor }: CommandContext, { desks }: WorkItem): Desk {
  const desk = desks.find(({ place, done }) => done === undefined && isWithin(place, actor.place))
  if (desk === undefined || actor.place.state === undefined) {
    throw new LinkageError('not-permitted', { operation: 'what lies with other administrators' })
  }
  return desk
}

/** The review item that an item is about. @throws {@link LinkageError} `exchange-conflict`. */
export function reviewOf(item: WorkItem): number {
  const number = reviewItemOf(item)
  if (number === undefined) throw conflict(`item ${item.id} is answered where it comes from`)
  return number
}

/** A step of the actor’s. */
export function stepBy(
  { actor, now }: CommandContext,
  action: string,
  more: Pick<WorkStep, 'place' | 'note'> = {},
): WorkStep {
  const { place, note } = more
  return {
    at: now,
    by: actor.account,
    action,
    ...(place === undefined ? {} : { place }),
    ...(note === undefined ? {} : { note }),
  }
}
