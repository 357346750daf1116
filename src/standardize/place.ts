import { isSkipValue } from './skip-values.ts'
import { foldText, LONGEST_VALUE, words } from './text.ts'

const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['sta', 'santa'],
  ['sto', 'santo'],
  ['ft', 'fort'],
  ['mt', 'mount'],
  ['pto', 'puerto'],
  ['cd', 'ciudad'],
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
])
/** Those that also end a name, where they are something else. */
const ANYWHERE: ReadonlyMap<string, string> = new Map([
  ['hts', 'heights'],
  ['spgs', 'springs'],
  ['jct', 'junction'],
  ['twp', 'township'],
])

/**
 * Standardizes the name of a city, town or county.
 *
 * Folded words; short forms before another word are written out (St, Ft, Mt, Sta., Cd.).
 *
 * @returns '' for a skip value.
 *
 * @example
 * ```ts
 * standardizePlace('St. Louis') // 'saint louis'
 * standardizePlace('Cd. Juárez') // 'ciudad juarez'
 * standardizePlace('Unknown') // ''
 * ```
 */
export function standardizePlace(value: string): string {
  const folded = foldText(value)
  if (isSkipValue(folded, 'place')) return ''
  const tokens = words(folded)
  const place = tokens
    .map((token, at) => {
      const full = at < tokens.length - 1 ? SHORT_FORMS.get(token) : undefined
      return full ?? ANYWHERE.get(token) ?? token
    })
    .join(' ')
  if (place.length > LONGEST_VALUE) return standardizePlace(place)
  return isSkipValue(place, 'place') ? '' : place
}
