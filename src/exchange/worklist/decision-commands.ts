import { LinkageError } from '../../errors.ts'
import { accept, reject, validate, withdraw } from '../../registry/review-actions.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { consentNeeded } from './consent.ts'
import { deskOfState, statesOf } from './desks.ts'
import { followRegistry } from './follow-registry.ts'
import {
  type ItemArguments,
  itemToChange,
  ownDesk,
  reviewOf,
  stepBy,
  workItem,
} from './item-to-change.ts'
import { type DecisionOutcome, outcomeOf, statesToAgree } from './outcome.ts'
import { undoNow } from './undo.ts'
import type { Desk, WorkItem } from './work-item.ts'
import { changeWork } from './work-store.ts'

/** What decides about items. */
export const decisionCommands = {
  /** They are one child; or what speaks against what stands is right. */
  'worklist.accept': (
    context: CommandContext,
    args: ItemArguments & { readonly survivor?: string },
  ): DecisionOutcome => {
    const item = itemToChange(context, args)
    refuseKinds(item, ['near-match', 'record-conflict'])
    ownDesk(context, item)
    const waits = consentNeeded(context, item.students).length > 0
    const change = context.transaction.change.under(waits ? 'always' : 'never')
    const { survivor } = args
    accept(change, reviewOf(item), survivor === undefined ? {} : { survivor })
    followRegistry(context, args.note)
    return outcomeOf(context, workItem(context.app, item.id))
  },

  /** They are not one child; or what stands is right. */
  'worklist.reject': (context: CommandContext, args: ItemArguments): DecisionOutcome => {
    const item = itemToChange(context, args)
    refuseKinds(item, ['near-match', 'record-conflict'])
    ownDesk(context, item)
    reject(context.transaction.change, reviewOf(item))
    followRegistry(context, args.note)
    return outcomeOf(context, workItem(context.app, item.id))
  },

  /** The second party agrees; it takes effect once all have. */
  'worklist.approve': (context: CommandContext, args: ItemArguments): DecisionOutcome => {
    const item = itemToChange(context, args)
    refuseKinds(item, VALIDATED)
    const desk = ownDesk(context, item)
    if (item.proposer?.account === context.actor.account) {
      throw new LinkageError('second-party-needed', { problem: 'it is the proposer’s own' })
    }
    return approveDesks(context, item, [desk], args.note)
  },

  /** The second party does not agree. */
  'worklist.refuse': (context: CommandContext, args: ItemArguments): DecisionOutcome => {
    const item = itemToChange(context, args)
    refuseKinds(item, VALIDATED)
    ownDesk(context, item)
    reject(context.transaction.change, reviewOf(item))
    followRegistry(context, args.note)
    return outcomeOf(context, workItem(context.app, item.id))
  },

  /** Whoever proposed it takes it back. */
  'worklist.withdraw': (context: CommandContext, args: ItemArguments): DecisionOutcome => {
    const item = itemToChange(context, args)
    refuseKinds(item, VALIDATED)
    if (item.proposer?.account !== context.actor.account) {
      throw new LinkageError('not-permitted', { operation: 'to take back what others proposed' })
    }
    withdraw(context.transaction.change, reviewOf(item))
    followRegistry(context, args.note)
    return outcomeOf(context, workItem(context.app, item.id))
  },
} as const

const VALIDATED: readonly WorkItem['kind'][] = [
  'validate-near-match',
  'validate-merge',
  'validate-split',
]

/** Says that these desks agree, and does what was proposed once nobody is left to ask. */
export function approveDesks(
  context: CommandContext,
  item: WorkItem,
  agreeing: readonly Desk[],
  note?: string,
): DecisionOutcome {
  const { actor, app, now, transaction } = context
  const done = { by: actor.account, at: now }
  const desks = item.desks.map((desk) => (agreeing.includes(desk) ? { ...desk, done } : desk))
  // A state may have come in since.
  const asked = new Set([...desks.map(({ place }) => place.state), item.proposer?.state])
  const others = statesOf(transaction.change.state, item.students)
    .filter((state) => !asked.has(state))
    .map((state) => deskOfState(context, state, item.students))
  const all = [...desks, ...others]
  const isAgreed = statesToAgree({ desks: all }).length === 0
  // What refuses it does so before anything is written.
  if (isAgreed && item.undoes === undefined) validate(transaction.change, reviewOf(item))
  const place = agreeing[0]!.place
  const step = stepBy(context, 'approved', { place, ...(note === undefined ? {} : { note }) })
  const agreed = changeWork(app, item, { desks: all, lock: undefined }, step)
  if (isAgreed && item.undoes !== undefined) undoNow(context, agreed, item.undoes)
  followRegistry(context)
  return outcomeOf(context, workItem(app, item.id))
}

function refuseKinds({ id, kind }: WorkItem, kinds: readonly WorkItem['kind'][]): void {
  if (!kinds.includes(kind)) {
    throw conflict(`item ${id} is of the kind ${kind}, which this does not decide`)
  }
}
