import { isSkipValue } from './skip-values.ts'
import { cutValue, foldText } from './text.ts'

const RUNS = new Set(['123456789', '1234567890', '0123456789', '987654321', '9876543210'])
/** One digit repeated; a lone 9 can be an id, a zero can't. */
const REPEATED = /^(?:0+|(\d)\1{3,}|9{3,})$/

/**
 * Standardizes an identifier: letters and digits only, lower case. Leading zeros stay.
 *
 * @returns '' for skip values: zeros or nines only, one digit repeated four times or more,
 *   123456789, "N/A".
 *
 * @example
 * ```ts
 * standardizeIdentifier('WA-00123 4') // 'wa001234'
 * standardizeIdentifier('000-00-0000') // ''
 * ```
 */
export function standardizeIdentifier(value: string): string {
  // A spreadsheet made the id a number: 12345.0.
  const folded = foldText(
    cutValue(value)
      .trim()
      .replace(/^(\d+)\.0+$/, '$1'),
  )
  if (isSkipValue(folded, 'text')) return ''
  const id = folded.replaceAll(' ', '')
  return REPEATED.test(id) || RUNS.has(id) || isSkipValue(id, 'text') ? '' : id
}
