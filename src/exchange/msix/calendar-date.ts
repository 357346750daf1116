const DATE = /^(\d{4})(\d\d)(\d\d)$/

/** A day as a number that sorts and subtracts: YYYYMMDD → whole days; undefined if there is no such day. */
export function dayOf(value: string | undefined): number | undefined {
  const [, year, month, day] = DATE.exec(value ?? '') ?? []
  if (year === undefined) return undefined
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(time)
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return isReal && Number(year) >= 1900 ? time / 86_400_000 : undefined
}

/** The same day so many months later; the last of the month where there is no such day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCMonth() + months
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / 86_400_000
}

/** Whole years from one day to another. */
export function yearsBetween(from: number, to: number): number {
  let years = 0
  while (addMonths(from, 12 * (years + 1)) <= to) years++
  return years
}
