import { isSkipValue } from './skip-values.ts'
import { standardizeSuffix } from './suffix.ts'
import { cutValue, foldText, LONGEST_VALUE, words } from './text.ts'

// The apostrophe of the keyboard and its typographic and misread relatives (` and ´ are common in
// typed Spanish and Irish names).
const APOSTROPHES = /['’‘‛`´ʼʻʹ′＇]/gu

const TITLES = new Set(
  (
    'mr mrs ms miss mx dr dra prof rev sir sr sra srta senor senora senorita don dona lic ing ' +
    'mister master madam hon'
  ).split(' '),
)

/** Written short in Mexican records. Only before another word: Fco alone may be a typing error. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['ma', 'maria'],
  ['fco', 'francisco'],
  ['fca', 'francisca'],
  ['gpe', 'guadalupe'],
  ['sto', 'santo'],
  ['sta', 'santa'],
])
/** Those short forms that stand for one name only, also as the last word. */
const SAFE_ALONE = new Set(['fco', 'fca', 'gpe'])

const PARTICLES = new Set(
  (
    'de del dela delas delos la las lo los el al da das do dos di du van von vom der den ter ten ' +
    'bin ibn bint zu zur'
  ).split(' '),
)
/** "And" between two surnames; first or last it is an initial. */
const CONJUNCTIONS = new Set(['y', 'e', 'i'])

const SURE_SUFFIXES = new Set(['jr', 'jnr', 'sr', 'snr', 'ii', 'iii', 'iv', '2nd', '3rd', '4th'])
const LIKELY_SUFFIXES = new Set(['junior', 'senior', '2d', '3d'])
/** Also a middle initial or a word of its own, so only after two other words. */
const DOUBTFUL_SUFFIXES = new Set(['v', 'hijo', '5th'])

/**
 * Standardizes a given name, or all given names of a person in one field.
 *
 * Folded words with one blank between them. Apostrophes vanish, hyphens separate words, titles at
 * the front go, as does a generation suffix at the end, and Ma., Fco. and Gpe. are written out.
 * Nicknames stay as they are: they are evidence of their own (see `nameVariants`).
 *
 * @returns '' for a skip value such as "Baby Girl" (see `isSkipValue`) or a value without letters.
 *
 * @example
 * ```ts
 * standardizeGivenName('Ma. Guadalupe') // 'maria guadalupe'
 * standardizeGivenName("D'Angelo Jr.") // 'dangelo'
 * standardizeGivenName('BABY BOY') // ''
 * ```
 */
export function standardizeGivenName(value: string): string {
  const folded = foldName(value)
  if (isSkipValue(folded, 'given-name')) return ''
  const tokens = expand(withoutTitles(lettersOnly(words(folded))))
  while (tokens.length > 1 && SURE_SUFFIXES.has(tokens.at(-1)!)) tokens.pop()
  return finish(tokens, 'given-name', standardizeGivenName)
}

/**
 * Standardizes a surname, or both surnames of a person in one field.
 *
 * As {@link standardizeGivenName}; particles (de la, van der) stay, Mc Donald and O Brien become
 * one word, and a generation suffix at the end goes (`splitSuffix` keeps it).
 *
 * @returns '' for a skip value or a value without letters.
 *
 * @example
 * ```ts
 * standardizeSurname("O'Brien") // 'obrien'
 * standardizeSurname('García-López, Jr.') // 'garcia lopez'
 * standardizeSurname('DE LA CRUZ') // 'de la cruz'
 * ```
 */
export function standardizeSurname(value: string): string {
  const folded = foldName(value)
  if (isSkipValue(folded, 'surname')) return ''
  const tokens = withoutSuffix(joinMc(expand(withoutTitles(lettersOnly(words(folded))))))
  return finish(tokens, 'surname', standardizeSurname)
}

/**
 * The words of a standardized name that carry its identity: without particles, unless nothing
 * would be left.
 *
 * @param standardized - as {@link standardizeGivenName} or {@link standardizeSurname} give it.
 *
 * @example
 * ```ts
 * nameTokens('de la cruz') // ['cruz']
 * nameTokens('garcia y lopez') // ['garcia', 'lopez']
 * nameTokens('de') // ['de']
 * ```
 */
export function nameTokens(standardized: string): string[] {
  const tokens = words(standardized)
  const kept = tokens.filter((token, at) => {
    const isBetween = at > 0 && at < tokens.length - 1
    return !PARTICLES.has(token) && !(isBetween && CONJUNCTIONS.has(token))
  })
  return kept.length === 0 ? tokens : kept
}

/**
 * Splits a generation suffix off the end of a name.
 *
 * @returns the name folded, with titles and abbreviations as they were, and the suffix as
 *   `standardizeSuffix` gives it, '' if there is none. "V" counts only after two other words.
 *
 * @example
 * ```ts
 * splitSuffix('Garcia, Jr.') // { name: 'garcia', suffix: 'jr' }
 * splitSuffix('Garcia') // { name: 'garcia', suffix: '' }
 * ```
 */
export function splitSuffix(value: string): { name: string; suffix: string } {
  const tokens = words(foldName(value))
  const kept = withoutSuffix([...tokens])
  const suffix = kept.length < tokens.length ? standardizeSuffix(tokens[kept.length]!) : ''
  return { name: kept.join(' '), suffix }
}

/** True for a word that binds to the surname after it: de, la, van, bin … */
export function isParticle(token: string): boolean {
  return PARTICLES.has(token)
}

/** True for a form of address: mr, dra, srta … */
export function isTitle(token: string): boolean {
  return TITLES.has(token)
}

function foldName(value: string): string {
  return foldText(cutValue(value).replace(APOSTROPHES, ''))
}

/** Words of digits alone are line noise in a name; a digit inside a word may be a typing error. */
function lettersOnly(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !/^\p{N}+$/u.test(token))
}

function withoutTitles(tokens: readonly string[]): string[] {
  let start = 0
  while (start < tokens.length - 1 && TITLES.has(tokens[start]!)) start++
  return tokens.slice(start)
}

function expand(tokens: readonly string[]): string[] {
  return tokens.map((token, at) => {
    const isBeforeAnother = at < tokens.length - 1
    return (isBeforeAnother || SAFE_ALONE.has(token) ? ABBREVIATIONS.get(token) : token) ?? token
  })
}

function joinMc(tokens: readonly string[]): string[] {
  const joined: string[] = []
  // From the back, so that a joined word can never be followed by one still to join.
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!
    const next = joined[0]
    const joins =
      token === 'mc' || (token === 'o' && at === 0 && next !== undefined && next.length > 2)
    if (joins && next !== undefined) joined[0] = token + next
    else joined.unshift(token)
  }
  return joined
}

function withoutSuffix(tokens: string[]): string[] {
  for (;;) {
    const last = tokens.at(-1)
    if (last === undefined || tokens.length < 2) return tokens
    const isSuffix =
      SURE_SUFFIXES.has(last) ||
      LIKELY_SUFFIXES.has(last) ||
      (DOUBTFUL_SUFFIXES.has(last) && tokens.length > 2)
    if (!isSuffix) return tokens
    tokens.pop()
  }
}

function finish(
  tokens: readonly string[],
  kind: 'given-name' | 'surname',
  again: (value: string) => string,
): string {
  const name = tokens.join(' ')
  // Written-out abbreviations can pass the limit, and a cut name can end in half a word that is a
  // suffix: only a second pass makes it stable.
  if (name.length > LONGEST_VALUE) return again(name)
  return isSkipValue(name, kind) ? '' : name
}
