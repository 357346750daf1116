/**
 * The ledger: what happened, and the state that follows from it. Layer 4. Its one hard problem is that
 * every answer can be taken back and proven: state is changed by events only, and events are chained.
 *
 * This file: what can happen in a registry, as data. Events state outcomes, never reasons to decide
 * again: applying them to an empty state rebuilds it (R21). Records stand for their numbers (given by
 * their first `submitted`); no event holds a value of a record.
 *
 * @module
 */

/** Opaque, never derived from data, never reused (R1). */
export type PersonId = string

/** A source record by its number in this registry; it keeps it through all versions and ids. */
export type RecordNumber = number

/**
 * Who says that a record belongs to its person (R5). `auto`: the engine. `verified`: a person
 * confirmed it. `asserted`: a strong identifier, or the source itself.
 */
export type LinkKind = 'auto' | 'verified' | 'asserted'

/** What the engine says of a pair of records by itself. */
export type PairVerdict = 'match' | 'near-match' | 'non-match'

/** Why the engine linked a record: its best pair with another member. */
export interface LinkEvidence {
  readonly other: RecordNumber
  /** Match weight, bits. */
  readonly weight: number
  /** Numbers of the blocking rules that found the pair; none if it was not blocked. */
  readonly rules: readonly number[]
  /** Level of each comparison of the model; 255 where a value is missing. */
  readonly levels: readonly number[]
  /** The first automatic verdict on the pair. */
  readonly verdict: PairVerdict
}

/** Why an assertion stands; what was written by an operation goes with its undoing. */
export type AssertionOrigin = 'stated' | 'merge' | 'split' | 'rejection' | 'undo' | 'source'

/** A fact about two records, consulted before any score (R6). */
export interface Assertion {
  /** Its number: the sequence number of the event that stated it. */
  readonly assertion: number
  /** `near-match`: a source says that they may be one; a person is to look. */
  readonly kind: 'must-link' | 'cannot-link' | 'near-match'
  /** `left` < `right`. */
  readonly left: RecordNumber
  readonly right: RecordNumber
  /** The versions of both that its author saw. */
  readonly leftVersion: number
  readonly rightVersion: number
  /** What the engine said of the pair then: a decision is stale once it says something else (R14). */
  readonly verdict: PairVerdict
  readonly origin: AssertionOrigin
  readonly author: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/** Why a person should look (R23). */
export type ReviewReason = (typeof REVIEW_REASONS)[number]

/** All reasons, in the order in which they are stored by number. */
export const REVIEW_REASONS = [
  'near-match',
  'small-margin',
  'potential-merge',
  'potential-split',
  'stale-decision',
  'contradiction',
  'user-merge',
  'user-split',
] as const

/**
 * `open`: to be decided. `awaiting-validation`: proposed by one party, to be validated by a second
 * (R24); for merges and splits its persons are locked. `postponed`: until `due`.
 */
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** All of them, in the order in which they are stored by number. */
export const REVIEW_STATUSES = ['open', 'awaiting-validation', 'postponed'] as const

export type ReviewOutcome = 'accepted' | 'rejected' | 'superseded' | 'withdrawn'

/** One pair of records that speaks for an item. */
export interface ReviewEvidence {
  readonly left: RecordNumber
  readonly right: RecordNumber
  /** Match weight, bits. */
  readonly weight: number
}

/** What takes effect when the item is accepted or validated. */
export type ReviewProposal =
  | { readonly kind: 'merge'; readonly survivor: PersonId; readonly others: readonly PersonId[] }
  | {
      readonly kind: 'split'
      readonly person: PersonId
      /** The records of each part that leaves. */
      readonly parts: readonly (readonly RecordNumber[])[]
    }
  /** A decision that no longer fits: accepting retracts it, rejecting confirms it. */
  | { readonly kind: 'retract'; readonly assertions: readonly number[] }

/** One unordered pair or group of persons for a human to look at. */
export interface ReviewItem {
  /** Its number: the sequence number of the event that opened it. */
  readonly item: number
  readonly reason: ReviewReason
  readonly status: ReviewStatus
  /** Ascending. */
  readonly persons: readonly PersonId[]
  /** The records it is about, ascending. */
  readonly records: readonly RecordNumber[]
  /** The best pair first. */
  readonly evidence: readonly ReviewEvidence[]
  readonly proposal?: ReviewProposal
  /** Who proposed what awaits validation. */
  readonly proposedBy?: string
  readonly note?: string
  readonly assignee?: string
  /** 0: where it began; each escalation adds one. */
  readonly level: number
  /** Milliseconds since 1970. */
  readonly due?: number
  readonly openedAt: number
}

export type LedgerEvent =
  // Source records
  | {
      readonly kind: 'submitted'
      readonly record: RecordNumber
      readonly source: string
      readonly id: string
      /** From 1 on. */
      readonly version: number
      /** SHA-256 of a random salt and the record's fields, which are kept outside the chain. */
      readonly payload: Uint8Array
    }
  /** It was unlinked before. Submitted again, it comes back. */
  | { readonly kind: 'deleted'; readonly record: RecordNumber }
  /** The source gave its record another id of its own (R15). */
  | {
      readonly kind: 'rekeyed'
      readonly record: RecordNumber
      readonly former: string
      readonly id: string
    }
  /** What it held was erased by law; the chain stays valid. */
  | { readonly kind: 'erased'; readonly record: RecordNumber }
  // Persons and links
  | { readonly kind: 'created'; readonly person: PersonId; readonly splitFrom?: PersonId }
  /** A record that moves is unlinked first; one that stays may be linked anew, of another kind. */
  | {
      readonly kind: 'linked'
      readonly record: RecordNumber
      readonly person: PersonId
      readonly link: LinkKind
      readonly evidence?: LinkEvidence
    }
  | { readonly kind: 'unlinked'; readonly record: RecordNumber; readonly person: PersonId }
  /** Told before the links that it moves; the redirects follow. */
  | {
      readonly kind: 'merged'
      readonly survivor: PersonId
      readonly others: readonly PersonId[]
      /** What the survivor and each of the others held then, in this order: an undo goes by it. */
      readonly records: readonly (readonly RecordNumber[])[]
      readonly by: 'engine' | 'person'
    }
  | {
      readonly kind: 'split'
      readonly person: PersonId
      readonly parts: readonly PersonId[]
      readonly by: 'engine' | 'person'
    }
  /** From now on the id resolves to another person; all its records were unlinked before. */
  | { readonly kind: 'redirected'; readonly person: PersonId; readonly to: PersonId }
  /** Its redirect is gone: it is a person of its own again. */
  | { readonly kind: 'restored'; readonly person: PersonId }
  // Assertions
  | ({ readonly kind: 'asserted' } & { readonly assertion: Assertion })
  /** Told whole, so that an undo can state it again. */
  | ({ readonly kind: 'retracted' } & { readonly assertion: Assertion })
  // Review
  | { readonly kind: 'flagged'; readonly item: ReviewItem }
  | { readonly kind: 'rewritten'; readonly item: ReviewItem }
  | { readonly kind: 'resolved'; readonly item: number; readonly outcome: ReviewOutcome }
  // Values
  /** Of this person the steward trusts this record's value of the field (R27). */
  | { readonly kind: 'pinned'; readonly record: RecordNumber; readonly field: string }
  | { readonly kind: 'unpinned'; readonly record: RecordNumber; readonly field: string }
  // The registry itself
  | { readonly kind: 'model-changed'; readonly model: string }
  /** The entry that begins at this sequence number was taken back. */
  | { readonly kind: 'undone'; readonly entry: number }

export type LedgerEventKind = LedgerEvent['kind']

/** What was asked for. */
export type LedgerOperation =
  | 'init'
  | 'submit'
  | 'delete'
  | 'rekey'
  | 'erase'
  | 'merge'
  | 'split'
  | 'unlink'
  | 'assert'
  | 'retract'
  | 'review'
  | 'pin'
  | 'undo'
  | 'model'
  /** Several of these at once. */
  | 'batch'

/** One write, without what happened. */
export interface EntryHead {
  /** Sequence number of its first event; the others follow. From 1 on. */
  readonly sequence: number
  readonly operation: LedgerOperation
  /** Milliseconds since 1970. */
  readonly time: number
  readonly author: string
  readonly reason: string
  /** Hash of the model in force. */
  readonly model: string
}

/** One write: events that became true together. */
export interface LedgerEntry extends EntryHead {
  readonly events: readonly LedgerEvent[]
}

/** An event of the feed, with its place and the write that it belongs to. */
export interface SequencedEvent {
  readonly sequence: number
  readonly event: LedgerEvent
  readonly entry: EntryHead
}
