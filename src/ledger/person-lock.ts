import type { ReviewItem } from './event.ts'

/** Does an item lock its persons: a merge or split that awaits validation (R23)? */
export function isLocking(item: ReviewItem): boolean {
  return item.status === 'awaiting-validation' && item.proposal?.kind !== 'retract'
}
