import type { ItemState } from '../../ledger/state.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { CommandContext } from '../writer/command.ts'
import { consentNeeded } from './consent.ts'
import { deskOfState, firstDesk, statesOf } from './desks.ts'
import type { Desk, WorkItem, WorkKind, WorkStep } from './work-item.ts'
import { changeWork, closeWork, openWork, workOn } from './work-store.ts'

const SUBJECT = 'registry '

/** What a work item about a review item of the registry has as its subject. */
export function subjectOf(item: number): string {
  return `${SUBJECT}${item}`
}

/** The review item that a work item is about; undefined if it is about none. */
export function reviewItemOf({ subject }: Pick<WorkItem, 'subject'>): number | undefined {
  return subject.startsWith(SUBJECT) ? Number(subject.slice(SUBJECT.length)) : undefined
}

/** The sequence number by which all that this transaction does can be undone. */
export function entryOf({ transaction: { change } }: CommandContext): number {
  return change.next - change.events.length
}

/**
 * Brings the worklist in line with the review items that this transaction opened, rewrote or resolved.
 * It goes by what the registry says now, so that it may be called as often as one likes, and the two
 * cannot contradict each other. Every transaction of the exchange ends with it.
 *
 * @param note - what the actor says about it; kept in the history of the items.
 */
export function followRegistry(context: CommandContext, note?: string): void {
  const { change } = context.transaction
  const touched = new Set<number>()
  for (const event of change.events) {
    if (event.kind === 'flagged' || event.kind === 'rewritten') touched.add(event.item.item)
    else if (event.kind === 'resolved') touched.add(event.item)
  }
  for (const number of touched) follow(context, change.state.item(number)!, note)
}

/** Follows unresolved review items that came about otherwise, from a number on: by a load, in bulk. */
export function followItems(
  context: CommandContext,
  { from, limit }: { readonly from: number; readonly limit: number },
): { readonly followed: number; readonly next?: number } {
  const { state } = context.transaction.change
  const items: ItemState[] = []
  for (const item of state.items(from)) {
    items.push(item)
    if (items.length > limit) break
  }
  for (const item of items.slice(0, limit)) follow(context, item, undefined)
  const next = items[limit]?.item
  return { followed: Math.min(items.length, limit), ...(next === undefined ? {} : { next }) }
}

function follow(context: CommandContext, item: ItemState, note: string | undefined): void {
  const { app, actor, now, transaction } = context
  const work = workOn(app, subjectOf(item.item))
  const step = (action: string): WorkStep => ({
    at: now,
    // A file taken in by hand has no author.
    by: actor.account || EXCHANGE_ACTOR.account,
    action,
    ...(note === undefined ? {} : { note }),
  })
  if (item.outcome !== undefined) {
    if (work === undefined) return
    const outcome = outcomeOf(item)
    const entry = outcome === 'superseded' ? {} : { entry: entryOf(context) }
    closeWork(app, work, outcome, step(outcome), entry)
    return
  }
  const kind = kindOf(item)
  const students = item.persons
  const states = statesOf(transaction.change.state, students)
  const state = actor.place.state === undefined ? {} : { state: actor.place.state }
  const proposal =
    item.proposedBy === undefined ? {} : { proposer: { account: actor.account, ...state } }
  if (work === undefined) {
    const desks = desksOf(context, item)
    const opened = {
      kind,
      status: 'open',
      subject: subjectOf(item.item),
      students,
      states,
    } as const
    openWork(app, { ...opened, desks, opened: now, ...proposal }, step('opened'))
  } else if (kind !== work.kind) {
    const changes = { kind, status: 'open', students, states, until: undefined } as const
    const desks = desksOf(context, item)
    changeWork(app, work, { ...changes, desks, lock: undefined, ...proposal }, step('proposed'))
  } else if (students.join() !== work.students.join()) {
    const [desk] = work.desks
    const fits = desk !== undefined && states.includes(desk.place.state)
    const desks = fits ? work.desks : desksOf(context, item)
    changeWork(app, work, { students, states, desks }, step('rewritten'))
  }
}

function desksOf(context: CommandContext, item: ItemState): Desk[] {
  if (item.status === 'awaiting-validation') {
    return consentNeeded(context, item.persons).map((state) =>
      deskOfState(context, state, item.persons),
    )
  }
  const desk = firstDesk(context, item.persons)
  return desk === undefined ? [] : [desk]
}

function kindOf({ status, reason, proposal }: ItemState): WorkKind {
  if (status === 'awaiting-validation') {
    if (proposal?.kind === 'split') return 'validate-split'
    return reason === 'user-merge' ? 'validate-merge' : 'validate-near-match'
  }
  const isConflict = reason === 'potential-split' || reason === 'stale-decision'
  return isConflict ? 'record-conflict' : 'near-match'
}

function outcomeOf({ outcome, reason, proposal }: ItemState): string {
  switch (outcome) {
    case 'accepted':
      if (proposal?.kind === 'split') return 'split'
      return proposal?.kind === 'retract' ? 'taken-back' : 'merged'
    case 'rejected':
      if (reason === 'user-merge' || reason === 'user-split') return 'refused'
      return reason === 'potential-split' || reason === 'stale-decision' ? 'kept' : 'kept-apart'
    default:
      return outcome!
  }
}
