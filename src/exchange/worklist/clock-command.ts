import { isLinkageError } from '../../errors.ts'
import { documentsOf } from '../store/documents-of.ts'
import type { CommandContext } from '../writer/command.ts'
import { approveDesks } from './decision-commands.ts'
import { deskAt, placeAbove, statesOf } from './desks.ts'
import { stepBy } from './item-to-change.ts'
import type { Desk, WorkItem } from './work-item.ts'
import { changeWork, WORK_CLOCK, WORK_ITEMS } from './work-store.ts'

/** What the clock did. */
export interface ClockOutcome {
  readonly reopened: number
  readonly escalated: number
  readonly approved: number
  /** Something is left to do: call it again. */
  readonly more: boolean
}

const MOST_AT_ONCE = 200

/**
 * What time brings about: what was put off is open again; what is overdue goes a level up; what is
 * overdue with the state is approved, if policy says so. One approval in a transaction, so that each
 * can be undone by itself.
 */
export const clockCommands = {
  'worklist.runClocks': (
    context: CommandContext,
    { limit = MOST_AT_ONCE }: { readonly limit?: number },
  ): ClockOutcome => {
    const due: WorkItem[] = []
    for (const { id, time } of WORK_CLOCK.range(context.app, { limit: limit + 1 })) {
      if (time > context.now) break
      due.push(WORK_ITEMS.get(context.app, id)!)
    }
    let [reopened, escalated, approved] = [0, 0, 0]
    let more = due.length > limit
    for (const item of due.slice(0, limit)) {
      const isBack = item.until !== undefined && item.until <= context.now
      const open = isBack ? reopen(context, item) : item
      if (isBack) reopened++
      const raised = escalateDue(context, open)
      escalated += raised.count
      if (!isAtItsEnd(raised.item, context.now)) continue
      const isApprovable = mayApprove(context, raised.item)
      if (isApprovable && approved > 0) more = true
      else if (isApprovable && approve(context, raised.item)) approved++
      else leave(context, raised.item)
    }
    return { reopened, escalated, approved, more }
  },
} as const

function reopen(context: CommandContext, item: WorkItem): WorkItem {
  const changes = { status: 'open', until: undefined } as const
  return changeWork(context.app, item, changes, stepBy(context, 'reopened'))
}

/** Every desk that is overdue goes a level up, and is due anew. */
function escalateDue(
  context: CommandContext,
  item: WorkItem,
): { readonly item: WorkItem; readonly count: number } {
  let count = 0
  let after = item
  for (const desk of item.desks) {
    if (!isOverdue(desk, context.now)) continue
    const above = placeAbove(context, desk.place)
    if (above === undefined) continue
    const desks = after.desks.map((each) => (each === desk ? deskAt(context, above) : each))
    const changes = { status: 'open', until: undefined, lock: undefined, desks } as const
    after = changeWork(context.app, after, changes, stepBy(context, 'escalated', { place: above }))
    count++
  }
  return { item: after, count }
}

function isOverdue({ done, escalates }: Desk, now: number): boolean {
  return done === undefined && escalates !== undefined && escalates <= now
}

/** Nobody is left to go up to, and all time has passed, at every desk that is not done. */
function isAtItsEnd({ desks }: WorkItem, now: number): boolean {
  const open = desks.filter(({ done }) => done === undefined)
  return (
    open.some((desk) => isOverdue(desk, now)) &&
    open.every((desk) => desk.escalates === undefined || isOverdue(desk, now))
  )
}

/**
 * May it be approved because nobody has decided? Only what awaits validation, if policy turns it on;
 * of several states only if all of them are named; never of a multiple birth; never an undo.
 */
function mayApprove({ config, transaction }: CommandContext, item: WorkItem): boolean {
  const { autoApproval, autoApprovalStates } = config.policies
  const { change } = transaction
  if (!autoApproval || !item.kind.startsWith('validate-') || item.undoes !== undefined) return false
  const states = statesOf(change.state, item.students)
  if (states.length > 1 && !states.every((state) => autoApprovalStates.includes(state)))
    return false
  return !documentsOf(change, item.students).some(({ document }) =>
    document.records.some(({ values }) => values.multipleBirth === 'Yes'),
  )
}

/** @returns whether it took effect; what people have said meanwhile may stand against it. */
function approve(context: CommandContext, item: WorkItem): boolean {
  const open = item.desks.filter(({ done }) => done === undefined)
  try {
    return approveDesks(context, item, open, 'nobody has decided in time').effect === 'done'
  } catch (error) {
    if (!isLinkageError(error)) throw error
    return false
  }
}

/** It stays overdue with the state; the clock has done what it can. */
function leave(context: CommandContext, item: WorkItem): void {
  const desks = item.desks.map((desk) => {
    if (!isOverdue(desk, context.now)) return desk
    const { escalates: _, ...rest } = desk
    return rest
  })
  changeWork(context.app, item, { desks }, stepBy(context, 'overdue'))
}
