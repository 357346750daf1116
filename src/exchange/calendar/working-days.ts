import { federalHolidays, weekdayOf, yearOf } from './federal-holidays.ts'

/** Which days are worked on. “Working day” is defined by no rule: it is the state’s calendar. */
export interface WorkCalendar {
  isWorkingDay(day: number): boolean
}

/**
 * Monday to Friday but for federal holidays and a state’s own.
 *
 * @param ownHolidays - days since 1970.
 */
export function workCalendar(ownHolidays: Iterable<number> = []): WorkCalendar {
  const own = new Set(ownHolidays)
  const federal = new Map<number, ReadonlySet<number>>()
  const isFederal = (day: number): boolean => {
    const year = yearOf(day)
    let holidays = federal.get(year)
    if (holidays === undefined) {
      holidays = new Set(federalHolidays(year))
      federal.set(year, holidays)
    }
    return holidays.has(day)
  }
  return {
    isWorkingDay: (day) => {
      const weekday = weekdayOf(day)
      return weekday !== 0 && weekday !== 6 && !own.has(day) && !isFederal(day)
    },
  }
}

/**
 * The day on which so many working days have passed after a day; that day itself never counts.
 *
 * @param day - whole days since 1970.
 * @param count - from 0 up; 0 gives the day itself.
 */
export function addWorkingDays(calendar: WorkCalendar, day: number, count: number): number {
  let at = day
  for (let left = count; left > 0; ) if (calendar.isWorkingDay(++at)) left--
  return at
}

/** Working days after one day, up to and with another; 0 if that is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: number, to: number): number {
  let count = 0
  for (let day = from + 1; day <= to; day++) if (calendar.isWorkingDay(day)) count++
  return count
}
