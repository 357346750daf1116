import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, isoDay } from '../../../src/exchange/calendar/day.ts'
import { STATES } from '../../../src/exchange/directory/states.ts'

const ZONES = [...new Set(STATES.map(({ timeZone }) => timeZone))]
const DAY_MS = 86_400_000
const QUARTER_MS = 900_000

const onCalendar = (timeZone: string, time: number): string =>
  new Date(time).toLocaleDateString('sv-SE', { timeZone })

describe('the day of a moment', () => {
  it.each(['2026-03-08', '2026-07-04', '2026-11-01', '2026-12-31'])(
    'changes at midnight of each zone alone, about %s',
    (day) => {
      const begin = Date.parse(`${day}T00:00:00Z`)
      for (const timeZone of ZONES) {
        for (let time = begin; time < begin + DAY_MS; time += QUARTER_MS) {
          for (const moment of [time, time - 1]) {
            expect(isoDay(dayIn(timeZone, moment))).toBe(onCalendar(timeZone, moment))
          }
        }
      }
    },
  )

  it('is the one on the calendar of the zone, whatever was asked before', () => {
    const times = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) })
    const asked = fc.array(fc.tuple(fc.constantFrom(...ZONES), times), { maxLength: 20 })
    fc.assert(
      fc.property(asked, (all) => {
        for (const [timeZone, time] of all) {
          expect(isoDay(dayIn(timeZone, time))).toBe(onCalendar(timeZone, time))
        }
      }),
      { numRuns: 30 },
    )
  })
})
