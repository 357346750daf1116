import type { Config } from '../config.ts'
import { dayNumberIn } from '../directory/states.ts'
import { dayOfIso, endOfDay } from './day.ts'
import { addWorkingDays, type WorkCalendar, workCalendar } from './working-days.ts'

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

/** The end of a working day of a state, so many after now: see {@link endOfDay}. */
export function deadlineAfter(config: Config, state: string, now: number, days: number): number {
  const day = addWorkingDays(calendarOf(config, state), dayNumberIn(state, now), days)
  return endOfDay(day)
}
