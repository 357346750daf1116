import type { ReviewReason, ReviewStatus } from '../ledger/event.ts'
import type { Schema } from '../model/linkage-model.ts'
import { comparableValueOf } from '../standardize/comparable-value.ts'
import type { ReviewCase } from './review-case.ts'

/** Which items a decision in bulk is about. What is absent does not matter. */
export interface ReviewRule {
  readonly reasons?: readonly ReviewReason[]
  /** Default: open ones only. */
  readonly status?: ReviewStatus
  /** Match weight of the best pair, bits; both ends inclusive. */
  readonly least?: number
  readonly most?: number
  /** Fields that both records of the best pair fill, with the same value once standardized. */
  readonly same?: readonly string[]
  /** Fields of which they do not say different things: the same, or missing on either side. */
  readonly compatible?: readonly string[]
}

/** Does an item fall under the rule? */
export function fallsUnder(rule: ReviewRule, seen: ReviewCase, schema: Schema): boolean {
  const { item, weight, left, right } = seen
  if (item.status !== (rule.status ?? 'open')) return false
  if (rule.reasons !== undefined && !rule.reasons.includes(item.reason)) return false
  if (rule.least !== undefined && !(weight !== undefined && weight >= rule.least)) return false
  if (rule.most !== undefined && !(weight !== undefined && weight <= rule.most)) return false
  const compared = (field: string): 'same' | 'different' | 'missing' => {
    const standardize = comparableValueOf(schema[field] ?? 'text')
    const a = standardize(left?.fields[field] ?? '')
    const b = standardize(right?.fields[field] ?? '')
    if (a === '' || b === '') return 'missing'
    return a === b ? 'same' : 'different'
  }
  return (
    (rule.same ?? []).every((field) => compared(field) === 'same') &&
    (rule.compatible ?? []).every((field) => compared(field) !== 'different')
  )
}
