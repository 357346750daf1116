import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, isoDay } from '../../../src/exchange/calendar/day.ts'
import { STATES } from '../../../src/exchange/directory/states.ts'

const zones = fc.constantFrom(...new Set(STATES.map(({ timeZone }) => timeZone)))
const DAY_MS = 86_400_000
/** Around midnights of whatever zone, and anywhere between. */
const times = fc
  .tuple(
    fc.integer({ min: Date.UTC(2000, 0, 1) / DAY_MS, max: Date.UTC(2040, 0, 1) / DAY_MS }),
    fc.oneof(
      fc
        .tuple(fc.nat(95), fc.integer({ min: -1, max: 1 }))
        .map(([slot, by]) => slot * 900_000 + by),
      fc.nat(DAY_MS),
    ),
  )
  .map(([day, within]) => day * DAY_MS + within)

describe('the day of a moment', () => {
  it('is the one on the calendar of the zone, whatever was asked before', () => {
    const asked = fc.array(fc.tuple(zones, times), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(asked, (all) => {
        for (const [timeZone, time] of all) {
          for (const moment of [time, time + 1, time - 1]) {
            const onCalendar = new Date(moment).toLocaleDateString('sv-SE', { timeZone })
            expect(isoDay(dayIn(timeZone, moment))).toBe(onCalendar)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})
