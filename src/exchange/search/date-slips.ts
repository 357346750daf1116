import { dayOf } from '../msix/calendar-date.ts'

/**
 * Dates that one slip makes of a date, itself left out: a digit wrong, neighbouring digits or day and
 * month swapped, the year one off. Only dates that exist.
 *
 * @param date - YYYYMMDD.
 */
export function dateSlips(date: string): string[] {
  const slips = new Set<string>()
  for (let at = 0; at < date.length; at++) {
    for (let digit = 0; digit < 10; digit++) {
      slips.add(date.slice(0, at) + digit + date.slice(at + 1))
    }
    const next = date[at + 1]
    if (next !== undefined) slips.add(date.slice(0, at) + next + date[at] + date.slice(at + 2))
  }
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)]
  slips.add(year + day + month)
  for (const other of [Number(year) - 1, Number(year) + 1]) slips.add(`${other}${month}${day}`)
  slips.delete(date)
  return [...slips].filter((slip) => dayOf(slip) !== undefined)
}
