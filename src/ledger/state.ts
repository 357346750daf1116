import type {
  Assertion,
  LinkKind,
  PersonId,
  RecordNumber,
  ReviewItem,
  ReviewOutcome,
} from './event.ts'

/** A source record as it stands. */
export interface RecordState {
  readonly record: RecordNumber
  readonly source: string
  readonly id: string
  /** Of its last submission; from 1 on. */
  readonly version: number
  /** Sequence number of that submission: which of two records is the later one. */
  readonly submitted: number
  /** Its person; absent until it is linked, and once it is deleted. */
  readonly person?: PersonId
  /** `auto` if it has no person. */
  readonly link: LinkKind
  /** Sequence number of the event that linked it, where its evidence stands; 0 if it has no person. */
  readonly linkedAt: number
  readonly deleted: boolean
  /** What it held up to this version was erased by law. */
  readonly erased: boolean
}

/** A person as it stands. Persons are never deleted (R4). */
export interface PersonState {
  readonly person: PersonId
  /** Its records, ascending; none if its id redirects, or if all of them were deleted. */
  readonly members: readonly RecordNumber[]
  /** Sequence number of its creation. */
  readonly since: number
  /** Sequence number of the last event that touched it: what a write may say it saw (R19). */
  readonly version: number
  /** Where its id resolves to, one step. */
  readonly redirect?: PersonId
  readonly splitFrom?: PersonId
}

/** A review item, resolved or not. */
export interface ItemState extends ReviewItem {
  /** How it was resolved; absent while it is open, postponed or awaits validation. */
  readonly outcome?: ReviewOutcome
}

/** How many numbers were given so far. They follow from the events, so that a replay gives none. */
export interface StateCounters {
  /** Records; the number of the next is one more. */
  readonly records: number
  /** Persons created: what the id of the next is made from. */
  readonly persons: number
}

/** The logical state, read within one snapshot. Only events change it. */
export interface StateReader {
  /** Sequence number of the last event; 0 at the beginning. */
  sequence(): number
  counters(): StateCounters
  /** Hash of the model in force; '' before the first. */
  model(): string
  record(record: RecordNumber): RecordState | undefined
  /** The number of a source's record, deleted ones included. */
  recordOf(source: string, id: string): RecordNumber | undefined
  person(person: PersonId): PersonState | undefined
  /** A standing assertion by its number. */
  assertion(assertion: number): Assertion | undefined
  /** Standing assertions about a record, by number. */
  assertionsOf(record: RecordNumber): readonly Assertion[]
  /** All standing assertions, by number. */
  assertions(): Iterable<Assertion>
  /** An item by its number, resolved ones included. */
  item(item: number): ItemState | undefined
  /** Unresolved items that name a person, by number. */
  itemsOf(person: PersonId): readonly ReviewItem[]
  /** Unresolved items from a number on. */
  items(from?: number): Iterable<ReviewItem>
  /** Pinned fields of a record. */
  pinsOf(record: RecordNumber): readonly string[]
  /** Sequence number of the event that took back the entry that begins at a sequence number. */
  undoneBy(entry: number): number | undefined
  /** Raw fields of a version (the last if not given), kept outside the chain; undefined once erased. */
  fieldsOf(record: RecordNumber, version?: number): Readonly<Record<string, string>> | undefined
  /** Records by number: all, or those numbered from `from` on and below `to`. */
  records(from?: RecordNumber, to?: RecordNumber): Iterable<RecordState>
  persons(): Iterable<PersonState>
}

/** As much of a state as views of its persons and items ask for. */
export type StateView = Pick<
  StateReader,
  'sequence' | 'record' | 'recordOf' | 'person' | 'items' | 'pinsOf' | 'fieldsOf'
>
