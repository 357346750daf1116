import type { PersonId, ReviewItem } from '../ledger/event.ts'
import { isLocking } from '../ledger/person-lock.ts'
import { resolvePerson } from '../ledger/resolve-person.ts'
import { compareItems } from '../review/compare-items.ts'
import { wantedItems } from '../review/wanted-items.ts'
import type { Evaluation } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import type { Reconciled } from './reconcile.ts'
import { reviewFacts } from './review-facts.ts'

/**
 * Opens, rewrites and closes review items so that they say of these persons what the state says
 * (R25). What awaits validation is left alone, unless one of its persons is gone.
 */
export function rewriteQueue(
  change: OpenChange,
  evaluation: Evaluation,
  reconciled: Reconciled,
  further: Iterable<PersonId>,
): void {
  const { state } = change
  const touched = new Set<PersonId>([...reconciled.persons, ...further])
  for (const { person } of evaluation.closure.records) if (person !== undefined) touched.add(person)
  const items = itemsOf(change, touched)
  const standing: ReviewItem[] = []
  for (const item of items) {
    if (item.status !== 'awaiting-validation') continue
    if (isPossible(change, item)) standing.push(item)
    else change.emit({ kind: 'resolved', item: item.item, outcome: 'withdrawn' })
  }
  const wanted = wantedItems(reviewFacts(change, evaluation, reconciled)).filter(
    ({ persons }) =>
      !standing.some(
        (item) => isLocking(item) && persons.every((person) => item.persons.includes(person)),
      ),
  )
  const byEngine = items.filter(({ status }) => status !== 'awaiting-validation')
  const { open, rewrite, supersede } = compareItems(
    byEngine,
    wanted,
    (person) => resolvePerson(state, person).person.person,
  )
  for (const { item } of supersede) {
    change.emit({ kind: 'resolved', item, outcome: 'superseded' })
  }
  for (const item of rewrite) change.emit({ kind: 'rewritten', item })
  for (const item of open) openItem(change, item)
}

/** Opens an item; its number is the sequence number of the event. */
export function openItem(
  change: OpenChange,
  item: Omit<ReviewItem, 'item' | 'status' | 'level' | 'openedAt'> & Partial<ReviewItem>,
): number {
  const { next, time, policies } = change
  const due = policies.dueAfter > 0 ? { due: time + policies.dueAfter } : {}
  change.emit({
    kind: 'flagged',
    item: { status: 'open', level: 0, openedAt: time, ...due, ...item, item: next },
  })
  return next
}

function itemsOf({ state }: OpenChange, persons: Iterable<PersonId>): ReviewItem[] {
  const items = new Map<number, ReviewItem>()
  for (const person of persons) {
    for (const item of state.itemsOf(person)) items.set(item.item, item)
  }
  return [...items.values()].sort((a, b) => a.item - b.item)
}

/** Are its persons still there, with the records that it speaks of? */
function isPossible({ state }: OpenChange, { persons, proposal }: ReviewItem): boolean {
  const isThere = (person: PersonId): boolean => (state.person(person)?.members.length ?? 0) > 0
  if (!persons.every(isThere)) return false
  if (proposal?.kind !== 'split') return true
  const members = state.person(proposal.person)!.members
  return proposal.parts.flat().every((record) => members.includes(record))
}
