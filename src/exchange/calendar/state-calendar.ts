import type { Config } from '../config.ts'
import { dayNumberIn } from '../directory/states.ts'
import { dayOfIso } from './day.ts'
import { addWorkingDays, type WorkCalendar, workCalendar } from './working-days.ts'

const DAY_MS = 86_400_000
const CALENDARS = new WeakMap<Config, Map<string, WorkCalendar>>()

/** The working days of a state: without federal holidays and its own. */
export function calendarOf(config: Config, state: string): WorkCalendar {
  const ofConfig = CALENDARS.get(config) ?? new Map<string, WorkCalendar>()
  CALENDARS.set(config, ofConfig)
  let calendar = ofConfig.get(state)
  if (calendar === undefined) {
    const holidays = config.calendars.stateHolidays[state] ?? []
    calendar = workCalendar(holidays.flatMap((day) => dayOfIso(day) ?? []))
    ofConfig.set(state, calendar)
  }
  return calendar
}

/**
 * The end of a working day of a state, so many after now, in milliseconds since 1970. It is noon of the
 * day after by Greenwich: then the day is over from Maine to Samoa.
 */
export function deadlineAfter(config: Config, state: string, now: number, days: number): number {
  const day = addWorkingDays(calendarOf(config, state), dayNumberIn(state, now), days)
  return (day + 1.5) * DAY_MS
}
