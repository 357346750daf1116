import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedWrongPairs, oneClusterProbability } from '../../src/evaluation/cluster-doubt.ts'
import { matchProbability } from '../../src/scoring/match-probability.ts'

/** Weights by pair, row by row below the diagonal: 01, 02, 12, … */
const triangle = (weights: readonly number[]) => (a: number, b: number) =>
  weights[(b * (b - 1)) / 2 + a]!

describe('doubt in a cluster', () => {
  it('is that of the pair where there are two records, and none where there is one', () => {
    expect(expectedWrongPairs(2, () => 3)).toBeCloseTo(1 - matchProbability(3))
    expect(expectedWrongPairs(1, () => 0)).toBe(0)
  })

  it('is small where a weak pair is held together by a third record', () => {
    // Alone, the pair of −2 bits would be wrong four times in five.
    expect(expectedWrongPairs(3, triangle([20, -2, 20]))).toBeLessThan(0.01)
  })

  it('stays where the third record is as far off', () => {
    const wrong = expectedWrongPairs(3, triangle([20, 1, 1]))
    // Two pairs, at odds of 2^−(1 + 2)/2 against.
    const odds = 2 ** -1.5
    expect(wrong).toBeCloseTo((2 * odds) / (1 + odds), 3)
  })

  it('is finite where a cluster is held together against all evidence', () => {
    expect(expectedWrongPairs(4, () => -900)).toBeLessThanOrEqual(6)
    expect(expectedWrongPairs(30, () => -900)).toBeLessThanOrEqual(435)
    expect(expectedWrongPairs(30, () => 900)).toBe(0)
  })

  it('lies between none and all pairs, and falls as weights rise', () => {
    const weights = fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(weights, (all) => {
        const wrong = expectedWrongPairs(4, triangle(all))
        expect(wrong).toBeGreaterThanOrEqual(0)
        expect(wrong).toBeLessThanOrEqual(6)
        const firmer = expectedWrongPairs(4, triangle(all.map((weight) => weight + 20)))
        expect(firmer).toBeLessThanOrEqual(wrong + 1e-9)
      }),
    )
  })
})

describe('the chance that two clusters are one', () => {
  it('is that of the pair where there is one, and what a parting leaves otherwise', () => {
    expect(oneClusterProbability([3])).toBeCloseTo(8 / 9)
    expect(oneClusterProbability([2, -6])).toBeCloseTo(matchProbability(-1))
    const parted = expectedWrongPairs(3, triangle([900, 1, 2]))
    expect(parted / 2).toBeCloseTo(1 - oneClusterProbability([1, 2]))
  })
})
