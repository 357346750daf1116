import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { skipDatesOf, withoutSkipDates } from '../../src/standardize/skip-dates.ts'

/** So many dates of their own, from 2000 on, then each given date so many times. */
function datesOf(own: number, common: readonly (readonly [date: number, times: number])[]) {
  const dates = Array.from({ length: own }, (_, at) => {
    const [year, month, day] = [Math.floor(at / 336), Math.floor(at / 28) % 12, at % 28]
    return (2000 + year) * 10000 + (month + 1) * 100 + day + 1
  })
  return Uint32Array.from([...dates, ...common.flatMap(([date, times]) => Array(times).fill(date))])
}

describe('skip dates', () => {
  it('are dates that far too many records hold', () => {
    expect(skipDatesOf(datesOf(4000, [[19990101, 1000]]))).toEqual([19990101])
  })

  it('may be several, in ascending order, and do not hide each other', () => {
    const dates = datesOf(2000, [
      [19990909, 5000],
      [19990101, 200],
    ])
    expect(skipDatesOf(dates)).toEqual([19990101, 19990909])
  })

  it('are none where few records hold the date, or a small share', () => {
    expect(skipDatesOf(datesOf(500, [[19990101, 99]]))).toEqual([])
    expect(skipDatesOf(datesOf(30_000, [[19990101, 299]]))).toEqual([])
  })

  it('are none where all dates are common: births of one week', () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((day) => [20200100 + day, 400 + 60 * day] as const)
    expect(skipDatesOf(datesOf(0, week))).toEqual([])
  })

  it('are none where every record holds the same date', () => {
    expect(skipDatesOf(datesOf(0, [[20120101, 5000]]))).toEqual([])
  })

  it('are whole dates: a year or a month alone may be common', () => {
    const partial = [
      [20120000, 1000],
      [20120300, 1000],
      [0, 9000],
    ] as const
    expect(skipDatesOf(datesOf(4000, partial))).toEqual([])
  })

  it('do not depend on the order of records', () => {
    const dates = datesOf(300, [
      [19990101, 120],
      [19980101, 2000],
      [19970101, 100],
    ])
    fc.assert(
      fc.property(fc.shuffledSubarray([...dates], { minLength: dates.length }), (shuffled) => {
        expect(skipDatesOf(Uint32Array.from(shuffled))).toEqual(skipDatesOf(dates))
      }),
      { numRuns: 10 },
    )
  })

  it('are missing to comparisons; blocking keys keep their year and month', () => {
    const dates = Uint32Array.of(20120101, 20130405, 20120101, 0)
    const { column, records } = withoutSkipDates({ kind: 'date', dates }, [20120101])
    expect(records).toBe(2)
    expect([...column.dates]).toEqual([0, 20130405, 0, 0])
    expect([...column.keyDates!]).toEqual([20120100, 20130405, 20120100, 0])
  })

  it('leave a column without them as it is', () => {
    const before = { kind: 'date', dates: Uint32Array.of(20120101, 0) } as const
    expect(withoutSkipDates(before, [20130101])).toEqual({ column: before, records: 0 })
  })
})
