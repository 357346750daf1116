import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibration } from '../../src/evaluation/calibration.ts'
import { Random } from '../../src/synthetic/random.ts'

/** `count` pairs of each stated probability, of which `share` are matches. */
function pairsOf(groups: readonly (readonly [stated: number, count: number, matches: number])[]) {
  const stated = groups.flatMap(([p, count]) => Array<number>(count).fill(p))
  const truth = groups.flatMap(([, count, matches]) =>
    Array.from({ length: count }, (_, at) => (at < matches ? 1 : 0)),
  )
  return { stated, truth }
}

describe('calibration', () => {
  it('is the distance between stated and observed, by hand', () => {
    const { stated, truth } = pairsOf([
      [0.2, 40, 12],
      [0.8, 40, 28],
    ])
    const found = calibration(stated, truth, { bins: 2 })
    expect(found.bins).toEqual([
      { pairs: 40, stated: expect.closeTo(0.2), observed: expect.closeTo(0.3) },
      { pairs: 40, stated: expect.closeTo(0.8), observed: expect.closeTo(0.7) },
    ])
    expect(found.expectedError).toBeCloseTo(0.1)
    expect(found.largestError).toBeCloseTo(0.1)
    // log₂ odds of ±2 are in truth ±1.222
    expect(found.slope).toBeCloseTo(Math.log(7 / 3) / Math.log(4), 2)
    expect(found.intercept).toBeCloseTo(0, 6)
    const loss = 0.3 * Math.log(0.2) + 0.7 * Math.log(0.8)
    expect(found.logLoss).toBeCloseTo(-loss)
  })

  it('finds slope 1 and no constant where probabilities come true', () => {
    const { stated, truth } = pairsOf([
      [0.1, 1000, 100],
      [0.5, 1000, 500],
      [0.9, 1000, 900],
    ])
    const found = calibration(stated, truth)
    expect(found.expectedError).toBeCloseTo(0)
    expect(found.slope).toBeCloseTo(1, 3)
    expect(found.intercept).toBeCloseTo(0, 3)
  })

  it('tells a model that is too hopeful by the constant, in bits', () => {
    // Odds half of what they are said to be: one bit.
    const { stated, truth } = pairsOf([
      [0.5, 3000, 1000],
      [0.8, 3000, 2000],
    ])
    expect(calibration(stated, truth).intercept).toBeCloseTo(-1, 2)
  })

  it('leaves out the sure ones and the unknown, and takes fewer bins where pairs are few', () => {
    const stated = [...Array<number>(45).fill(0.5), 0.999, 0.001, 0.5]
    const truth = [...Array.from({ length: 45 }, (_, at) => at % 2), 0, 1, -1]
    const found = calibration(stated, truth)
    expect(found.pairs).toBe(45)
    expect(found.bins).toHaveLength(2)
    expect(calibration([], []).expectedError).toBe(0)
  })

  it('counts a pair of importance 3 as three', () => {
    const three = calibration([0.3, 0.3, 0.3, 0.7], [1, 1, 1, 0])
    const one = calibration([0.3, 0.7], [1, 0], {}, [3, 1])
    expect(one.expectedError).toBeCloseTo(three.expectedError)
    expect(one.logLoss).toBeCloseTo(three.logLoss)
    expect(one.slope).toBeCloseTo(three.slope)
  })

  it('expects more of chance where pairs come true together', () => {
    // Each child has five doubtful pairs, all right or all wrong, as often as stated.
    const random = new Random(3)
    const errors: number[] = []
    const chances: number[] = []
    for (let file = 0; file < 60; file++) {
      const stated: number[] = []
      const truth: number[] = []
      const units: number[] = []
      for (let child = 0; child < 80; child++) {
        const p = 0.1 + 0.8 * random.unit()
        const match = random.chance(p) ? 1 : 0
        for (let pair = 0; pair < 5; pair++) {
          stated.push(p)
          truth.push(match)
          units.push(child)
        }
      }
      const found = calibration(stated, truth, { units })
      errors.push(found.expectedError)
      chances.push(found.chanceError)
      expect(found.chanceError).toBeGreaterThan(calibration(stated, truth).chanceError)
    }
    const mean = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0) / all.length
    expect(mean(chances) / mean(errors)).toBeGreaterThan(0.8)
    expect(mean(chances) / mean(errors)).toBeLessThan(1.25)
  })

  it('changes nothing by units of one pair', () => {
    const { stated, truth } = pairsOf([[0.3, 60, 20]])
    const units = stated.map((_, at) => at)
    expect(calibration(stated, truth, { units })).toEqual(calibration(stated, truth))
  })

  it('stays finite where a line parts the outcomes', () => {
    const found = calibration([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])
    expect(found.slope).toBeGreaterThan(1)
    expect(Number.isFinite(found.slope)).toBe(true)
  })

  it('is refused for lengths that differ and a range that is none', () => {
    expect(() => calibration([0.5], [])).toThrow(
      expect.objectContaining({ code: 'labels-not-aligned' }),
    )
    expect(() => calibration([0.5], [1], { from: 0.9, to: 0.1 })).toThrow(
      expect.objectContaining({ code: 'count-out-of-range' }),
    )
  })

  it('does not depend on the order of pairs, and errs by 0 to 1', () => {
    const pair = fc.record({
      stated: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
      truth: fc.integer({ min: -1, max: 1 }),
    })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 80 }), (pairs) => {
        const of = (list: typeof pairs) =>
          calibration(
            list.map(({ stated }) => stated),
            list.map(({ truth }) => truth),
          )
        const found = of(pairs)
        expect(of(pairs.toReversed()).bins).toEqual(found.bins)
        expect(found.expectedError).toBeGreaterThanOrEqual(0)
        expect(found.expectedError).toBeLessThanOrEqual(found.largestError + 1e-12)
        expect(found.largestError).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })
})
