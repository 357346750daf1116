import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawWrongBirthDate } from '../../src/synthetic/birth-date-errors.ts'
import { calendarDate, dayNumber, isCalendarDate, isoDate } from '../../src/synthetic/calendar.ts'
import { Random } from '../../src/synthetic/random.ts'

const anyDay = fc.integer({ min: dayNumber(2004, 9, 2), max: dayNumber(2023, 9, 1) })

describe('the calendar', () => {
  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        const date = calendarDate(day)
        expect(isoDate(date)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
        expect(dayNumber(date.year, date.month, date.day)).toBe(day)
      }),
    )
  })

  it('has no 30 February, and a 29th every fourth year', () => {
    expect(isCalendarDate({ year: 2012, month: 2, day: 30 })).toBe(false)
    expect(isCalendarDate({ year: 2013, month: 2, day: 29 })).toBe(false)
    expect(isCalendarDate({ year: 2012, month: 2, day: 29 })).toBe(true)
    expect(isCalendarDate({ year: 2012, month: 13, day: 1 })).toBe(false)
  })
})

describe('drawWrongBirthDate', () => {
  it('gives another day of the calendar, wrong in the way it says', () => {
    fc.assert(
      fc.property(anyDay, fc.integer(), (day, seed) => {
        const right = calendarDate(day)
        const { kind, text } = drawWrongBirthDate(right, new Random(seed))
        const truth = isoDate(right)
        const [year, month, dayOfMonth] = text.split('-').map(Number)
        expect(text).not.toBe(truth)
        expect(isCalendarDate({ year: year!, month: month!, day: dayOfMonth! })).toBe(true)
        const differing = [...text].filter((digit, i) => digit !== truth[i]).length
        if (kind === 'birth_date_digit') expect(differing).toBe(1)
        if (kind === 'birth_date_transposed') expect(differing).toBe(2)
        if (kind === 'birth_date_day_month')
          expect([dayOfMonth, month]).toEqual([right.month, right.day])
        if (kind === 'birth_date_year') expect(Math.abs(year! - right.year)).toBe(1)
        if (kind === 'birth_date_placeholder') expect(text.slice(5)).toBe('01-01')
      }),
      { numRuns: 500 },
    )
  })
})
