import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percent, place, scaleOver, ticks } from '../../src/report/svg-scale.ts'

describe('scaleOver', () => {
  it('holds every finite value and pads by a share of the width', () => {
    expect(scaleOver([4, -6, Number.NaN, Number.POSITIVE_INFINITY], 0.1)).toEqual({
      from: -7,
      to: 5,
    })
  })

  it('is never empty', () => {
    expect(scaleOver([])).toEqual({ from: 0, to: 1 })
    expect(scaleOver([3, 3])).toEqual({ from: 2, to: 4 })
  })
})

describe('place', () => {
  it('gives the share of the way, clamped at the ends', () => {
    const scale = { from: -10, to: 30 }
    expect([-10, 0, 30, -99, 99].map((value) => place(scale, value))).toEqual([0, 0.25, 1, 0, 1])
    expect(place(scale, Number.NEGATIVE_INFINITY)).toBe(0)
    expect(place(scale, Number.NaN)).toBe(0)
    expect(percent(place(scale, 0))).toBe('25%')
  })
})

describe('ticks', () => {
  it('are round numbers inside the scale', () => {
    expect(ticks({ from: -12, to: 23 }, 5)).toEqual([-10, 0, 10, 20])
  })

  it('are at least one and at most as many as asked, on any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 2, max: 5000 }),
        fc.integer({ min: 4, max: 12 }),
        (from, width, most) => {
          const scale = { from, to: from + width }
          const marks = ticks(scale, most)
          expect(marks.length).toBeLessThanOrEqual(most)
          expect(marks.length).toBeGreaterThanOrEqual(1)
          for (const mark of marks) {
            expect(mark).toBeGreaterThanOrEqual(scale.from)
            expect(mark).toBeLessThanOrEqual(scale.to)
          }
        },
      ),
    )
  })
})
