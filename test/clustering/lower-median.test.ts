import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerMedian } from '../../src/clustering/lower-median.ts'

const weights = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 })

describe('lowerMedian', () => {
  it('takes the middle of an odd count and the lower middle of an even one', () => {
    expect(lowerMedian(Float64Array.of(9, 1, 5), 3)).toBe(5)
    expect(lowerMedian(Float64Array.of(9, 1, 5, 7), 4)).toBe(5)
    expect(lowerMedian(Float64Array.of(4, 2), 2)).toBe(2)
  })

  it('reads only the first values', () => {
    expect(lowerMedian(Float64Array.of(3, -100, -100), 1)).toBe(3)
  })

  it('agrees with sorting (the oracle)', () => {
    fc.assert(
      fc.property(weights, (values) => {
        const sorted = Float64Array.from(values).sort()
        const middle = sorted[Math.ceil(values.length / 2) - 1]!
        // + 0: the order of 0 and −0 is nobody's concern.
        expect(lowerMedian(Float64Array.from(values), values.length) + 0).toBe(middle + 0)
      }),
    )
  })

  it('of a union lies between the lower medians of its parts', () => {
    fc.assert(
      fc.property(weights, weights, (some, others) => {
        const [x, y] = [some, others].map((part) =>
          lowerMedian(Float64Array.from(part), part.length),
        )
        const both = [...some, ...others]
        const union = lowerMedian(Float64Array.from(both), both.length)
        expect(union).toBeGreaterThanOrEqual(Math.min(x!, y!))
        expect(union).toBeLessThanOrEqual(Math.max(x!, y!))
      }),
    )
  })
})
