import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { gatherClosure } from './closure.ts'
import { evaluate } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import { reconcile } from './reconcile.ts'
import { rewriteQueue } from './rewrite-queue.ts'

export interface SettleOptions {
  /** Persons that may be split whatever the policy, because people said so. */
  readonly torn?: Iterable<PersonId>
  /** Further persons whose review items may no longer fit. */
  readonly touched?: Iterable<PersonId>
  /** Records among the seeds that have just got what they hold. */
  readonly fresh?: ReadonlySet<RecordNumber>
}

/**
 * Brings persons and review items in line with records and assertions, wherever these records
 * matter: evaluate, reconcile, rewrite the queue. Every operation ends with it, so that the state is
 * the same whatever the way that led to it (R16).
 *
 * @param seeds - records that changed, that assertions changed about, or that such a record touched
 *   before it changed.
 */
export function settle(
  change: OpenChange,
  seeds: Iterable<RecordNumber>,
  { torn = [], touched = [], fresh }: SettleOptions = {},
): void {
  const evaluation = evaluate(change, gatherClosure(change, seeds, fresh))
  const reconciled = reconcile(change, evaluation, new Set(torn))
  rewriteQueue(change, evaluation, reconciled, touched)
}
