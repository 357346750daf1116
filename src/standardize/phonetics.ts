import { doubleMetaphone } from 'double-metaphone'
import { spanishCode } from './spanish-phonetics.ts'

const LATIN_WORD = /^[a-z]+$/
const SHORTEST_WORD = 3
/** Sounds past it add nothing to a blocking key, and Double Metaphone is slow on long words. */
const LONGEST_WORD = 40

/**
 * The sounds of a name, as keys: two names that share one may be one name heard differently.
 *
 * Double Metaphone's primary and secondary code and a Spanish-aware code marked `s:`.
 *
 * @param token - one folded word (`nameTokens`).
 * @returns 1 to 3 codes without repeats. Words of fewer than 3 letters or with anything but a–z are
 *   their own only code; '' has none.
 *
 * Source: Philips (2000), "The Double Metaphone Search Algorithm", C/C++ Users Journal 18(6); the
 * Spanish rules are our own.
 *
 * @example
 * ```ts
 * phoneticCodes('jimenez') // ['JMNS', 's:jmns']
 * phoneticCodes('li') // ['li']
 * ```
 */
export function phoneticCodes(token: string): readonly string[] {
  const sounds = soundCodes(token)
  if (!isWord(token)) return sounds
  const [primary, secondary] = doubleMetaphone(token.slice(0, LONGEST_WORD))
  const codes = [primary, secondary].filter((code) => code !== '')
  return [...new Set([...codes, ...sounds])]
}

/**
 * The Spanish-aware one of {@link phoneticCodes}: Double Metaphone takes twice as long.
 *
 * @returns one code; none for ''.
 */
export function soundCodes(token: string): readonly string[] {
  if (token === '') return []
  return [isWord(token) ? `s:${spanishCode(token.slice(0, LONGEST_WORD))}` : token]
}

function isWord(token: string): boolean {
  return token.length >= SHORTEST_WORD && LATIN_WORD.test(token)
}
