import type { Account } from './account.ts'

/** Training is to be repeated each year. */
const VALID_MONTHS = 12
/** A reminder is sent so long before. */
export const REMIND_DAYS = 30

const DAY_MS = 86_400_000

/**
 * The day, YYYY-MM-DD, that the security training has to be repeated at the latest. Where none is
 * known, it is due since the account was made; undefined if that is not known either.
 */
export function trainingDue({ training, created }: Account): string | undefined {
  if (training === undefined) return created === undefined ? undefined : dayOf(created)
  const [year, month, day] = training.split('-').map(Number) as [number, number, number]
  const due = new Date(Date.UTC(year, month - 1 + VALID_MONTHS, day))
  // 29 February has no anniversary: the day after it then is 1 March.
  return dayOf(due.getTime())
}

/** A day so many days after the one of a time. */
export function dayOf(time: number, daysLater = 0): string {
  return new Date(time + daysLater * DAY_MS).toISOString().slice(0, 10)
}
