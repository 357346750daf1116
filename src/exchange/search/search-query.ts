import type { SearchTerm } from './search-terms.ts'
import { givenTokens, soundsOf, surnameTokens, TERM } from './search-terms.ts'

/** What is known of a child that is looked for. Dates are YYYYMMDD. */
export interface SearchQuery {
  readonly firstName?: string
  /** One surname, or both. */
  readonly lastName?: string
  readonly birthDate?: string
  readonly id?: SearchedId
  readonly parentFirstName?: string
  readonly parentLastName?: string
  readonly birthCity?: string
  readonly birthState?: string
  readonly birthCountry?: string
  /** A state that has the child. */
  readonly state?: string
  /** NCES district, 7 digits. */
  readonly district?: string
  /** NCES school, 12 digits, or its name. */
  readonly school?: string
  readonly grade?: string
  readonly enrolledFrom?: string
  readonly enrolledTo?: string
  readonly arrivedFrom?: string
  readonly arrivedTo?: string
  readonly movedFromState?: string
  readonly movedToState?: string
}

/** An id of the exchange or of a state; the state’s own counts with its state only. */
export interface SearchedId {
  readonly type: 'msix' | 'state' | 'alternate'
  readonly value: string
  readonly state?: string
}

/** Any of these terms has to lead to a record. */
export type AnyOf = readonly SearchTerm[]

/** What has to be so of a record beside names and birth date: one of each. */
export function filtersOf(query: SearchQuery): readonly AnyOf[] {
  const { school, enrolledFrom, enrolledTo, arrivedFrom, arrivedTo } = query
  const one = (value: string | undefined, term: (value: string) => SearchTerm): AnyOf[] =>
    value === undefined ? [] : [[term(value)]]
  const parents = [...givenTokens(query.parentFirstName), ...surnameTokens(query.parentLastName)]
  return [
    ...parents.map((token) => soundsOf(token).map(TERM.parent)),
    ...one(query.birthCity, TERM.birthCity),
    ...one(query.birthState, TERM.birthState),
    ...one(query.birthCountry, TERM.birthCountry),
    ...one(query.state, TERM.state),
    ...one(query.district, TERM.district),
    ...(school === undefined ? [] : [[TERM.school(school), TERM.schoolName(school)]]),
    ...one(query.grade, TERM.grade),
    ...monthsOf(enrolledFrom, enrolledTo, TERM.enrolled),
    ...monthsOf(arrivedFrom, arrivedTo, TERM.arrived),
    ...one(query.movedFromState, TERM.movedFrom),
    ...one(query.movedToState, TERM.movedTo),
  ]
}

/** Months between two days at most. */
export const MOST_MONTHS = 120

function monthsOf(
  from: string | undefined,
  to: string | undefined,
  term: (month: string) => SearchTerm,
): AnyOf[] {
  if (from === undefined || to === undefined) return []
  const months: SearchTerm[] = []
  for (let month = monthNumber(from); month <= monthNumber(to); month++) {
    const year = Math.floor(month / 12)
    months.push(term(`${year}${String((month % 12) + 1).padStart(2, '0')}`))
  }
  return [months]
}

/** Months since the year 0. */
export function monthNumber(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(4, 6)) - 1
}

/**
 * Is somebody named, the child or a parent? Nobody goes through all children of a place: a search asks for
 * one who is known.
 */
export function isNamed(query: SearchQuery): boolean {
  const { firstName, lastName, parentFirstName, parentLastName } = query
  return (
    givenTokens(firstName).length +
      surnameTokens(lastName).length +
      givenTokens(parentFirstName).length +
      surnameTokens(parentLastName).length >
    0
  )
}

/** Are names or a birth date given, by which children can be ranked? */
export function canRank({ firstName, lastName, birthDate }: SearchQuery): boolean {
  return firstName !== undefined || lastName !== undefined || birthDate !== undefined
}
