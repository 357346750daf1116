import type { PersonId, ReviewItem, ReviewReason } from '../ledger/event.ts'
import { keyOf, type WantedItem } from './wanted-items.ts'

/** How the queue must change so that it says what the state says. */
export interface QueueChanges {
  readonly open: readonly WantedItem[]
  readonly rewrite: readonly ReviewItem[]
  readonly supersede: readonly ReviewItem[]
}

/**
 * Compares unresolved items with those that should be there (R25). An item goes on as long as it is
 * about the same persons, or what became of them, and keeps who works on it and until when.
 *
 * @param items - unresolved items of the persons concerned that the engine opened, by number.
 * @param currentOf - what an id resolves to.
 */
export function compareItems(
  items: readonly ReviewItem[],
  wanted: readonly WantedItem[],
  currentOf: (person: PersonId) => PersonId,
): QueueChanges {
  const left = new Set(items)
  const rewrite: ReviewItem[] = []
  const open: WantedItem[] = []
  const take = (want: WantedItem, fits: (item: ReviewItem) => boolean): boolean => {
    for (const item of left) {
      if (topicOf(item.reason) !== topicOf(want.reason) || !fits(item)) continue
      left.delete(item)
      if (!isSame(item, want)) rewrite.push(rewritten(item, want))
      return true
    }
    return false
  }
  let rest = wanted.filter((want) => !take(want, (item) => same(item.persons, want.persons)))
  rest = rest.filter((want) => !take(want, (item) => same(become(item), want.persons)))
  for (const want of rest) {
    if (!take(want, (item) => shared(become(item), want.persons) >= 2)) open.push(want)
  }
  return { open, rewrite, supersede: [...left] }

  function become({ persons }: ReviewItem): PersonId[] {
    return [...new Set(persons.map(currentOf))]
  }
}

/** What an item asks: are these one, are these several, does this decision still hold? */
function topicOf(reason: ReviewReason): 'join' | 'part' | 'decision' {
  switch (reason) {
    case 'potential-split':
    case 'user-split':
      return 'part'
    case 'stale-decision':
      return 'decision'
    default:
      return 'join'
  }
}

function rewritten(item: ReviewItem, { proposal: next, ...want }: WantedItem): ReviewItem {
  const { proposal: _, ...rest } = item
  return { ...rest, ...want, ...(next === undefined ? {} : { proposal: next }) }
}

function isSame(item: ReviewItem, want: WantedItem): boolean {
  const { reason, persons, records, evidence } = item
  const { proposal = null } = item
  return (
    JSON.stringify([reason, persons, records, evidence.map(plain), proposal]) ===
    JSON.stringify([
      want.reason,
      want.persons,
      want.records,
      want.evidence.map(plain),
      want.proposal ?? null,
    ])
  )
}

function plain({ left, right, weight }: ReviewItem['evidence'][number]): readonly number[] {
  return [left, right, weight]
}

function same(a: readonly PersonId[], b: readonly PersonId[]): boolean {
  return keyOf(a) === keyOf(b)
}

function shared(a: readonly PersonId[], b: readonly PersonId[]): number {
  return a.filter((person) => b.includes(person)).length
}
