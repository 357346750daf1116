import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bCubedQuality } from '../../src/evaluation/bcubed.ts'
import { pairedTest } from '../../src/evaluation/paired-test.ts'
import {
  labelledUnits,
  MEASURES,
  measuresOf,
  personUnits,
  tallyOf,
} from '../../src/evaluation/paired-units.ts'
import { pairwiseQuality } from '../../src/evaluation/pairwise.ts'
import { seededDraws } from '../../src/evaluation/seeded-draws.ts'
import { TWO_MODELS } from './decided-records.ts'

/** `count` children of two records each; the first `wrong` of them are two clusters. */
function splitting(count: number, wrong: number): { labels: number[]; truth: number[] } {
  const records = Array.from({ length: 2 * count }, (_, record) => record)
  return {
    labels: records.map((record) => (record < 2 * wrong ? record : record - (record % 2))),
    truth: records.map((record) => record >> 1),
  }
}

describe('personUnits', () => {
  it('adds up to the measures of each model', () => {
    fc.assert(
      fc.property(TWO_MODELS, ({ first, second, truth }) => {
        const units = personUnits(first.labels, second.labels, truth)
        for (const [side, { labels }] of [
          ['first', first],
          ['second', second],
        ] as const) {
          const measures = measuresOf(tallyOf(units, side))
          const pairwise = pairwiseQuality(labels, truth)
          const bcubed = bCubedQuality(labels, truth)
          expect(measures.precision).toBeCloseTo(pairwise.precision, 12)
          expect(measures.recall).toBeCloseTo(pairwise.recall, 12)
          expect(measures.bcubedPrecision).toBeCloseTo(bcubed.precision, 12)
          expect(measures.bcubedRecall).toBeCloseTo(bcubed.recall, 12)
        }
      }),
    )
  })

  it('keeps children together whom either model joins, and counts alike ones once', () => {
    const units = personUnits([0, 1, 2, 3, 3], [0, 0, 2, 3, 4], [5, 6, 7, 8, 8])
    expect(units.map(({ units: count }) => count).sort()).toEqual([1, 1, 1])
    const joined = units.find(({ second }) => second.claimedPairs === 1 && second.foundPairs === 0)
    expect(joined).toMatchObject({ units: 1, first: { records: 2 } })
  })
})

describe('labelledUnits', () => {
  it('weighs judged pairs by what they stand for', () => {
    const [unit] = labelledUnits([0, 0, 2, 2], [0, 0, 2, 3], {
      left: Uint32Array.of(0, 1, 2),
      right: Uint32Array.of(1, 2, 3),
      match: Uint8Array.of(1, 0, 1),
      weight: Float64Array.of(1, 4, 2),
    })
    expect(unit).toMatchObject({
      units: 1,
      first: { truePairs: 3, foundPairs: 3, claimedPairs: 3 },
      second: { truePairs: 3, foundPairs: 1, claimedPairs: 1 },
    })
  })
})

describe('pairedTest', () => {
  it('finds no difference between a model and itself: p = 1', () => {
    fc.assert(
      fc.property(TWO_MODELS, fc.nat(), ({ first, truth }, seed) => {
        const units = personUnits(first.labels, first.labels, truth)
        const tested = pairedTest(units, { seed, draws: 19 })
        for (const name of MEASURES) {
          expect(tested[name]).toEqual({ difference: 0, low: 0, high: 0, p: 1 })
        }
      }),
    )
  })

  it('turns its signs when the models are swapped, and keeps p', () => {
    fc.assert(
      fc.property(TWO_MODELS, ({ first, second, truth }) => {
        const options = { draws: 99 }
        const there = pairedTest(personUnits(first.labels, second.labels, truth), options)
        const back = pairedTest(personUnits(second.labels, first.labels, truth), options)
        for (const name of MEASURES) {
          expect(back[name].difference).toBeCloseTo(-there[name].difference, 12)
        }
      }),
    )
  })

  it('gives the p of a sign test where every differing child counts alike', () => {
    // One model splits 8 children that the other has, and none the other way round: 2 · ½⁸.
    const [good, bad] = [splitting(500, 0), splitting(500, 8)]
    const { recall } = pairedTest(personUnits(bad.labels, good.labels, good.truth))
    expect(recall.difference).toBeCloseTo(8 / 500, 12)
    expect(recall.p).toBeGreaterThan(2 * 0.5 ** 8 * 0.6)
    expect(recall.p).toBeLessThan(2 * 0.5 ** 8 * 1.5)
    // A Poisson of mean 8, over 500.
    expect(recall.low).toBeCloseTo(3 / 500, 2)
    expect(recall.high).toBeCloseTo(14 / 500, 2)
  })

  it('cannot tell two models apart by one child', () => {
    const [good, bad] = [splitting(500, 0), splitting(500, 1)]
    const { recall, precision } = pairedTest(personUnits(bad.labels, good.labels, good.truth))
    expect(recall.p).toBe(1)
    expect(precision).toEqual({ difference: 0, low: 0, high: 0, p: 1 })
  })

  it('draws the same from the same seed', () => {
    const [good, bad] = [splitting(60, 5), splitting(60, 20)]
    const units = personUnits(bad.labels, good.labels, good.truth)
    expect(pairedTest(units, { seed: 3, draws: 200 })).toEqual(
      pairedTest(units, { seed: 3, draws: 200 }),
    )
  })
})

describe('seededDraws', () => {
  it.each([
    ['small', 0.7],
    ['middling', 30],
    ['large', 5000],
  ])('draws Poisson counts with mean and variance as asked: %s', (_, mean) => {
    const { poisson } = seededDraws(5)
    const drawn = Array.from({ length: 4000 }, () => poisson(mean))
    const average = drawn.reduce((sum, count) => sum + count, 0) / drawn.length
    const variance = drawn.reduce((sum, count) => sum + (count - average) ** 2, 0) / drawn.length
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / 4000))
    expect(variance / mean).toBeGreaterThan(0.9)
    expect(variance / mean).toBeLessThan(1.1)
  })

  it.each([1, 31, 32, 33, 500])('throws %i coins that fall on heads half the time', (coins) => {
    const { heads } = seededDraws(coins)
    const thrown = Array.from({ length: 4000 }, () => heads(coins))
    expect(Math.min(...thrown)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...thrown)).toBeLessThanOrEqual(coins)
    const average = thrown.reduce((sum, count) => sum + count, 0) / 4000
    expect(Math.abs(average - coins / 2)).toBeLessThan(4 * Math.sqrt(coins / 4 / 4000))
  })
})
