/** Days off by 5 U.S.C. 6103: on a date, or on a weekday of a month (−1: the last). */
const RULES = [
  { month: 1, date: 1 },
  { month: 1, weekday: 1, which: 3 },
  { month: 2, weekday: 1, which: 3 },
  { month: 5, weekday: 1, which: -1 },
  { month: 6, date: 19 },
  { month: 7, date: 4 },
  { month: 9, weekday: 1, which: 1 },
  { month: 10, weekday: 1, which: 2 },
  { month: 11, date: 11 },
  { month: 11, weekday: 4, which: 4 },
  { month: 12, date: 25 },
] as const

const DAY_MS = 86_400_000

/**
 * Federal holidays that are observed in a year, as days since 1970: one on a Saturday is observed the
 * day before, one on a Sunday the day after. New Year’s Day may so fall into the year before.
 */
export function federalHolidays(year: number): number[] {
  const observed = [year, year + 1].flatMap((each) =>
    RULES.map((rule) =>
      'date' in rule
        ? observedOn(dayOf(each, rule.month, rule.date))
        : nthWeekday(each, rule.month, rule.weekday, rule.which),
    ),
  )
  return observed.filter((day) => yearOf(day) === year).sort((a, b) => a - b)
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  // 1 January 1970 was a Thursday.
  return (((day + 4) % 7) + 7) % 7
}

function observedOn(day: number): number {
  const weekday = weekdayOf(day)
  if (weekday === 6) return day - 1
  return weekday === 0 ? day + 1 : day
}

function nthWeekday(year: number, month: number, weekday: number, which: number): number {
  if (which > 0) {
    const first = dayOf(year, month, 1)
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (which - 1)
  }
  const last = dayOf(year, month + 1, 0)
  return last - ((weekdayOf(last) - weekday + 7) % 7)
}

function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY_MS
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}
