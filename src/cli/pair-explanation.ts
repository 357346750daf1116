import { Explainer, type Explanation } from '../linker/explain.ts'
import { pickPrepared } from '../linker/pick-prepared.ts'
import { type PreparedRecords, recordName } from '../linker/prepare.ts'
import type { ReportRecord } from '../report/report-data.ts'
import type { FinalDecision } from './final-decision.ts'
import { nearMatchReason } from './near-match-reason.ts'
import { recordView } from './record-view.ts'
import type { StoredResult } from './result-folder.ts'

/** Two records of a result, side by side, with their weights and what became of them. */
export interface PairExplanation {
  readonly fields: readonly { readonly field: string; readonly column: string }[]
  readonly left: ReportRecord & { readonly name: string }
  readonly right: ReportRecord & { readonly name: string }
  readonly explanation: Explanation
  readonly thresholds: { readonly lower: number; readonly upper: number }
  readonly final: FinalDecision
  readonly reason?: string
}

/** Explains two records by their places in key order. */
export function explainPair(
  { model }: StoredResult,
  prepared: PreparedRecords,
  left: number,
  right: number,
  final: FinalDecision,
): PairExplanation {
  const view = recordView(prepared)
  const [first, second] = left < right ? [left, right] : [right, left]
  const pair = pickPrepared(prepared, Uint32Array.of(first, second))
  const explanation = new Explainer(model, pair).pair(
    left === first ? 0 : 1,
    left === first ? 1 : 0,
  )
  const { lower, upper } = model.thresholds
  const reason = final.decision === 'near-match' ? nearMatchReason(explanation, upper) : undefined
  return {
    fields: view.fields,
    left: { ...view.record(left), name: recordName(prepared, left) },
    right: { ...view.record(right), name: recordName(prepared, right) },
    explanation,
    thresholds: { lower, upper },
    final,
    ...(reason === undefined ? {} : { reason }),
  }
}
