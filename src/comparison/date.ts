import { LEVEL_NAMES } from '../model/comparison-levels.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import type { Comparer } from './comparer.ts'
import type { ComparisonTables } from './comparison-tables.ts'

export const DATE = Object.fromEntries(
  LEVEL_NAMES.date.map((name, level) => [name, level]),
) as Record<(typeof LEVEL_NAMES)['date'][number], number>

/** Birth dates: typing errors, swapped day and month, partial dates, first of January. */
export class DateComparer implements Comparer {
  readonly #words: Uint32Array
  readonly #date: number

  constructor({ packed, layout }: ComparisonTables, field: string) {
    this.#words = packed.words
    this.#date = layout.offsetOf({ part: 'value', field })
  }

  compare(left: number, right: number): number {
    return dateLevel(this.#words[left + this.#date]!, this.#words[right + this.#date]!)
  }
}

/** Level of two dates as yyyymmdd with 00 for absent parts; 0 is missing. */
export function dateLevel(left: number, right: number): number {
  if (left === 0 || right === 0) return NULL_LEVEL
  // Whole numbers of 32 bits are divided by multiplying.
  const a = left | 0
  const b = right | 0
  if (a === b && a % 100 !== 0) return DATE.exact
  const yearA = (a / 10000) | 0
  const yearB = (b / 10000) | 0
  const monthA = ((a / 100) | 0) % 100
  const monthB = ((b / 100) | 0) % 100
  const dayA = a % 100
  const dayB = b % 100
  if (dayA === 0 || dayB === 0) {
    if (yearA !== yearB) return DATE.different
    if (monthA === 0 || monthB === 0) return DATE['same year']
    return monthA === monthB ? DATE['two parts agree'] : DATE['same year']
  }
  // The first of January often stands for "only the year is known".
  if (yearA === yearB && (a % 10000 === 101 || b % 10000 === 101)) return DATE['first of January']
  if (yearA === yearB && monthA === dayB && dayA === monthB) return DATE['day and month swapped']
  if (isOneSlip(a, b)) return DATE['one typo']
  if (monthA === monthB && dayA === dayB) {
    return Math.abs(yearA - yearB) === 1 ? DATE['one typo'] : DATE['same month and day']
  }
  if (yearA === yearB && (monthA === monthB || dayA === dayB)) return DATE['two parts agree']
  const days = Math.abs(dayNumber(yearA, monthA, dayA) - dayNumber(yearB, monthB, dayB))
  if (days <= 31) return DATE['within a month']
  return yearA === yearB ? DATE['same year'] : DATE.different
}

/** Days of a date since a fixed one, near enough to compare within a month. */
function dayNumber(year: number, month: number, day: number): number {
  return year * 365.25 + (month - 1) * 30.44 + day
}

/** One digit wrong, or two neighbouring digits transposed, in yyyymmdd. */
function isOneSlip(a: number, b: number): boolean {
  let x = a | 0
  let y = b | 0
  while (x % 10 === y % 10) {
    x = (x / 10) | 0
    y = (y / 10) | 0
  }
  const restX = (x / 10) | 0
  const restY = (y / 10) | 0
  if (restX === restY) return true
  return ((restX / 10) | 0) === ((restY / 10) | 0) && x % 10 === restY % 10 && y % 10 === restX % 10
}
