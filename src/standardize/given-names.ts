import { COMMON_GIVEN_NAMES } from './given-name-data.ts'
import { SPANISH_GIVEN_NAMES, SPANISH_NICKNAMES, SPANISH_SURNAMES } from './spanish-name-data.ts'

interface NameLists {
  readonly spanish: ReadonlySet<string>
  readonly given: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
}

let lists: NameLists | undefined

/**
 * True for a given name in use: seen at least 100 times among New York's births, or a Spanish one.
 *
 * @param token - one folded word.
 *
 * @example
 * ```ts
 * isKnownGivenName('guadalupe') // true
 * isKnownGivenName('martinez') // false
 * ```
 */
export function isKnownGivenName(token: string): boolean {
  return nameLists().given.has(token)
}

/**
 * True for a given name of the Spanish list.
 *
 * @example
 * ```ts
 * isSpanishGivenName('eusebio') // true
 * isSpanishGivenName('kevin') // false
 * ```
 */
export function isSpanishGivenName(token: string): boolean {
  return nameLists().spanish.has(token)
}

/**
 * True for one of the most frequent Spanish surnames that is not as often a given name.
 *
 * @example
 * ```ts
 * isSpanishSurname('garcia') // true
 * isSpanishSurname('cruz') // false
 * ```
 */
export function isSpanishSurname(token: string): boolean {
  return nameLists().surnames.has(token)
}

/** Splits the compact text of a data module at white space. */
export function wordList(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function nameLists(): NameLists {
  lists ??= buildLists()
  return lists
}

function buildLists(): NameLists {
  const formal = wordList(SPANISH_NICKNAMES).map((entry) => entry.slice(0, entry.indexOf('=')))
  const spanish = new Set([...formal, ...wordList(SPANISH_GIVEN_NAMES)])
  const surnames = new Set(wordList(SPANISH_SURNAMES))
  // Births were recorded with surnames as given names now and then (Reyes, Santana): a word of the
  // surname list counts as a surname.
  const common = wordList(COMMON_GIVEN_NAMES).filter((name) => !surnames.has(name))
  return { spanish, surnames, given: new Set([...common, ...spanish]) }
}
