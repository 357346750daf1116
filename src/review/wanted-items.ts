/**
 * Review: what people should look at, and what may be done about it. Layer 5; pure rules over items,
 * persons and time. Its one hard problem is that the queue never contradicts itself: which items
 * there are follows from the state, each time anew (R25).
 *
 * @module
 */

import type {
  Assertion,
  PersonId,
  RecordNumber,
  ReviewEvidence,
  ReviewItem,
  ReviewReason,
} from '../ledger/event.ts'

/** Two records of different persons that might be one. */
export interface DoubtfulPair {
  readonly left: RecordNumber
  readonly right: RecordNumber
  readonly persons: readonly [PersonId, PersonId]
  /** Match weight, bits. */
  readonly weight: number
  /** `strong`: alone it would be a match. `refused`: an identifier says so, people say otherwise. */
  readonly kind: 'near' | 'strong' | 'strong-cores' | 'refused'
}

/** A decision of people that the records, as they are now, speak against. */
export interface StaleDecision {
  readonly assertion: Assertion
  /** Match weight now, bits. */
  readonly weight: number
  /** One, or two that differ. */
  readonly persons: readonly PersonId[]
}

/** What a policy holds back. */
export type HeldDecision =
  | { readonly kind: 'merge'; readonly persons: readonly PersonId[] }
  | {
      readonly kind: 'split'
      readonly person: PersonId
      readonly parts: readonly (readonly RecordNumber[])[]
      readonly evidence: readonly ReviewEvidence[]
    }

/** What the state says about some persons. */
export interface ReviewFacts {
  readonly pairs: readonly DoubtfulPair[]
  readonly held: readonly HeldDecision[]
  readonly stale: readonly StaleDecision[]
}

/** An item as the state wants it. */
export type WantedItem = Pick<
  ReviewItem,
  'reason' | 'persons' | 'records' | 'evidence' | 'proposal'
>

/** A person looks at a few pairs, not at a hundred. */
const MOST_EVIDENCE = 20

/** The items that should be open, in the order of their persons. */
export function wantedItems({ pairs, held, stale }: ReviewFacts): WantedItem[] {
  const merges = held.flatMap((each) => (each.kind === 'merge' ? [each.persons] : []))
  const byPersons = new Map<string, DoubtfulPair[]>()
  for (const pair of pairs) {
    const merge = merges.find((persons) => pair.persons.every((each) => persons.includes(each)))
    const key = keyOf(merge ?? pair.persons)
    byPersons.set(key, [...(byPersons.get(key) ?? []), pair])
  }
  const items: WantedItem[] = merges.map((persons) =>
    itemOf('potential-merge', persons, byPersons.get(keyOf(persons)) ?? []),
  )
  const isHeld = new Set(merges.map(keyOf))
  for (const [key, between] of byPersons) {
    if (!isHeld.has(key)) items.push(itemOf(reasonOf(between), between[0]!.persons, between))
  }
  for (const each of held) if (each.kind === 'split') items.push(splitItem(each))
  items.push(...staleItems(stale))
  return items.sort((a, b) => compare(keyOf(a.persons), keyOf(b.persons)))
}

function reasonOf(pairs: readonly DoubtfulPair[]): ReviewReason {
  const kinds = new Set(pairs.map(({ kind }) => kind))
  if (kinds.has('refused')) return 'contradiction'
  if (kinds.has('strong-cores')) return 'potential-merge'
  return kinds.has('strong') ? 'small-margin' : 'near-match'
}

function itemOf(
  reason: ReviewReason,
  persons: readonly PersonId[],
  pairs: readonly DoubtfulPair[],
): WantedItem {
  const evidence = pairs.map(({ left, right, weight }) => evidenceOf(left, right, weight))
  return {
    reason,
    persons: sortedTexts(persons),
    records: recordsOf(evidence),
    evidence: bestFirst(evidence),
  }
}

function splitItem({
  person,
  parts,
  evidence,
}: Extract<HeldDecision, { kind: 'split' }>): WantedItem {
  return {
    reason: 'potential-split',
    persons: [person],
    records: parts.flat().sort((a, b) => a - b),
    evidence: bestFirst(evidence),
    proposal: { kind: 'split', person, parts },
  }
}

/** One item per persons, whatever the number of decisions. */
function staleItems(stale: readonly StaleDecision[]): WantedItem[] {
  const byPersons = new Map<string, StaleDecision[]>()
  for (const each of stale) {
    const key = keyOf(each.persons)
    byPersons.set(key, [...(byPersons.get(key) ?? []), each])
  }
  return [...byPersons.values()].map((decisions) => {
    const evidence = decisions.map(({ assertion, weight }) =>
      evidenceOf(assertion.left, assertion.right, weight),
    )
    const assertions = decisions.map(({ assertion }) => assertion.assertion).sort((a, b) => a - b)
    return {
      reason: 'stale-decision',
      persons: sortedTexts(decisions[0]!.persons),
      records: recordsOf(evidence),
      evidence: bestFirst(evidence),
      proposal: { kind: 'retract', assertions },
    }
  })
}

function evidenceOf(a: RecordNumber, b: RecordNumber, weight: number): ReviewEvidence {
  return { left: Math.min(a, b), right: Math.max(a, b), weight }
}

function bestFirst(evidence: readonly ReviewEvidence[]): ReviewEvidence[] {
  return evidence
    .toSorted((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
    .slice(0, MOST_EVIDENCE)
}

function recordsOf(evidence: readonly ReviewEvidence[]): RecordNumber[] {
  return [...new Set(evidence.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b)
}

function sortedTexts<T extends string>(texts: readonly T[]): T[] {
  return texts.toSorted(compare)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Names a set of persons. */
export function keyOf(persons: readonly PersonId[]): string {
  return JSON.stringify(sortedTexts(persons))
}
