import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  estimateFromLabels,
  type JudgedStratum,
  widthOf,
} from '../../src/evaluation/label-estimate.ts'

function stratum(part: Partial<JudgedStratum>): JudgedStratum {
  const { judged = 0, expected = 0.5 } = part
  return {
    size: 100,
    joined: true,
    expected,
    judged,
    matches: 0,
    expectedOfJudged: judged * expected,
    ...part,
  }
}

const strata = fc.array(
  fc
    .record({
      size: fc.integer({ min: 1, max: 5000 }),
      joined: fc.boolean(),
      expected: fc.double({ min: 0, max: 1, noNaN: true }),
      judged: fc.nat(200),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ size, judged, share, ...rest }) => {
      const labels = Math.min(size, judged)
      return stratum({ ...rest, size, judged: labels, matches: Math.round(labels * share) })
    }),
  { minLength: 1, maxLength: 6 },
)

describe('what labels say of matches', () => {
  it('is the truth where every pair has been judged', () => {
    const estimate = estimateFromLabels([
      stratum({ size: 80, judged: 80, matches: 60 }),
      stratum({ size: 40, joined: false, judged: 40, matches: 15 }),
    ])
    expect(estimate.precision).toEqual({ value: 0.75, low: 0.75, high: 0.75 })
    expect(estimate.recall).toEqual({ value: 0.8, low: 0.8, high: 0.8 })
    expect(estimate.f1.value).toBeCloseTo(120 / 155)
  })

  it('weighs each label by how many pairs it stands for', () => {
    const { precision } = estimateFromLabels([
      stratum({ size: 900, judged: 10, matches: 10, expected: 1, expectedOfJudged: 10 }),
      stratum({ size: 100, judged: 50, matches: 0, expected: 0, expectedOfJudged: 0 }),
    ])
    expect(precision.value).toBeCloseTo(0.9)
  })

  it('is never quite sure of pairs that nobody has looked at, though all labels agree', () => {
    const few = estimateFromLabels([
      stratum({ size: 1000, judged: 10, matches: 10, expected: 0.99 }),
    ])
    const many = estimateFromLabels([
      stratum({ size: 1000, judged: 99, matches: 99, expected: 0.99 }),
    ])
    expect(few.precision.low).toBeLessThan(1)
    expect(few.precision.high).toBe(1)
    expect(widthOf(many)).toBeLessThan(widthOf(few))
  })

  it('lies in its interval, within 0 and 1', () => {
    fc.assert(
      fc.property(strata, (all) => {
        const estimate = estimateFromLabels(all)
        for (const { value, low, high } of Object.values(estimate)) {
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThanOrEqual(value)
          expect(value).toBeLessThanOrEqual(high)
          expect(high).toBeLessThanOrEqual(1)
        }
        expect(widthOf(estimate)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
