import type { ReviewReason } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'
import { type ReviewCase, reviewCase } from './review-case.ts'

const OF_DUPLICATES: readonly ReviewReason[] = ['near-match', 'small-margin', 'potential-merge']

/**
 * Persons that may be one: unresolved items about two persons or more, the heaviest first.
 *
 * @param least - match weight of the best pair, bits.
 */
export function potentialDuplicates(state: StateReader, least: number): ReviewCase[] {
  return Array.from(state.items())
    .filter(({ reason }) => OF_DUPLICATES.includes(reason))
    .map((item) => reviewCase(state, item))
    .filter(({ weight = Number.NEGATIVE_INFINITY }) => weight >= least)
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0) || a.item.item - b.item.item)
}
