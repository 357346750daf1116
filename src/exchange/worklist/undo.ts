import type { LedgerEvent, PersonId, RecordNumber, ReviewProposal } from '../../ledger/event.ts'
import { entryAt } from '../../ledger/read-entries.ts'
import type { OpenChange } from '../../registry/open-change.ts'
import type { Arrival } from '../../registry/place-arrivals.ts'
import { refuseLocked } from '../../registry/refuse.ts'
import { openItem } from '../../registry/rewrite-queue.ts'
import { settle } from '../../registry/settle.ts'
import { undo } from '../../registry/undo-entry.ts'
import type { CommandContext } from '../writer/command.ts'
import { entryOf, followRegistry, reviewItemOf, subjectOf } from './follow-registry.ts'
import { stepBy, workItem } from './item-to-change.ts'
import type { WorkItem, WorkUndo } from './work-item.ts'
import { changeWork, closeWork, workOn } from './work-store.ts'

/** What an undo would bring about, told as the decision that it comes to. */
export type Undoing = Extract<ReviewProposal, { readonly kind: 'merge' | 'split' }>

/** The merge that undoing an entry would part, or the split that it would join; undefined if none. */
export function undoingOf(change: OpenChange, entry: number): Undoing | undefined {
  const events = entryAt(change.reader, entry)?.events ?? []
  for (const event of events) {
    const undoing = ofEvent(change, event)
    if (undoing !== undefined) return undoing
  }
  return undefined
}

/** Children that it concerns. */
export function personsOfUndoing(undoing: Undoing): PersonId[] {
  return undoing.kind === 'split' ? [undoing.person] : [undoing.survivor, ...undoing.others]
}

/**
 * Proposes to take something back: its children are locked as for any merge or split that awaits
 * validation.
 *
 * @throws {@link LinkageError} `persons-locked` if another proposal awaits validation.
 */
export function proposeUndo(
  context: CommandContext,
  undoing: Undoing,
  undoes: WorkUndo,
  note?: string,
): WorkItem {
  const { change } = context.transaction
  const { state } = change
  const persons = personsOfUndoing(undoing).sort()
  refuseLocked(state, persons)
  const records = persons.flatMap((person) => state.person(person)!.members)
  const moved = undoing.kind === 'split' ? undoing.parts.flat() : records
  const number = openItem(change, {
    reason: undoing.kind === 'split' ? 'user-split' : 'user-merge',
    status: 'awaiting-validation',
    persons,
    records: [...moved].sort((a, b) => a - b),
    evidence: [],
    proposal: undoing,
    proposedBy: change.author,
  })
  settle(change, records)
  followRegistry(context, note)
  const item = workOn(context.app, subjectOf(number))!
  return changeWork(context.app, item, { undoes }, stepBy(context, 'undo-proposed'))
}

/** Takes it back, and tells the item that had done it. */
export function undoNow(context: CommandContext, item: WorkItem, undoes: WorkUndo): Arrival[] {
  const { app, transaction } = context
  const review = reviewItemOf(item)
  const { change } = transaction
  // The proposal was a lock; what takes effect is the undo.
  if (review !== undefined && change.state.item(review)?.outcome === undefined) {
    change.emit({ kind: 'resolved', item: review, outcome: 'withdrawn' })
  }
  const arrivals = undoEntry(change.under('never'), undoes)
  if (item.status !== 'closed') {
    const entry = entryOf(context)
    closeWork(app, item, 'undone', stepBy(context, 'undone'), { entry })
  }
  const former = workItem(app, undoes.item)
  changeWork(app, former, { undoneBy: item.id }, stepBy(context, 'taken-back'))
  return arrivals
}

/** The registry’s undo, by the exchange’s names. */
export function undoEntry(
  change: OpenChange,
  { entry, apart, placement }: Omit<WorkUndo, 'item'>,
): Arrival[] {
  return undo(change, entry, {
    apart,
    placement: placement.map(({ state: source, stateStudentId: id, msixId: person }) => ({
      source,
      id,
      person,
    })),
  })
}

function ofEvent({ state }: OpenChange, event: LedgerEvent): Undoing | undefined {
  if (event.kind === 'split') {
    const parts = event.parts.filter((part) => state.person(part)?.redirect === undefined)
    const isThere = state.person(event.person)?.redirect === undefined
    if (parts.length === 0 || !isThere) return undefined
    return { kind: 'merge', survivor: event.person, others: parts }
  }
  if (event.kind !== 'merged') return undefined
  const holderOf = (record: RecordNumber): PersonId | undefined => state.record(record)?.person
  const person = event.records
    .slice(1)
    .flat()
    .map(holderOf)
    .find((each) => each !== undefined)
  if (person === undefined) return undefined
  const parts = event.records
    .slice(1)
    .map((part) => part.filter((record) => holderOf(record) === person))
    .filter((part) => part.length > 0)
  return { kind: 'split', person, parts }
}
