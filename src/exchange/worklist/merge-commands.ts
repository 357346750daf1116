import { LinkageError } from '../../errors.ts'
import type { PersonId } from '../../ledger/event.ts'
import { merge } from '../../registry/merge-persons.ts'
import { split } from '../../registry/split-person.ts'
import { listCommands } from '../lists/list-commands.ts'
import { FLAGS } from '../lists/student-flag.ts'
import type { CommandContext } from '../writer/command.ts'
import { conflict } from '../writer/conflict.ts'
import { consentNeeded } from './consent.ts'
import { deskOfState, standingOf, statesOf } from './desks.ts'
import { entryOf, followRegistry, subjectOf } from './follow-registry.ts'
import { stepBy, workItem } from './item-to-change.ts'
import { type DecisionOutcome, outcomeOf, studentsAfter } from './outcome.ts'
import { personsOfUndoing, proposeUndo, undoEntry, undoingOf, undoNow } from './undo.ts'
import type { WorkItem, WorkKind, WorkPlacement, WorkUndo } from './work-item.ts'
import { openWork, workOn } from './work-store.ts'

/** A merge that somebody proposes. */
export interface ProposedMerge {
  /** Its MSIX id lives on. */
  readonly survivor: string
  readonly others: readonly string[]
  readonly note?: string
  /** A flag of the actor’s, which it answers. */
  readonly flag?: string
  /** Only tells what it would come to; the transaction is not to be kept. */
  readonly preview?: boolean
}

/** A split that somebody proposes. */
export interface ProposedSplit {
  /** What no part names stays with it. */
  readonly student: string
  readonly parts: readonly (readonly StateRecord[])[]
  readonly note?: string
  readonly preview?: boolean
}

export interface StateRecord {
  readonly state: string
  readonly stateStudentId: string
}

/** What a closed item did is to be taken back. */
export interface ProposedUndo {
  readonly id: number
  readonly apart: boolean
  readonly placement: readonly WorkPlacement[]
  readonly note?: string
  readonly preview?: boolean
}

/** Outcomes that have changed something in the registry. */
const UNDOABLE: ReadonlySet<string | undefined> = new Set([
  'merged',
  'split',
  'kept-apart',
  'kept',
  'taken-back',
  'undone',
])

/** What joins and parts children, at once or after others have agreed. */
export const mergeCommands = {
  'student.merge': (context: CommandContext, asked: ProposedMerge): DecisionOutcome => {
    const { survivor, others, note, flag, preview = false } = asked
    const persons = [survivor, ...others]
    refuseOthers(context, persons)
    if (flag !== undefined) answerFlag(context, flag)
    const needed = consentNeeded(context, persons)
    const waits = needed.length > 0 && !preview
    const change = context.transaction.change.under(waits ? 'always' : 'never')
    merge(change, { survivor, others })
    if (preview) return previewOf(context, persons, needed)
    followRegistry(context, note)
    if (waits) return outcomeOf(context, proposed(context))
    return outcomeOf(context, recorded(context, 'validate-merge', persons, 'merged', note))
  },

  'student.split': (context: CommandContext, asked: ProposedSplit): DecisionOutcome => {
    const { student, parts, note, preview = false } = asked
    refuseOthers(context, [student])
    const needed = consentNeeded(context, [student])
    const waits = needed.length > 0 && !preview
    const change = context.transaction.change.under(waits ? 'always' : 'never')
    split(change, {
      person: student,
      parts: parts.map((part) =>
        part.map(({ state: source, stateStudentId: id }) => ({ source, id })),
      ),
    })
    if (preview) return previewOf(context, [student], needed)
    followRegistry(context, note)
    if (waits) return outcomeOf(context, proposed(context))
    const all = studentsAfter(context, [student]).flatMap(({ msixId }) => msixId ?? [])
    return outcomeOf(context, recorded(context, 'validate-split', all, 'split', note))
  },

  'worklist.undo': (context: CommandContext, asked: ProposedUndo): DecisionOutcome => {
    const { id, note, preview = false } = asked
    const former = workItem(context.app, id)
    const { entry } = former
    if (entry === undefined || former.undoneBy !== undefined || !UNDOABLE.has(former.outcome)) {
      throw conflict(`item ${id} has done nothing that could be taken back`)
    }
    const { change } = context.transaction
    const undoing = undoingOf(change, entry)
    const persons = undoing === undefined ? [] : personsOfUndoing(undoing)
    if (undoing === undefined) refuseStates(context, former.states)
    else refuseOthers(context, persons)
    const needed = undoing === undefined ? [] : consentNeeded(context, persons)
    const undoes: WorkUndo = { item: id, entry, apart: asked.apart, placement: asked.placement }
    if (preview) {
      undoEntry(change.under('never'), undoes)
      return previewOf(context, former.students, needed)
    }
    if (undoing !== undefined && needed.length > 0) {
      return outcomeOf(context, proposeUndo(context, undoing, undoes, note))
    }
    const kind = undoing?.kind === 'split' ? 'validate-split' : 'validate-merge'
    const item = recorded(context, kind, former.students, 'undone', note, undoes)
    undoNow(context, item, undoes)
    followRegistry(context)
    return outcomeOf(context, item)
  },
} as const

/** What the transaction has done, for it not to be kept. */
function previewOf(
  context: CommandContext,
  persons: readonly PersonId[],
  waitsFor: readonly string[],
): DecisionOutcome {
  const effect = waitsFor.length === 0 ? 'done' : 'waits'
  return { effect, waitsFor, students: studentsAfter(context, persons, true) }
}

/** The item that the registry has just opened for a proposal. */
function proposed({ app, transaction: { change } }: CommandContext): WorkItem {
  for (const event of change.events) {
    if (event.kind !== 'flagged' || event.item.status !== 'awaiting-validation') continue
    const item = workOn(app, subjectOf(event.item.item))
    if (item !== undefined) return item
  }
  throw new Error('nothing was proposed')
}

/** What took effect at once stands in the worklist too, closed. */
function recorded(
  context: CommandContext,
  kind: WorkKind,
  students: readonly PersonId[],
  outcome: string,
  note?: string,
  undoes?: WorkUndo,
): WorkItem {
  const { actor, app, now, transaction } = context
  const entry = entryOf(context)
  const states = statesOf(transaction.change.state, students)
  const { state } = actor.place
  const done = { by: actor.account, at: now }
  const desks =
    state === undefined ? [] : [{ place: deskOfState(context, state, students).place, done }]
  return openWork(
    app,
    {
      kind,
      status: 'closed',
      subject: `entry ${entry}`,
      students: [...students].sort(),
      states,
      desks,
      opened: now,
      proposer: { account: actor.account, ...(state === undefined ? {} : { state }) },
      outcome,
      closed: now,
      entry,
      ...(undoes === undefined ? {} : { undoes }),
    },
    stepBy(context, outcome, note === undefined ? {} : { note }),
  )
}

/** The flag has led to a proposal: it asks nobody to research it any more. */
function answerFlag(context: CommandContext, flag: string): void {
  const found = FLAGS.get(context.app, flag)
  if (found?.owner !== context.actor.account) {
    throw new LinkageError('exchange-unknown', { what: 'flag', id: flag })
  }
  listCommands['flag.remove'](context, { flag })
}

/** Only who has a record of a child among them may begin. */
function refuseOthers(context: CommandContext, persons: readonly PersonId[]): void {
  const { state } = context.transaction.change
  refuseStates(context, statesOf(state, standingOf(state, persons)))
}

function refuseStates({ actor }: CommandContext, states: readonly string[]): void {
  const { state } = actor.place
  if (state !== undefined && states.includes(state)) return
  throw new LinkageError('not-permitted', { operation: 'with children of other states' })
}
