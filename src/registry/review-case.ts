import type { PersonId, RecordNumber, ReviewItem } from '../ledger/event.ts'
import type { StateReader } from '../ledger/state.ts'

/** One of the two records that a person looks at to decide. */
export interface ReviewSide {
  readonly source: string
  readonly id: string
  /** Whose record it is now; absent if it was deleted. */
  readonly person?: PersonId
  /** How many records that person has. */
  readonly records: number
  /** Raw values by field; none once erased. */
  readonly fields: Readonly<Record<string, string>>
}

/** A review item with what its best pair of records says. */
export interface ReviewCase {
  readonly item: ReviewItem
  /** Of the best pair, bits; absent if the item names no pair. */
  readonly weight?: number
  readonly left?: ReviewSide
  readonly right?: ReviewSide
}

/** An item as a person sees it: its best pair of records, otherwise the first two that it names. */
export function reviewCase(state: StateReader, item: ReviewItem): ReviewCase {
  const [best] = item.evidence
  const left = side(state, best?.left ?? item.records[0])
  const right = side(state, best?.right ?? item.records[1])
  return {
    item,
    ...(best === undefined ? {} : { weight: best.weight }),
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
  }
}

function side(state: StateReader, number: RecordNumber | undefined): ReviewSide | undefined {
  const record = number === undefined ? undefined : state.record(number)
  if (record === undefined) return undefined
  const { source, id, person } = record
  const members = person === undefined ? undefined : state.person(person)?.members
  return {
    source,
    id,
    ...(person === undefined ? {} : { person }),
    records: members?.length ?? 0,
    fields: state.fieldsOf(record.record) ?? {},
  }
}
