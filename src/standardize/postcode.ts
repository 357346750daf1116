import { isSkipValue } from './skip-values.ts'
import { cutValue, foldText } from './text.ts'

/** ZIP+4 whose leading zero was lost. */
const SHORT_ZIP_PLUS_FOUR = /^(\d{4})\s*-\s*\d{4}$/
const ZIP_PLUS_FOUR = /^(\d{5})\d{4}$/
// 22222, 44444 and 55555 are places in Virginia, Ohio and Minnesota.
const REPEATED = /^(?:0+|1{5}|3{5}|6{5}|7{5}|8{5}|9{5})$/

/**
 * Standardizes a postcode: the five digits of a US ZIP code, other codes in lower case without
 * blanks.
 *
 * Leading zeros stay; a lost one isn't guessed, since other countries have codes of four digits.
 *
 * @returns '' for skip values: zeros only, 99999 and its like, "N/A".
 *
 * @example
 * ```ts
 * standardizePostcode('98944-1234') // '98944'
 * standardizePostcode('SW1A 1AA') // 'sw1a1aa'
 * ```
 */
export function standardizePostcode(value: string): string {
  const text = cutValue(value).normalize('NFKC').trim()
  const zip = text.replace(/^(\d+)\.0+$/, '$1').replace(SHORT_ZIP_PLUS_FOUR, '$1')
  const folded = foldText(zip)
  if (isSkipValue(folded, 'text')) return ''
  const code = folded.replaceAll(' ', '').replace(ZIP_PLUS_FOUR, '$1')
  return REPEATED.test(code) || isSkipValue(code, 'text') ? '' : code
}
