import type { Assertion, LinkKind, PersonId, RecordNumber, ReviewItem } from './event.ts'

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
  readonly link: LinkKind
  readonly deleted: boolean
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

/** The logical state, read within one snapshot. Only events change it. */
export interface StateReader {
  /** Sequence number of the last event; 0 at the beginning. */
  sequence(): number
  record(record: RecordNumber): RecordState | undefined
  /** The number of a source's record, deleted ones included. */
  recordOf(source: string, id: string): RecordNumber | undefined
  person(person: PersonId): PersonState | undefined
  assertion(assertion: number): Assertion | undefined
  /** Standing assertions about a record, by number. */
  assertionsOf(record: RecordNumber): readonly Assertion[]
  item(item: number): ReviewItem | undefined
  /** Unresolved items that name a person, by number. */
  itemsOf(person: PersonId): readonly ReviewItem[]
  /** Unresolved items from a number on. */
  items(from?: number): Iterable<ReviewItem>
  /** Pinned fields of a record. */
  pinsOf(record: RecordNumber): readonly string[]
  /** Raw fields of a version (the last if not given), kept outside the chain; undefined once erased. */
  fieldsOf(record: RecordNumber, version?: number): Readonly<Record<string, string>> | undefined
  records(): Iterable<RecordState>
  persons(): Iterable<PersonState>
}
