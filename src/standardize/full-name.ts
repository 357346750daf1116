import { isKnownGivenName, isSpanishSurname } from './given-names.ts'
import {
  isParticle,
  isTitle,
  splitSuffix,
  standardizeGivenName,
  standardizeSurname,
} from './person-name.ts'
import { standardizeSuffix } from './suffix.ts'
import { cutValue, foldText } from './text.ts'

/** Given names that are surnames after a particle: de la Cruz, de León, de la Rosa, dos Santos. */
const SURNAME_NOUNS = new Set(['cruz', 'leon', 'rosa', 'santos'])

/** The parts of a person's name, each standardized, '' where absent. */
export interface FullName {
  readonly given: string
  readonly middle: string
  readonly surname: string
  readonly suffix: string
}

/**
 * Splits a full name into its parts.
 *
 * With a comma, the surname stands before it. Without one, the first word is the given name and the
 * last the surname; particles go with the word after them, hyphenated words stay together. Two
 * surnames are seen if the word before the last is no known given name and either there are four
 * words or both are common Spanish surnames. A name of one word is a given name if it is known as
 * one, otherwise a surname.
 *
 * @example
 * ```ts
 * splitFullName('GARCIA LOPEZ, Maria Guadalupe')
 * // { given: 'maria', middle: 'guadalupe', surname: 'garcia lopez', suffix: '' }
 * splitFullName('José Ángel de la Cruz Jr.')
 * // { given: 'jose', middle: 'angel', surname: 'de la cruz', suffix: 'jr' }
 * ```
 */
export function splitFullName(value: string): FullName {
  const segments = cutValue(value)
    .split(',')
    .map((segment) => segment.trim())
    .filter((segment) => foldText(segment) !== '')
  const suffixSegment = segments.findIndex((it, at) => at > 0 && isSuffix(it))
  const suffix = suffixSegment < 0 ? '' : standardizeSuffix(segments[suffixSegment]!)
  const named = segments.filter((_, at) => at !== suffixSegment)
  const [first = '', ...rest] = named
  return rest.length === 0 ? splitByWords(first, suffix) : splitByComma(first, rest, suffix)
}

function splitByComma(first: string, rest: readonly string[], suffix: string): FullName {
  const surname = splitSuffix(first)
  const given = splitSuffix(rest.join(' '))
  const [name, ...middle] = unitsOf(rest.join(' '))
  return {
    given: standardizeGivenName(name ?? ''),
    middle: standardizeGivenName(middle.join(' ')),
    surname: standardizeSurname(first),
    // A V after given names is an initial.
    suffix: suffix || surname.suffix || (given.suffix === 'v' ? '' : given.suffix),
  }
}

function splitByWords(text: string, suffix: string): FullName {
  const ended = splitSuffix(text)
  const units = unitsOf(text)
  // The suffix is the last word, and perhaps there was a second one.
  while (units.length > 1 && ended.suffix !== '' && standardizeSuffix(units.at(-1)!) !== '')
    units.pop()
  const [given = '', ...others] = units
  if (others.length === 0) return oneWord(given, suffix || ended.suffix)
  const surnames = others.splice(others.length - surnameCount(units))
  return {
    given: standardizeGivenName(given),
    middle: standardizeGivenName(others.join(' ')),
    surname: standardizeSurname(surnames.join(' ')),
    suffix: suffix || ended.suffix,
  }
}

function oneWord(name: string, suffix: string): FullName {
  const given = standardizeGivenName(name)
  const isGiven = isKnownGivenName(given)
  return {
    given: isGiven ? given : '',
    middle: '',
    surname: isGiven ? '' : standardizeSurname(name),
    suffix,
  }
}

/** How many of the last units are surnames: 1 or 2. */
function surnameCount(units: readonly string[]): number {
  if (units.length < 3) return 1
  const [last, before] = [standardizeSurname(units.at(-1)!), standardizeSurname(units.at(-2)!)]
  if (before.length < 2 || isKnownGivenName(before)) return 1
  // "Maria de Jesus Lopez": the particle belongs to a given name.
  const [particle, noun] = [before.split(' ')[0]!, before.split(' ').at(-1)!]
  if (isParticle(particle) && isKnownGivenName(noun) && !SURNAME_NOUNS.has(noun)) return 1
  return units.length >= 4 || (isSpanishSurname(before) && isSpanishSurname(last)) ? 2 : 1
}

/** A segment that is a suffix and nothing else; a lone V is rather an initial. */
function isSuffix(segment: string): boolean {
  return standardizeSuffix(segment) !== '' && splitSuffix(`x ${segment}`).name === 'x'
}

/** Words of a name with particles bound to the word after them, without titles in front. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let bound = ''
  const tokens = text.split(/\s+/).filter((token) => foldText(token) !== '')
  while (tokens.length > 1 && isTitle(foldText(tokens[0]!))) tokens.shift()
  for (const [at, token] of tokens.entries()) {
    const isBound = at > 0 && at < tokens.length - 1 && isParticle(foldText(token))
    if (isBound) bound += `${token} `
    else {
      units.push(bound + token)
      bound = ''
    }
  }
  return units
}
