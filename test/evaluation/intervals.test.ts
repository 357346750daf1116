import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { binomialUpperBound, wilsonInterval } from '../../src/evaluation/intervals.ts'

describe('binomialUpperBound', () => {
  it('is 1 − (1 − confidence)^(1/n) where it never happened', () => {
    for (const n of [1, 10, 500, 1_000_000]) {
      expect(binomialUpperBound(0, n)).toBeCloseTo(1 - 0.05 ** (1 / n), 12)
    }
  })

  it('gives the tabled values', () => {
    expect(binomialUpperBound(1, 10)).toBeCloseTo(0.3942, 4)
    expect(binomialUpperBound(2, 20)).toBeCloseTo(0.2826, 4)
    // The upper end of the two-sided 95 % interval of 5 in 50.
    expect(binomialUpperBound(5, 50, 0.975)).toBeCloseTo(0.2181, 4)
  })

  it('is 1 where it always happened or nothing was tried', () => {
    expect(binomialUpperBound(7, 7)).toBe(1)
    expect(binomialUpperBound(0, 0)).toBe(1)
  })

  it('leaves exactly 1 − confidence for seeing so few or fewer (the oracle)', () => {
    const tries = fc.integer({ min: 1, max: 400 })
    const drawn = tries.chain((n) =>
      fc.tuple(fc.nat(n - 1), fc.constant(n), fc.constantFrom(0.5, 0.9, 0.95, 0.99)),
    )
    fc.assert(
      fc.property(drawn, ([k, n, confidence]) => {
        const bound = binomialUpperBound(k, n, confidence)
        expect(bound).toBeGreaterThan(k / n)
        expect(probabilityOfAtMost(k, n, bound)).toBeCloseTo(1 - confidence, 8)
      }),
    )
  })

  it('refuses counts that cannot be', () => {
    const refusal = expect.toSatisfy((error) => isLinkageError(error, 'count-out-of-range'))
    for (const [k, n, confidence] of [
      [3, 2, 0.95],
      [-1, 2, 0.95],
      [0.5, 2, 0.95],
      [0, Number.NaN, 0.95],
      [0, 2, 1],
    ] as const) {
      expect(() => binomialUpperBound(k, n, confidence)).toThrow(refusal)
    }
  })
})

describe('wilsonInterval', () => {
  it('gives the known values', () => {
    const half = wilsonInterval(10, 20)
    expect(half.low).toBeCloseTo(0.2993, 4)
    expect(half.high).toBeCloseTo(0.7007, 4)
    const none = wilsonInterval(0, 10)
    expect(none.low).toBe(0)
    expect(none.high).toBeCloseTo(0.2775, 4)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('holds the proportion, within [0, 1], and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (hits, misses) => {
        const n = hits + misses
        fc.pre(n > 0)
        const { low, high } = wilsonInterval(hits, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(hits / n)
        expect(high).toBeGreaterThanOrEqual(hits / n)
        expect(wilsonInterval(misses, n).high).toBeCloseTo(1 - low, 12)
      }),
    )
  })
})

/** P(X ≤ k) for X ~ Binomial(n, p), term by term. */
function probabilityOfAtMost(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p)
  let sum = Math.exp(logTerm)
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(logTerm)
  }
  return sum
}
