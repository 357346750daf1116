import { codesOf } from '../../blocking/token-keys.ts'
import { BoundedCache } from '../../records/bounded-cache.ts'
import {
  nameTokens,
  standardizeGivenName,
  standardizeSurname,
} from '../../standardize/person-name.ts'
import { standardizePlace } from '../../standardize/place.ts'
import { foldText } from '../../standardize/text.ts'
import { districtsOf } from '../msix/districts-of.ts'
import type { KeptRecord, StudentDocument } from '../student-document.ts'

/** What a student is found by: a kind and a value, as `surname:s:grs`. */
export type SearchTerm = string

/** Tokens of a name that are looked at; a name of more words is rather a sentence. */
const MOST_TOKENS = 6

/** Names whose words and sounds are remembered: few are borne by most. */
const REMEMBERED = 1 << 14
const GIVEN = new BoundedCache(REMEMBERED, (name: string) => nameTokens(standardizeGivenName(name)))
const SURNAMES = new BoundedCache(REMEMBERED, (name: string) =>
  nameTokens(standardizeSurname(name)),
)

/** Words of first and middle names. */
export function givenTokens(...values: readonly (string | undefined)[]): string[] {
  return tokensOf(values, GIVEN)
}

/** Words of surnames, whichever field they stand in. */
export function surnameTokens(...values: readonly (string | undefined)[]): string[] {
  return tokensOf(values, SURNAMES)
}

function tokensOf(
  values: readonly (string | undefined)[],
  words: BoundedCache<string, readonly string[]>,
): string[] {
  const tokens = values.flatMap((value = '') => words.get(value))
  return [...new Set(tokens)].slice(0, MOST_TOKENS)
}

const SOUNDS = new BoundedCache(REMEMBERED, (token: string) => codesOf(token, 'variant-sound'))

/** Sounds of a name and of its formal names, as blocking has them. */
export function soundsOf(token: string): readonly string[] {
  return SOUNDS.get(token)
}

/** Two sounds that stand in one name, in whatever order. */
export function pairTerm(left: string, right: string): SearchTerm {
  return left < right ? `pair:${left}+${right}` : `pair:${right}+${left}`
}

export const TERM = {
  given: (sound: string): SearchTerm => `given:${sound}`,
  surname: (sound: string): SearchTerm => `surname:${sound}`,
  parent: (sound: string): SearchTerm => `parent:${sound}`,
  /** YYYYMMDD, its year, its month and day. */
  birthDate: (date: string): SearchTerm => `born:${date}`,
  /** A name and the birth date together. */
  namedAndBorn: (sound: string, date: string): SearchTerm => `named-born:${sound}+${date}`,
  birthYear: (date: string): SearchTerm => `year:${date.slice(0, 4)}`,
  birthday: (date: string): SearchTerm => `day:${date.slice(4)}`,
  birthCity: (city: string): SearchTerm => `birth-city:${standardizePlace(city)}`,
  birthState: (state: string): SearchTerm => `birth-state:${state}`,
  birthCountry: (country: string): SearchTerm => `birth-country:${country}`,
  alternateId: (id: string): SearchTerm => `alternate-id:${foldText(id)}`,
  state: (state: string): SearchTerm => `state:${state}`,
  district: (id: string): SearchTerm => `district:${id}`,
  school: (id: string): SearchTerm => `school:${id}`,
  schoolName: (name: string): SearchTerm => `school-name:${foldText(name)}`,
  grade: (grade: string): SearchTerm => `grade:${grade}`,
  /** YYYYMM. */
  enrolled: (month: string): SearchTerm => `enrolled:${month}`,
  arrived: (month: string): SearchTerm => `arrived:${month}`,
  movedFrom: (state: string): SearchTerm => `from:${state}`,
  movedTo: (state: string): SearchTerm => `to:${state}`,
} as const

/** All that a state’s student is found by; nothing once the state took it back. */
export function termsOf(state: string, document: StudentDocument | undefined): Set<SearchTerm> {
  const terms = new Set<SearchTerm>()
  if (document === undefined || document.deleted === true) return terms
  terms.add(TERM.state(state))
  for (const record of document.records) addTerms(terms, record)
  return terms
}

/** Dates of an enrollment by which it is found. */
export const ENROLLMENT_DATES = ['enrollmentDate', 'residencyDate'] as const

function addTerms(terms: Set<SearchTerm>, { kind, values }: KeptRecord): void {
  const add = (value: string | undefined, term: (value: string) => SearchTerm): void => {
    if (value !== undefined && value !== '') terms.add(term(value))
  }
  switch (kind) {
    case 'alternateId':
      add(values.alternateId, TERM.alternateId)
      return
    case 'demographics':
      addNames(terms, values)
      for (const term of [TERM.birthDate, TERM.birthYear, TERM.birthday]) {
        add(values.birthDate, term)
      }
      add(values.birthCity, TERM.birthCity)
      add(values.birthState, TERM.birthState)
      add(values.birthCountry, TERM.birthCountry)
      return
    case 'qualifyingMove':
      add(values.qualifyingArrivalDate?.slice(0, 6), TERM.arrived)
      add(values.fromState, TERM.movedFrom)
      add(values.toState, TERM.movedTo)
      return
    case 'enrollment':
      for (const name of ENROLLMENT_DATES) add(values[name]?.slice(0, 6), TERM.enrolled)
      for (const district of districtsOf(values)) terms.add(TERM.district(district))
      add(values.schoolId, TERM.school)
      add(values.schoolName, TERM.schoolName)
      add(values.gradeLevel, TERM.grade)
  }
}

function addNames(terms: Set<SearchTerm>, values: Readonly<Record<string, string>>): void {
  const { firstName, middleName, lastName1, lastName2, birthDate } = values
  const given = givenTokens(firstName, middleName).flatMap(soundsOf)
  const surnames = surnameTokens(lastName1, lastName2).flatMap(soundsOf)
  for (const sound of given) terms.add(TERM.given(sound))
  for (const sound of surnames) terms.add(TERM.surname(sound))
  for (const one of given) for (const other of surnames) terms.add(pairTerm(one, other))
  if (birthDate !== undefined) {
    for (const sound of [...given, ...surnames]) terms.add(TERM.namedAndBorn(sound, birthDate))
  }
  for (const sound of parentTokens(values).flatMap(soundsOf)) terms.add(TERM.parent(sound))
}

/** Words of all names of the parents. */
export function parentTokens(values: Readonly<Record<string, string>>): string[] {
  const { parent1FirstName, parent1LastName, parent2FirstName, parent2LastName } = values
  return [
    ...givenTokens(parent1FirstName, parent2FirstName),
    ...surnameTokens(parent1LastName, parent2LastName),
  ]
}
