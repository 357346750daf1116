import type { StateReader } from '../ledger/state.ts'
import type { Schema } from '../model/linkage-model.ts'
import { hashString } from '../records/hash.ts'
import { type ReviewCase, reviewCase } from './review-case.ts'
import type { ReviewChoice, ReviewDecision } from './review-decision.ts'
import { fallsUnder, type ReviewRule } from './review-rule.ts'

/** What a rule would decide, before anything is decided. */
export interface RuleChoice {
  readonly decisions: readonly ReviewDecision[]
  /** Some of the items, for a person to look at. */
  readonly sample: readonly ReviewCase[]
  /** Sequence number of the last event that all of this shows. */
  readonly seen: number
}

/** What of a decision in bulk a person looks at. */
export interface AuditSample {
  /** All items if there are fewer. */
  readonly size: number
  /** Another one draws another sample; the same one the same. Default 0. */
  readonly seed?: number
}

/** Unresolved items that fall under a rule, by number. */
export function casesUnder(state: StateReader, rule: ReviewRule, schema: Schema): ReviewCase[] {
  return Array.from(state.items(), (item) => reviewCase(state, item)).filter((each) =>
    fallsUnder(rule, each, schema),
  )
}

/** The same decision for every item that a rule names, and a sample of them for an audit. */
export function chooseByRule(
  state: StateReader,
  schema: Schema,
  rule: ReviewRule,
  choice: ReviewChoice,
  { size, seed = 0 }: AuditSample,
): RuleChoice {
  const seen = state.sequence()
  const cases = casesUnder(state, rule, schema)
  const rank = ({ item }: ReviewCase): number => hashString(String(item.item), seed)
  const drawn = cases.toSorted((a, b) => rank(a) - rank(b) || a.item.item - b.item.item)
  return {
    decisions: cases.map(({ item }) => ({ item: item.item, choice, seen })),
    sample: drawn.slice(0, size).sort((a, b) => a.item.item - b.item.item),
    seen,
  }
}
