import type { PersonId, ReviewItem } from './event.ts'
import type { StateReader } from './state.ts'

/** Does an item lock its persons: a merge or split that awaits validation (R23)? */
export function isLocking(item: ReviewItem): boolean {
  return item.status === 'awaiting-validation' && item.proposal?.kind !== 'retract'
}

/** The item that locks a person: nobody may start another merge or split on it. */
export function lockOf(state: StateReader, person: PersonId): ReviewItem | undefined {
  return state.itemsOf(person).find(isLocking)
}
