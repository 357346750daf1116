import type { PersonId, ReviewItem } from '../ledger/event.ts'

/** Does the item lock its persons? Only a merge or split that awaits validation does (R23). */
export function isLocking({ status, proposal }: ReviewItem): boolean {
  return status === 'awaiting-validation' && proposal !== undefined && proposal.kind !== 'retract'
}

/**
 * The first of these items that locks any of the persons.
 *
 * @param except - an item that may be gone on with.
 */
export function lockOn(
  persons: readonly PersonId[],
  items: Iterable<ReviewItem>,
  except?: number,
): ReviewItem | undefined {
  for (const item of items) {
    if (item.item === except || !isLocking(item)) continue
    if (item.persons.some((person) => persons.includes(person))) return item
  }
  return undefined
}
