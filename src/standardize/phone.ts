import { cutValue } from './text.ts'

const EXTENSION = /(?:ext?\.?|extension|x|#)\s*\d+\s*$/i
/** Two numbers in one field. */
const SEPARATOR = /[/;|,]| or | y | o /i
const FEWEST_DIGITS = 7
/** ITU-T E.164. */
const MOST_DIGITS = 15
const FAKE = /^(\d)\1+$|^(?:\d{3})?(\d)\2{6}$|^(?:\d{3})?555(?:1234|1212|0000|5555)$/
const RUNS = new Set(['1234567', '12345678', '123456789', '1234567890', '0123456789'])

/**
 * Standardizes a phone number to its digits, the first number if there are several.
 *
 * The North American country code 1 goes, as does an extension; other country codes stay.
 *
 * @returns '' with fewer than 7 or more than 15 digits, or for placeholders such as 555-1234.
 *
 * @example
 * ```ts
 * standardizePhone('+1 (509) 786-0147 x12') // '5097860147'
 * standardizePhone('000-000-0000') // ''
 * ```
 */
export function standardizePhone(value: string): string {
  const numbers = cutValue(value).normalize('NFKC').replace(/\.0+$/, '').split(SEPARATOR)
  for (const number of numbers) {
    const digits = withoutCountryCode(number.replace(EXTENSION, '').replace(/\D/g, ''))
    if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) continue
    if (!FAKE.test(digits) && !RUNS.has(digits)) return digits
  }
  return ''
}

/** No North American area code starts with 0 or 1, so a number of ten digits keeps its first. */
function withoutCountryCode(digits: string): string {
  return digits.replace(/^(?:00|011)?1([2-9]\d{9})$/, '$1')
}
