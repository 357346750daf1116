import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitCalibration, type JudgedWeight } from '../../src/scoring/fit-calibration.ts'
import { matchProbability, statedProbability } from '../../src/scoring/match-probability.ts'

/** So many labels of each weight, of which a share are matches. */
function labels(count: number, shareOf: (weight: number) => number): JudgedWeight[] {
  return [-4, -2, 0, 2, 4].flatMap((weight) =>
    Array.from({ length: count }, (_, at) => ({
      weight,
      match: at < Math.round(count * shareOf(weight)),
      importance: 1,
    })),
  )
}

const judged = fc.array(
  fc.record({
    weight: fc.double({ min: -20, max: 20, noNaN: true }),
    match: fc.boolean(),
    importance: fc.double({ min: 1, max: 500, noNaN: true }),
  }),
  { maxLength: 60 },
)

describe('what weights are worth by labels', () => {
  it('is what they say, without labels or far from doubt', () => {
    expect(fitCalibration([])).toEqual({ bits: 0, slope: 1 })
    expect(fitCalibration([{ weight: 12, match: false, importance: 9 }])).toEqual({
      bits: 0,
      slope: 1,
    })
  })

  it('stays where labels bear the weights out', () => {
    const { bits, slope } = fitCalibration(labels(1000, matchProbability))
    expect(bits).toBeCloseTo(0, 2)
    expect(slope).toBeCloseTo(1, 2)
  })

  it('finds a model that is too sure, from many labels wholly, from few in part', () => {
    const truly = (weight: number): number => matchProbability(0.6 * weight - 0.5)
    const many = fitCalibration(labels(2000, truly))
    expect(many.bits).toBeCloseTo(-0.5, 1)
    expect(many.slope).toBeCloseTo(0.6, 1)
    const few = fitCalibration(labels(8, truly))
    expect(few.bits).toBeLessThan(0)
    expect(few.bits).toBeGreaterThan(-0.5)
    expect(few.slope).toBeLessThan(1)
    expect(few.slope).toBeGreaterThan(0.6)
  })

  it('weighs labels by what they stand for', () => {
    const once = labels(40, (weight) => matchProbability(weight - 1))
    const twice = once.map((label) => ({ ...label, importance: 7 }))
    expect(fitCalibration(twice).bits).toBeCloseTo(fitCalibration(once).bits, 9)
    const rare = [...once, { weight: 0, match: true, importance: 1000 }]
    expect(fitCalibration(rare).bits).toBeGreaterThan(fitCalibration(once).bits)
  })

  it('keeps heavier pairs likelier, and does not depend on the order of labels', () => {
    fc.assert(
      fc.property(judged, (labels) => {
        const found = fitCalibration(labels)
        expect(fitCalibration(labels.toReversed())).toEqual(found)
        const stated = [-8, -1, 0, 3, 9].map((weight) => statedProbability(weight, found))
        expect(stated).toEqual(stated.toSorted((a, b) => a - b))
        for (const share of stated) expect(share > 0 && share < 1).toBe(true)
      }),
    )
  })
})
