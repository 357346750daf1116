import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, dayOfIso, isoDay } from '../../../src/exchange/calendar/day.ts'
import { federalHolidays } from '../../../src/exchange/calendar/federal-holidays.ts'
import {
  addWorkingDays,
  workCalendar,
  workingDaysBetween,
} from '../../../src/exchange/calendar/working-days.ts'

const day = (text: string): number => dayOfIso(text)!
const federal = workCalendar()
const someDay = fc.integer({ min: day('2015-01-01'), max: day('2040-12-31') })

describe('federalHolidays', () => {
  it('are those that the Office of Personnel Management lists for 2026', () => {
    expect(federalHolidays(2026).map(isoDay)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
  })

  it('may begin the next year early: 1 January 2028 is a Saturday', () => {
    expect(federalHolidays(2027).map(isoDay)).toContain('2027-12-31')
    expect(federalHolidays(2028).map(isoDay)).not.toContain('2028-01-01')
  })
})

describe('addWorkingDays', () => {
  it('goes over the week-end and Thanksgiving, and the state’s own days', () => {
    expect(isoDay(addWorkingDays(federal, day('2026-11-25'), 1))).toBe('2026-11-27')
    const own = workCalendar([day('2026-11-27')])
    expect(isoDay(addWorkingDays(own, day('2026-11-25'), 1))).toBe('2026-11-30')
  })

  it('is undone by counting, and never goes back', () => {
    fc.assert(
      fc.property(someDay, fc.nat(60), (from, count) => {
        const to = addWorkingDays(federal, from, count)
        expect(workingDaysBetween(federal, from, to)).toBe(count)
        expect(addWorkingDays(federal, from + 1, count)).toBeGreaterThanOrEqual(to)
        expect(addWorkingDays(federal, from, count + 1)).toBeGreaterThan(to)
      }),
    )
  })
})

describe('dayIn', () => {
  it('is the day where the clock hangs', () => {
    const time = Date.UTC(2026, 10, 28, 3)
    expect(isoDay(dayIn('America/Chicago', time))).toBe('2026-11-27')
    expect(isoDay(dayIn('UTC', time))).toBe('2026-11-28')
  })
})
