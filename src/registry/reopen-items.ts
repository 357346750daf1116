import type { LedgerEvent, ReviewItem } from '../ledger/event.ts'
import { isLocking } from '../ledger/person-lock.ts'
import type { OpenChange } from './open-change.ts'
import { openItem } from './rewrite-queue.ts'

/**
 * Opens again, each under a new number, the items that an entry of the engine closed: with whoever works
 * on them, and until when. Those about persons that are gone, or that are asked about anyway, are
 * left.
 */
export function reopenItems(change: OpenChange, events: readonly LedgerEvent[]): void {
  const { state } = change
  for (const event of events) {
    if (event.kind !== 'resolved') continue
    const { outcome: _, ...item } = state.item(event.item)!
    const isThere = item.persons.every((person) => state.person(person)!.members.length > 0)
    if (isThere && !isAskedAnyway(change, item)) openItem(change, item)
  }
}

function isAskedAnyway({ state }: OpenChange, item: ReviewItem): boolean {
  return item.persons.some((person) =>
    state
      .itemsOf(person)
      .some(
        (other) =>
          (isLocking(item) && isLocking(other)) ||
          (other.reason === item.reason && other.persons.join() === item.persons.join()),
      ),
  )
}
