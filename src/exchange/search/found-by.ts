import { hashHigh, hashString } from '../../records/hash.ts'
import type { StudentDocument } from '../student-document.ts'
import { cardOf, type RecordCard } from './record-card.ts'
import { givenTokens, type SearchTerm, surnameTokens, termsOf } from './search-terms.ts'

/** What a state’s student is found by, and shown as. Plain data. */
export interface FoundBy {
  /** Keys of its terms; see {@link termKeys}. */
  readonly terms: Uint32Array
  /** Words of the child’s names. */
  readonly words: readonly string[]
  /** Absent once the state took the student back. */
  readonly card?: RecordCard
}

/** Works out what a student is found by, of what its state says. Pure. */
export function foundBy(state: string, id: string, document: StudentDocument): FoundBy {
  return {
    terms: termKeys(termsOf(state, document)),
    words: wordsOf(document),
    ...(document.deleted === true ? {} : { card: cardOf(state, id, document) }),
  }
}

/** The keys of terms in the postings, one after the other: low half, high half. */
export function termKeys(terms: ReadonlySet<SearchTerm>): Uint32Array {
  const keys = new Uint32Array(2 * terms.size)
  let at = 0
  for (const term of terms) {
    keys[at++] = hashString(term)
    keys[at++] = hashHigh
  }
  return keys
}

function wordsOf({ records }: StudentDocument): readonly string[] {
  return records.flatMap(({ kind, values }) =>
    kind === 'demographics'
      ? [
          ...givenTokens(values.firstName, values.middleName),
          ...surnameTokens(values.lastName1, values.lastName2),
        ]
      : [],
  )
}
