import type { PersonId, ReviewReason } from '../ledger/event.ts'
import type { RecordKey } from './record-key.ts'

/** Two records, and what they weigh under the model in force and under the planned one, in bits. */
export interface PlannedPair {
  readonly left: RecordKey
  readonly right: RecordKey
  readonly before: number
  readonly after: number
}

/** Records of several persons become one. */
export interface PlannedJoin {
  readonly kind: 'join'
  /** Who has them then. */
  readonly person: PersonId
  /** Others that had some of them, ascending. */
  readonly from: readonly PersonId[]
  /** The heaviest pair that is joined, under the planned model. */
  readonly pair: PlannedPair
}

/** Records of one person go apart. */
export interface PlannedSplit {
  readonly kind: 'split'
  readonly person: PersonId
  /** Others that have some of them then, ascending. A fresh id is the one that it would get. */
  readonly into: readonly PersonId[]
  /** The heaviest pair that is parted, under the model in force. */
  readonly pair: PlannedPair
}

/** An id that resolves to another person from then on. */
export interface PlannedRedirect {
  readonly kind: 'redirect'
  readonly person: PersonId
  readonly to: PersonId
}

/** A review item that comes, goes, or is about other persons or for another reason. */
export interface PlannedReview {
  readonly kind: 'review'
  readonly change: 'opens' | 'closes' | 'changes'
  /** Its number; absent if it is yet to be opened. */
  readonly item?: number
  readonly reason: ReviewReason
  readonly persons: readonly PersonId[]
  /** The pair that speaks most for it. */
  readonly pair?: PlannedPair
}

export type PlannedChange = PlannedJoin | PlannedSplit | PlannedRedirect | PlannedReview

/** How much a model changes. */
export interface ModelChangeCounts {
  readonly records: number
  /** Persons with records. */
  readonly persons: { readonly before: number; readonly after: number }
  /** Persons who get records of others, and persons who lose records to others. */
  readonly joins: number
  readonly splits: number
  /** Fresh ids, and ids that redirect from then on. */
  readonly created: number
  readonly redirects: number
  /** Records whose person is another one then. */
  readonly moved: number
  readonly items: {
    readonly opens: Readonly<Partial<Record<ReviewReason, number>>>
    readonly closes: Readonly<Partial<Record<ReviewReason, number>>>
    /** Those that stay, but are about other persons or for another reason. */
    readonly changes: number
    /** Those that stay as they are, though their pairs may weigh something else. */
    readonly stays: number
  }
}
