import type { PersonId, ReviewReason, ReviewStatus } from '../ledger/event.ts'
import { isDue } from '../review/steps.ts'
import { applyDecisions, type DecisionOutcome } from './apply-decisions.ts'
import { REVIEW_READS, REVIEW_WRITES } from './argument-shapes.ts'
import { type AuditSample, casesUnder, chooseByRule, type RuleChoice } from './choose-by-rule.ts'
import { behindDoor } from './door.ts'
import type { Engine, WriteOptions } from './engine.ts'
import { type ItemView, itemView } from './item-view.ts'
import type { OpenChange } from './open-change.ts'
import {
  type AcceptOptions,
  accept,
  type Escalation,
  escalate,
  postpone,
  reassign,
  reject,
  unresolvedItem,
  validate,
  withdraw,
} from './review-actions.ts'
import type { ReviewChoice, ReviewDecision } from './review-decision.ts'
import type { ReviewRule } from './review-rule.ts'
import { type ReviewSheet, reviewSheet } from './review-sheet.ts'
import type { WriteAnswer } from './write-answer.ts'

/** Which unresolved items to list; all that fit all of it. */
export interface ReviewFilter {
  readonly status?: ReviewStatus
  readonly reason?: ReviewReason
  readonly person?: PersonId
  readonly assignee?: string
  /** Only those that are due by then, in milliseconds since 1970. */
  readonly dueBy?: number
  /** The first number to list, to go on from. */
  readonly from?: number
  readonly limit?: number
}

export interface PostponeOptions extends WriteOptions {
  readonly note?: string
}

export interface EscalateOptions extends Escalation, WriteOptions {}

/** What people should look at, and what they do about it (R23 to R25). */
export interface Review {
  /** Unresolved items, by number. */
  list(filter?: ReviewFilter): readonly ItemView[]
  /** An item, resolved or not; undefined if there never was one. */
  get(item: number): ItemView | undefined
  accept(item: number, options?: AcceptOptions & WriteOptions): Promise<WriteAnswer>
  reject(item: number, options?: WriteOptions): Promise<WriteAnswer>
  /** A second party agrees to what was proposed. */
  validate(item: number, options?: WriteOptions): Promise<WriteAnswer>
  /** The proposer takes the proposal back. */
  withdraw(item: number, options?: WriteOptions): Promise<WriteAnswer>
  /** @param until - milliseconds since 1970. */
  postpone(item: number, until: number, options?: PostponeOptions): Promise<WriteAnswer>
  reassign(item: number, to: string, options?: PostponeOptions): Promise<WriteAnswer>
  escalate(item: number, options?: EscalateOptions): Promise<WriteAnswer>

  // Many at once
  /** Items that a rule names, as rows of a table to be decided elsewhere; `decisionsOf` reads it. */
  export(rule?: ReviewRule): ReviewSheet
  /** The same decision for all items that a rule names, with a sample to be looked at first. */
  choose(rule: ReviewRule, choice: ReviewChoice, sample: AuditSample): RuleChoice
  /**
   * Applies decisions as one entry that can be undone as one. What one of them is refused for keeps no
   * other back.
   */
  apply(decisions: readonly ReviewDecision[], options?: WriteOptions): Promise<ApplyAnswer>
}

/** What a list of decisions did. */
export interface ApplyAnswer extends WriteAnswer {
  /** One for each decision, in their order. */
  readonly outcomes: readonly DecisionOutcome[]
}

/** The review side of a registry. */
export function reviewOver(engine: Engine): Review {
  const write = async (
    item: number,
    options: WriteOptions,
    action: (change: OpenChange) => void,
  ): Promise<WriteAnswer> => {
    const { result: _, ...answer } = engine.write('review', options, (change) => {
      // An item that is closed is told before anything about its persons.
      unresolvedItem(change, item)
      action(change)
    })
    return answer
  }
  const review: Review = {
    list: (filter = {}) => engine.read(({ state }) => listItems(state, filter)),
    get: (item) =>
      engine.read(({ state }) => {
        const found = state.item(item)
        return found && itemView(state, found)
      }),
    accept: (item, options = {}) => write(item, options, (change) => accept(change, item, options)),
    reject: (item, options = {}) => write(item, options, (change) => reject(change, item)),
    validate: (item, options = {}) => write(item, options, (change) => validate(change, item)),
    withdraw: (item, options = {}) => write(item, options, (change) => withdraw(change, item)),
    postpone: (item, until, options = {}) =>
      write(item, options, (change) => postpone(change, item, until, options.note)),
    reassign: (item, to, options = {}) =>
      write(item, options, (change) => reassign(change, item, to, options.note)),
    escalate: (item, options = {}) =>
      write(item, options, (change) => escalate(change, item, options)),
    export: (rule = {}) =>
      engine.read(({ state, index }) => {
        const { schema } = index.model
        return reviewSheet(casesUnder(state, rule, schema), schema, state.sequence())
      }),
    choose: (rule, choice, sample) =>
      engine.read(({ state, index }) =>
        chooseByRule(state, index.model.schema, rule, choice, sample),
      ),
    apply: async (decisions, options = {}) => {
      const { result: outcomes, ...answer } = engine.write('review', options, (change) =>
        applyDecisions(change, decisions),
      )
      return { ...answer, outcomes }
    },
  }
  return behindDoor(review, REVIEW_READS, REVIEW_WRITES)
}

function listItems(state: OpenChange['state'], filter: ReviewFilter): ItemView[] {
  const { status, reason, person, assignee, dueBy, from = 0, limit = Infinity } = filter
  const items = person === undefined ? state.items(from) : state.itemsOf(person)
  const found: ItemView[] = []
  for (const item of items) {
    if (found.length >= limit) break
    if (item.item < from) continue
    if (status !== undefined && item.status !== status) continue
    if (reason !== undefined && item.reason !== reason) continue
    if (assignee !== undefined && item.assignee !== assignee) continue
    if (dueBy !== undefined && !isDue(item, dueBy)) continue
    found.push(itemView(state, item))
  }
  return found
}
