import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateNumber, guessDateOrder, standardizeDate } from '../../src/standardize/date.ts'
import { dateText } from './arbitraries.ts'

const days = fc.date({
  min: new Date('1850-01-02T00:00:00Z'),
  max: new Date('2098-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const orders = fc.constantFrom('ymd', 'dmy', 'mdy')
const isPlaceholder = (iso: string): boolean =>
  /^(?:1899-12-3[01]|1900-01-01|1901-01-01|1911-11-11)$/.test(iso)

describe('standardizeDate', () => {
  it('reads an ambiguous date in the given order, month first by default', () => {
    expect(standardizeDate('03/04/2012')).toBe('2012-03-04')
    expect(standardizeDate('03/04/2012', { order: 'dmy' })).toBe('2012-04-03')
    expect(standardizeDate('03/04/12', { order: 'ymd' })).toBe('2003-04-12')
    expect(standardizeDate('030412', { order: 'dmy' })).toBe('2012-04-03')
  })

  it('follows a part above 12 against the given order', () => {
    expect(standardizeDate('25/04/2012', { order: 'mdy' })).toBe('2012-04-25')
    expect(standardizeDate('04/25/2012', { order: 'dmy' })).toBe('2012-04-25')
  })

  it('keeps what stands above an impossible part', () => {
    expect(standardizeDate('02/30/2012')).toBe('2012-02')
    expect(standardizeDate('30/02/2012', { order: 'dmy' })).toBe('2012-02')
    expect(standardizeDate('31/31/2012')).toBe('2012')
  })

  it('moves the century of two-digit years by the pivot', () => {
    expect(standardizeDate('1/2/30')).toBe('2030-01-02')
    expect(standardizeDate('1/2/31')).toBe('1931-01-02')
    expect(standardizeDate('1/2/31', { pivot: 40 })).toBe('2031-01-02')
  })

  it('takes years after the latest for placeholders', () => {
    expect(standardizeDate('2030-05-06', { latest: 2026 })).toBe('')
    expect(standardizeDate('2026-05-06', { latest: 2026 })).toBe('2026-05-06')
  })

  it('refuses what only looks like a date', () => {
    for (const value of [
      '12',
      'May',
      '5 May',
      '1-2-3-4',
      '123/4/5',
      'May 5 June 6',
      '2012-3-4-5',
    ]) {
      expect(standardizeDate(value), value).toBe('')
    }
  })

  it('reads back every day in every usual format', () => {
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-') as [string, string, string]
        const formats: [string, 'dmy' | 'mdy'][] = [
          [iso, 'mdy'],
          [date.toISOString(), 'dmy'],
          [year + month + day, 'mdy'],
          [`${month}/${day}/${year}`, 'mdy'],
          [`${Number(day)}.${Number(month)}.${year}`, 'dmy'],
          [date.toUTCString(), 'mdy'],
        ]
        for (const [text, order] of formats) {
          expect(standardizeDate(text, { order }), text).toBe(isPlaceholder(iso) ? '' : iso)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is idempotent under any options, and gives a date or a part of one', () => {
    fc.assert(
      fc.property(
        fc.oneof(dateText, fc.string()),
        orders,
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1990, max: 2100 }),
        (text, order, pivot, latest) => {
          const once = standardizeDate(text, { order, pivot, latest })
          expect(once).toMatch(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/)
          expect(standardizeDate(once, { order: 'dmy', pivot, latest })).toBe(once)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})

describe('guessDateOrder', () => {
  it('follows the dates that can be read in one way only', () => {
    expect(guessDateOrder(['01/02/2012', '25/03/2012', '02/01/2012'])).toBe('dmy')
    expect(guessDateOrder(['01/02/2012', '03/25/2012'])).toBe('mdy')
    expect(guessDateOrder(['2012-03-25', '2012-01-02'])).toBe('ymd')
    expect(guessDateOrder(['85-03-25', '85/01/02'])).toBe('ymd')
    expect(guessDateOrder(['25032012'])).toBe('dmy')
  })

  it('does not let dates with the year in front outvote the others', () => {
    expect(guessDateOrder(['2012-03-25', '2012-03-26', '25/03/2012'])).toBe('dmy')
  })

  it('does not guess without evidence or with as much on both sides', () => {
    expect(guessDateOrder([])).toBeUndefined()
    expect(guessDateOrder(['01/02/2012', 'unknown', ''])).toBeUndefined()
    expect(guessDateOrder(['25/03/2012', '03/25/2012'])).toBeUndefined()
  })
})

describe('dateNumber', () => {
  it('puts 00 for absent parts and 0 for a missing date', () => {
    expect(['2012-03-04', '2012-03', '2012', ''].map(dateNumber)).toEqual([
      20120304, 20120300, 20120000, 0,
    ])
  })
})
