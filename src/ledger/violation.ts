import type { PersonId } from './event.ts'

/** Something that must never be, as data: ids and numbers, no person's values. */
export interface Violation {
  readonly code: string
  /** Person ids, numbers of records, items, assertions and events: what the code says. */
  readonly subjects: readonly (PersonId | number)[]
}
