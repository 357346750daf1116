import { type DateParts, dateParts } from './date-parts.ts'

/** Which part of a numeric date comes first, second and third. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** How {@link standardizeDate} reads what a date leaves open. */
export interface DateOptions {
  /** Order of dates such as 03/04/2012 that could be read both ways; 'mdy' by default. */
  readonly order?: DateOrder
  /** Two-digit years 0…pivot are 2000…, the others 1900…; 30 by default. */
  readonly pivot?: number
  /** Years after it are taken for placeholders; 2100 by default. */
  readonly latest?: number
}

const EARLIEST_YEAR = 1850
/** Dates that systems write when they have none. 1 January of other years is a date. */
const PLACEHOLDERS = new Set([
  '1899-12-30',
  '1899-12-31',
  '1900',
  '1900-01',
  '1900-01-01',
  '1901-01-01',
  '1911-11-11',
])
/** A year that only stands in open-ended validity dates. */
const OPEN_END_YEAR = 2099

/**
 * Standardizes a date to `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, whatever of it can be trusted.
 *
 * Reads numeric dates with or without separators, English and Spanish month names, timestamps (the
 * time is dropped) and the `.0` of a number column. A day above 12 settles the order by itself. An
 * impossible part is dropped with all below it: 2000-13-01 is `2000`, not 13 January, because in a
 * year-first date a month of 13 is a typing error as likely as a swap; 2019-02-29 is `2019-02`. A
 * part of 00 is absent.
 *
 * @param value - any text; only the first 64 code units are read.
 * @returns '' for anything that isn't a date, for placeholders (1900-01-01, 9999-12-31), and for
 *   years before 1850 or after `latest`. 1 January of a plausible year stays.
 *
 * @example
 * ```ts
 * standardizeDate('03/04/2012') // '2012-03-04'
 * standardizeDate('03/04/2012', { order: 'dmy' }) // '2012-04-03'
 * standardizeDate('3 de marzo de 2012') // '2012-03-03'
 * standardizeDate('0000-00-00') // ''
 * ```
 */
export function standardizeDate(value: string, options: DateOptions = {}): string {
  const parts = dateParts(value)
  if (parts === undefined) return ''
  const reading = new DateReading(options)
  const date = parts.namedMonth >= 0 ? reading.named(parts) : reading.numeric(parts.digits)
  return PLACEHOLDERS.has(date) ? '' : date
}

/**
 * Guesses the order of a column's dates by vote.
 *
 * A part above 12 or a year in front votes; a date that could be read both ways doesn't. Dates with
 * a four-digit year in front are read alike under any order, so they decide only if no other value
 * votes.
 *
 * @returns `undefined` if nothing voted or the vote is tied.
 *
 * @example
 * ```ts
 * guessDateOrder(['25/03/2012', '01/02/2012']) // 'dmy'
 * guessDateOrder(['2012-03-25']) // 'ymd'
 * guessDateOrder(['01/02/2012']) // undefined
 * ```
 */
export function guessDateOrder(values: Iterable<string>): DateOrder | undefined {
  const votes = { ymd: 0, dmy: 0, mdy: 0 }
  let yearFirst = 0
  for (const value of values) {
    const parts = dateParts(value)
    if (parts === undefined || parts.namedMonth >= 0) continue
    const { digits } = parts
    const compact = digits.length === 1 && digits[0]!.length === 8
    if (digits[0]?.length === 4 || (compact && isPlausibleYear(digits[0]!.slice(0, 4)))) {
      yearFirst++
      continue
    }
    const [first, second] = compact
      ? [Number(digits[0]!.slice(0, 2)), Number(digits[0]!.slice(2, 4))]
      : [Number(digits[0]), Number(digits[1])]
    if (!compact && digits.length !== 3) continue
    if (first > 31 && second <= 12) votes.ymd++
    else if (first > 12 && first <= 31 && second >= 1 && second <= 12) votes.dmy++
    else if (second > 12 && second <= 31 && first >= 1 && first <= 12) votes.mdy++
  }
  const most = Math.max(votes.ymd, votes.dmy, votes.mdy)
  if (most === 0) return yearFirst > 0 ? 'ymd' : undefined
  const winners = (['ymd', 'dmy', 'mdy'] as const).filter((order) => votes[order] === most)
  return winners.length === 1 ? winners[0] : undefined
}

/**
 * A standardized date as the number yyyymmdd, with 00 for absent parts.
 *
 * @param standardized - as {@link standardizeDate} gives it.
 * @returns 0 for ''.
 *
 * @example
 * ```ts
 * dateNumber('2012-03-04') // 20120304
 * dateNumber('2012') // 20120000
 * ```
 */
export function dateNumber(standardized: string): number {
  if (standardized === '') return 0
  const [year = 0, month = 0, day = 0] = standardized.split('-').map(Number)
  return year * 10_000 + month * 100 + day
}

/** Reads written parts under one set of options. */
class DateReading {
  readonly #order: DateOrder
  readonly #pivot: number
  readonly #latest: number

  constructor({ order = 'mdy', pivot = 30, latest = 2100 }: DateOptions) {
    this.#order = order
    this.#pivot = pivot
    this.#latest = latest
  }

  named({ digits, namedMonth }: DateParts): string {
    const month = digits[namedMonth]!
    const [first, second, ...rest] = digits.filter((_, at) => at !== namedMonth)
    if (first === undefined || !areTimes(rest)) return ''
    if (second === undefined) return first.length === 4 ? this.#date(first, month, '') : ''
    const isYearFirst = first.length === 4 || (second.length < 4 && Number(first) > 31)
    return isYearFirst ? this.#date(first, month, second) : this.#date(second, month, first)
  }

  numeric(digits: readonly string[]): string {
    const [first, second, third, ...rest] = digits
    if (first === undefined) return ''
    if (second === undefined) return this.#compact(first)
    if (third === undefined) {
      if (first.length === 4) return this.#date(first, second, '')
      return second.length === 4 ? this.#date(second, first, '') : ''
    }
    if (!areTimes(rest)) return ''
    if (first.length === 4) return this.#date(first, second, third)
    if (third.length === 4) return this.#yearLast(first, second, third)
    if (third.length > 2 || first.length > 2) return ''
    const isYearFirst = this.#order === 'ymd' || Number(first) > 31
    return isYearFirst ? this.#date(first, second, third) : this.#yearLast(first, second, third)
  }

  #yearLast(first: string, second: string, year: string): string {
    const isDayFirst =
      Number(first) > 12 || (this.#order === 'dmy' && !(Number(second) > 12 && Number(first) > 0))
    return isDayFirst ? this.#date(year, second, first) : this.#date(year, first, second)
  }

  #compact(digits: string): string {
    switch (digits.length) {
      case 4:
        return this.#date(digits, '', '')
      case 6:
        return this.#compactSix(digits)
      case 7:
        // A leading zero lost in a spreadsheet; only a year at the end says where.
        return this.#isYear(digits.slice(3)) ? this.#compact(`0${digits}`) : ''
      case 8:
        return this.#compactEight(digits)
      default:
        return ''
    }
  }

  #compactEight(digits: string): string {
    const yearFirst = this.#date(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
    if (yearFirst.length === 10) return yearFirst
    const yearLast = this.#yearLast(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4))
    return yearLast.length === 10 || yearFirst === '' ? yearLast : yearFirst
  }

  /** Six digits are read in the given order only: every other order gives a date as well. */
  #compactSix(digits: string): string {
    const [a, b, c] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
    const inOrder = {
      ymd: () => this.#date(a, b, c),
      dmy: () => this.#date(c, b, a),
      mdy: () => this.#date(c, a, b),
    }[this.#order]()
    if (inOrder.length === 10) return inOrder
    const yearMonth = this.#date(digits.slice(0, 4), c, '')
    return yearMonth.length === 7 ? yearMonth : ''
  }

  #date(yearText: string, monthText: string, dayText: string): string {
    if (yearText.length === 3 || yearText.length > 4 || monthText.length > 2) return ''
    const year = yearText.length === 4 ? Number(yearText) : this.#century(Number(yearText))
    if (year < EARLIEST_YEAR || year > this.#latest || year === OPEN_END_YEAR) return ''
    const month = Number(monthText)
    if (month < 1 || month > 12) return String(year)
    const yearMonth = `${year}-${twoDigits(month)}`
    const day = dayText.length > 2 ? 0 : Number(dayText)
    if (day < 1 || day > daysInMonth(year, month)) return yearMonth
    return `${yearMonth}-${twoDigits(day)}`
  }

  #isYear(text: string): boolean {
    return Number(text) >= EARLIEST_YEAR && Number(text) <= this.#latest
  }

  #century(twoDigitYear: number): number {
    return twoDigitYear <= this.#pivot ? 2000 + twoDigitYear : 1900 + twoDigitYear
  }
}

/** What follows a date may be a time of day, which has at least hours and minutes. */
function areTimes(rest: readonly string[]): boolean {
  return rest.length === 0 || (rest.length >= 2 && rest.every((part) => part.length <= 9))
}

function isPlausibleYear(text: string): boolean {
  return Number(text) >= EARLIEST_YEAR && Number(text) <= OPEN_END_YEAR
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    return isLeap ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function twoDigits(part: number): string {
  return part < 10 ? `0${part}` : String(part)
}
