import { calendarOf } from '../calendar/state-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Config } from '../config.ts'
import { addMonths } from '../msix/calendar-date.ts'
import type { ClockLength } from './clock-rules.ts'

/**
 * The last day on which a duty is done in time. The day on which a clock starts does not count, as in
 * the courts’ rules of time; calendar days are not prolonged over a weekend, as no paragraph says so.
 *
 * @param start - whole days since 1970, in the state.
 */
export function lastDay(
  config: Config,
  state: string,
  { count, unit }: ClockLength,
  start: number,
): number {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendarOf(config, state), start, count)
    case 'calendar-days':
      return start + count
    case 'years':
      return addMonths(start, 12 * count)
  }
}
