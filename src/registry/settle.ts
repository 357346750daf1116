import type { PersonId, RecordNumber } from '../ledger/event.ts'
import { gatherClosure } from './closure.ts'
import { evaluate } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import { reconcile } from './reconcile.ts'
import { rewriteQueue } from './rewrite-queue.ts'

const NOBODY: ReadonlySet<PersonId> = new Set()

/**
 * Brings persons and review items in line with records and assertions, wherever these records
 * matter: evaluate, reconcile, rewrite the queue. Every operation ends with it, so that the state is
 * the same whatever the way that led to it (R16).
 *
 * @param seeds - records that changed, that assertions changed about, or that such a record touched
 *   before it changed.
 * @param torn - persons that may be split whatever the policy, because people said so.
 */
export function settle(
  change: OpenChange,
  seeds: Iterable<RecordNumber>,
  torn: ReadonlySet<PersonId> = NOBODY,
): void {
  const closure = gatherClosure(change, seeds)
  if (closure.records.length === 0) return
  const evaluation = evaluate(change, closure)
  const reconciled = reconcile(change, evaluation, torn)
  rewriteQueue(change, evaluation, reconciled)
}
