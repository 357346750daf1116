import { type CalendarDate, calendarDate, dayNumber, isCalendarDate, isoDate } from './calendar.ts'
import type { Random } from './random.ts'

/** How a birth date goes wrong. */
export type BirthDateError =
  | 'birth_date_day_month'
  | 'birth_date_digit'
  | 'birth_date_transposed'
  | 'birth_date_year'
  | 'birth_date_placeholder'
  | 'birth_date_unrelated'

/** Out of twenty wrong dates. */
const KINDS: readonly BirthDateError[] = [
  ...Array<BirthDateError>(5).fill('birth_date_day_month'),
  ...Array<BirthDateError>(5).fill('birth_date_digit'),
  ...Array<BirthDateError>(4).fill('birth_date_transposed'),
  ...Array<BirthDateError>(3).fill('birth_date_year'),
  ...Array<BirthDateError>(2).fill('birth_date_placeholder'),
  'birth_date_unrelated',
]

const ATTEMPTS = 10
/** Years a system of student records accepts. */
const FIRST_YEAR = 1990
const LAST_YEAR = 2026

/** A wrong birth date and how it came about. */
export interface WrongBirthDate {
  readonly kind: BirthDateError
  /** `YYYY-MM-DD`. */
  readonly text: string
}

/** Draws a wrong birth date; it is always another one, and always a day of the calendar. */
export function drawWrongBirthDate(right: CalendarDate, random: Random): WrongBirthDate {
  const truth = isoDate(right)
  for (;;) {
    const kind = random.pick(KINDS)
    // Some tries, so that a kind that often leaves the calendar is not rarer than it should be; a
    // kind that cannot be (13 May has no day/month swap) gives way to another.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const wrong = WRONG[kind](right, random)
      if (!isCalendarDate(wrong) || wrong.year < FIRST_YEAR || wrong.year > LAST_YEAR) continue
      const text = isoDate(wrong)
      if (text !== truth) return { kind, text }
    }
  }
}

type Wrong = (date: CalendarDate, random: Random) => CalendarDate

const WRONG: Readonly<Record<BirthDateError, Wrong>> = {
  birth_date_day_month: ({ year, month, day }) => ({ year, month: day, day: month }),
  birth_date_digit: (date, random) => {
    const digits = digitsOf(date)
    // The first two digits of the year are never wrong: nobody reads 1014 as a birth year.
    digits[2 + random.below(6)] = random.below(10)
    return fromDigits(digits)
  },
  birth_date_transposed: (date, random) => {
    const digits = digitsOf(date)
    const at = random.pick([2, 4, 6])
    const first = digits[at]!
    digits[at] = digits[at + 1]!
    digits[at + 1] = first
    return fromDigits(digits)
  },
  birth_date_year: ({ year, month, day }, random) => ({
    year: year + (random.chance(0.5) ? 1 : -1),
    month,
    day,
  }),
  birth_date_placeholder: ({ year }) => ({ year, month: 1, day: 1 }),
  birth_date_unrelated: ({ year }, random) =>
    calendarDate(dayNumber(year - 2, 1, 1) + random.below(5 * 365)),
}

/** `YYYYMMDD` as digits. */
function digitsOf(date: CalendarDate): number[] {
  return Array.from(isoDate(date).replaceAll('-', ''), Number)
}

function fromDigits(d: readonly number[]): CalendarDate {
  return {
    year: d[0]! * 1000 + d[1]! * 100 + d[2]! * 10 + d[3]!,
    month: d[4]! * 10 + d[5]!,
    day: d[6]! * 10 + d[7]!,
  }
}
