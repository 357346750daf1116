import { dateSlips } from './date-slips.ts'
import { intersectionOf, isIn, type RecordSet, unionOf } from './record-sets.ts'
import { longListOf, recordsOf, type SearchView } from './search-postings.ts'
import { filtersOf, type SearchQuery } from './search-query.ts'
import {
  givenTokens,
  pairTerm,
  type SearchTerm,
  soundsOf,
  surnameTokens,
  TERM,
} from './search-terms.ts'
import { similarWords } from './similar-names.ts'

/** Records that may be of the child that is looked for. */
export interface Candidates {
  readonly records: RecordSet
  /** Were there no more than can be looked at? */
  readonly complete: boolean
}

/** Records that one search compares at most. */
export const MOST_COMPARED = 2000
/** Where names lead to more records than this, those are looked at whose birth date is not far off. */
const MANY = 100

/** Sounds of the words of a name, word by word. */
type Sounds = readonly (readonly string[])[]

/** What a search has found first, and goes on from. */
export interface NearCandidates extends Candidates {
  readonly filter: RecordSet | undefined
  readonly heard: { readonly given: Sounds; readonly surnames: Sounds }
  /** What led to the records, before the filter. */
  readonly sets: readonly RecordSet[]
}

/**
 * Records that a query with a name or a birth date leads to: both names by their sounds in whatever
 * order, or a name with the birth date, which may be one slip off.
 */
export function findNear(view: SearchView, query: SearchQuery): NearCandidates {
  const filter = filterSet(view, query)
  const given = givenTokens(query.firstName).map(soundsOf)
  const surnames = surnameTokens(query.lastName).map(soundsOf)
  const sets = [
    ...namedAndBorn(view, query, [...given, ...surnames]),
    ...named(view, query, given, surnames),
  ]
  return { ...within(sets, filter), filter, heard: { given, surnames }, sets }
}

/**
 * Further records, where none of the near ones fits: all who were born on that day, and names in
 * spellings that are almost the same but sound otherwise.
 */
export function findFar(view: SearchView, query: SearchQuery, near: NearCandidates): Candidates {
  const { given, surnames } = near.heard
  const misspelt = (words: readonly string[]): Sounds =>
    words.map((word) => similarWords(view.app, word).flatMap(soundsOf))
  const far = [
    ...named(view, query, misspelt(givenTokens(query.firstName)), surnames),
    ...named(view, query, given, misspelt(surnameTokens(query.lastName))),
    ...(query.birthDate === undefined ? [] : [bornThen(view, query.birthDate)]),
  ]
  const { records, complete } = within([...near.sets, ...far], near.filter)
  return { records: records.filter((record) => !isIn(near.records, record)), complete }
}

/** Records that fit all that is not ranked by; undefined if nothing of that kind is asked. */
export function filterSet(view: SearchView, query: SearchQuery): RecordSet | undefined {
  const filters = filtersOf(query)
  if (filters.length === 0) return undefined
  const sets = filters
    .map((terms) => unionOf(recordsOf(view, terms)))
    .sort((a, b) => a.length - b.length)
  return sets.reduce(intersectionOf)
}

/** Born on that day. */
function bornThen(view: SearchView, birthDate: string): RecordSet {
  return recordsOf(view, [TERM.birthDate(birthDate)])[0]!
}

/** Of a name and born on that day, or on the one with day and month swapped; a set for each word. */
function namedAndBorn(
  view: SearchView,
  { birthDate }: SearchQuery,
  words: Sounds,
): readonly RecordSet[] {
  if (birthDate === undefined) return []
  const swapped = birthDate.slice(0, 4) + birthDate.slice(6) + birthDate.slice(4, 6)
  return words.map((sounds) => {
    const terms = sounds.flatMap((sound) => [
      TERM.namedAndBorn(sound, birthDate),
      TERM.namedAndBorn(sound, swapped),
    ])
    return unionOf(recordsOf(view, terms))
  })
}

/** What the names lead to, set by set: who stands in more of them fits better. */
function named(
  view: SearchView,
  query: SearchQuery,
  given: Sounds,
  surnames: Sounds,
): readonly RecordSet[] {
  if (given.length > 0 && surnames.length > 0) return bothNamed(view, query, given, surnames)
  const { birthDate } = query
  if (birthDate === undefined) {
    return [...sounding(view, given, TERM.given), ...sounding(view, surnames, TERM.surname)]
  }
  const slips = dateSlips(birthDate)
  return [...given, ...surnames].map((sounds) => {
    const terms = sounds.flatMap((sound) => slips.map((slip) => TERM.namedAndBorn(sound, slip)))
    return unionOf(recordsOf(view, terms))
  })
}

/** A set for each word. */
function sounding(
  view: SearchView,
  words: Sounds,
  term: (sound: string) => SearchTerm,
): readonly RecordSet[] {
  return words.map((sounds) => unionOf(recordsOf(view, sounds.map(term))))
}

/** A set for each pair of a first name and a surname. */
function bothNamed(
  view: SearchView,
  { birthDate }: SearchQuery,
  given: Sounds,
  surnames: Sounds,
): readonly RecordSet[] {
  const sets = given.flatMap((own) =>
    surnames.map((others) => {
      const terms = own.flatMap((one) => others.map((other) => pairTerm(one, other)))
      return unionOf(recordsOf(view, terms))
    }),
  )
  const count = sets.reduce((sum, set) => sum + set.length, 0)
  if (birthDate === undefined || count <= MANY) return sets
  const near = [TERM.birthYear(birthDate), TERM.birthday(birthDate)].map((term) =>
    longListOf(view, term),
  )
  // The lists are long, the sets are short.
  return sets.map((set) => unionOf(near.map((list) => intersectionOf(set, list))))
}

/** Those of the sets that fit a filter; of too many those that stand in the most sets. */
function within(sets: readonly RecordSet[], filter: RecordSet | undefined): Candidates {
  const kept = filter === undefined ? sets : sets.map((set) => intersectionOf(set, filter))
  const records = unionOf(kept)
  if (records.length <= MOST_COMPARED) return { records, complete: true }
  const inSeveral = unionOf(
    kept.flatMap((set, at) => kept.slice(at + 1).map((other) => intersectionOf(set, other))),
  )
  const best = unionOf([inSeveral.subarray(0, MOST_COMPARED)])
  const others = records.filter((record) => !isIn(best, record))
  const chosen = unionOf([best, others.subarray(0, MOST_COMPARED - best.length)])
  return { records: chosen, complete: false }
}
