import { monthNumber } from './month-names.ts'
import { foldText, words } from './text.ts'

/** The written parts of a date, before it is decided which is the day. */
export interface DateParts {
  /** Runs of digits in the order written; the month's place holds its number if it was a word. */
  readonly digits: readonly string[]
  /** Index in `digits` of a month that was written as a word, or -1. */
  readonly namedMonth: number
}

/** What nearly all dates look like, and what needs no second look. */
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const CLOCK_TIME = /(?:[t\s,]+|^)\d{1,2}:\d{2}.*$/i
/** ISO basic format: 20120304T000000. */
const BASIC_TIME = /^(\d{8})t\d{2,}.*$/i
const DECIMALS = /^(\d+)\.0+$/
const IGNORED = new Set(
  (
    'de del of the en el dia mon tue tues wed weds thu thur thurs fri sat sun monday tuesday ' +
    'wednesday thursday friday saturday sunday lun mar mie jue vie sab dom lunes martes ' +
    'miercoles jueves viernes sabado domingo'
  ).split(' '),
)
const TIME_WORDS = new Set(['am', 'pm', 'z', 'utc', 'gmt', 'a', 'p', 'm'])

/**
 * Reads the parts of a written date.
 *
 * @returns `undefined` if the value holds a word that has no place in a date.
 *
 * @example
 * ```ts
 * dateParts('3 de marzo de 2012') // { digits: ['3', '3', '2012'], namedMonth: 1 }
 * dateParts('2012-03-04T10:00:00Z') // { digits: ['2012', '03', '04'], namedMonth: -1 }
 * ```
 */
export function dateParts(value: string): DateParts | undefined {
  const iso = ISO_DATE.exec(value)
  if (iso !== null) return { digits: iso.slice(1), namedMonth: -1 }
  const text = value
    .slice(0, 64)
    .trim()
    .replace(CLOCK_TIME, '')
    .replace(BASIC_TIME, '$1')
    .replace(DECIMALS, '$1')
  const digits: string[] = []
  let namedMonth = -1
  for (const token of words(separated(foldText(text)))) {
    const month = namedMonth < 0 ? monthNumber(token) : 0
    if (/^\d+$/.test(token)) digits.push(token)
    else if (month > 0) namedMonth = digits.push(String(month)) - 1
    else if (digits.length >= 3 && TIME_WORDS.has(token)) continue
    else if (!IGNORED.has(token)) return undefined
  }
  return { digits, namedMonth }
}

/** '3rd' → '3', '1o' → '1', '04mar2012' → '04 mar 2012'. */
function separated(folded: string): string {
  return folded
    .replace(/\b(\d{1,2})(?:st|nd|rd|th|ro|do|o|er)\b/g, '$1')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
}
