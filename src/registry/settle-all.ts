import type { PersonId, RecordNumber } from '../ledger/event.ts'
import type { BatchIndex } from './batch-index.ts'
import { gatherClosure } from './closure.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import type { OpenChange } from './open-change.ts'
import { type Reconciled, reconcile } from './reconcile.ts'
import { rewriteQueue } from './rewrite-queue.ts'

/** A closure that was brought in line. */
export interface SettledClosure {
  readonly evaluation: Evaluation
  readonly reconciled: Reconciled
}

/**
 * Brings whole closures in line, as `settle` does with one: first all persons, then the review items,
 * for an item may stand between two closures.
 *
 * @param index - to which the records were brought.
 * @param closures - the records of each; none twice.
 * @param torn - as in `settle`.
 * @param furtherOf - further persons whose items may no longer fit, by the record that has them now.
 */
export function settleAll(
  change: OpenChange,
  index: BatchIndex,
  closures: readonly (readonly RecordNumber[])[],
  torn: ReadonlySet<PersonId> = new Set(),
  furtherOf: ReadonlyMap<RecordNumber, readonly PersonId[]> = new Map(),
): SettledClosure[] {
  const { state, reader } = change
  const settled = closures.map((records): SettledClosure => {
    const evaluation = evaluate(
      { state, reader, index },
      gatherClosure({ state, reader, index }, records),
    )
    return { evaluation, reconciled: reconcile(change, evaluation, torn) }
  })
  for (const { evaluation, reconciled } of settled) {
    const further = evaluation.closure.records.flatMap(({ record }) => furtherOf.get(record) ?? [])
    rewriteQueue(change, evaluation, reconciled, further)
  }
  return settled
}
