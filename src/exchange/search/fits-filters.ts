import type { StudentDocument } from '../student-document.ts'
import { filtersOf, type SearchQuery } from './search-query.ts'
import { ENROLLMENT_DATES, termsOf } from './search-terms.ts'

/** Does what a state says of a student fit all that is not ranked by? Days count here, not months. */
export function fits(
  query: SearchQuery,
  state: string,
  read: () => StudentDocument | undefined,
): boolean {
  const filters = filtersOf(query)
  if (filters.length === 0) return true
  const document = read()
  const terms = termsOf(state, document)
  if (!filters.every((anyOf) => anyOf.some((term) => terms.has(term)))) return false
  const { enrolledFrom, enrolledTo, arrivedFrom, arrivedTo } = query
  return (
    isWithin(document!, ENROLLMENT_DATES, enrolledFrom, enrolledTo) &&
    isWithin(document!, ['qualifyingArrivalDate'], arrivedFrom, arrivedTo)
  )
}

function isWithin(
  { records }: StudentDocument,
  names: readonly string[],
  from: string | undefined,
  to: string | undefined,
): boolean {
  if (from === undefined || to === undefined) return true
  return records.some(({ values }) =>
    names.some((name) => values[name] !== undefined && values[name] >= from && values[name] <= to),
  )
}
