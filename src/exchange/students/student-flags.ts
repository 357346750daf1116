import type { ExchangeView } from '../exchange.ts'
import { type PublicFlag, standingFlags } from '../lists/student-flag.ts'
import type { ConsolidatedParts, SourcedRecord } from '../msix/consolidated-record.ts'

/** What a reader of a record should see at once. */
export interface StudentFlags {
  /** Of the newest enrollments that say so. */
  readonly medicalAlert?: string
  readonly immunizationRecords?: string
  readonly priorityForServices?: string
  /** Some state says that the child is a twin or of more. */
  readonly multipleBirth: boolean
  /** Questions whether this child and another are one, or one is two, that wait for an answer. */
  readonly pendingReviews: number
  /** Flags that recruiters have put on the child. */
  readonly recruiters: readonly PublicFlag[]
}

export function flagsOf(
  view: ExchangeView,
  msixId: string,
  { demographics, enrollments }: Pick<ConsolidatedParts, 'demographics' | 'enrollments'>,
): StudentFlags {
  return {
    ...latestOf(enrollments, 'medicalAlert'),
    ...latestOf(enrollments, 'immunizationRecords'),
    ...latestOf(enrollments, 'priorityForServices'),
    multipleBirth: demographics.some(({ values }) => values.multipleBirth === 'Yes'),
    pendingReviews: view.state.itemsOf(msixId).length,
    recruiters: standingFlags(view, msixId),
  }
}

function latestOf<N extends string>(
  newestFirst: readonly SourcedRecord[],
  name: N,
): Partial<Record<N, string>> {
  const value = newestFirst.map(({ values }) => values[name]).find((each) => each !== undefined)
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<N, string>>)
}
