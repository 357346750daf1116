import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedWrongPairs, oneClusterProbability } from '../../src/evaluation/cluster-doubt.ts'
import type { PairEvidence } from '../../src/scoring/class-evidence.ts'
import { matchProbability } from '../../src/scoring/match-probability.ts'

/** Weights by pair, row by row below the diagonal: 01, 02, 12, … */
const triangle = (weights: readonly number[]) => (a: number, b: number) =>
  weights[(b * (b - 1)) / 2 + a]!

/** Log-odds of a match before anything is seen of a pair. */
const PRIOR = -16

/** No relative is in question. */
const against = (weight: number) => ({ strangers: weight, relatives: Infinity })
const allOf = (weight: number) => (): PairEvidence => against(weight)
const evidence = (weights: readonly number[]) => {
  const weightOf = triangle(weights)
  return (a: number, b: number): PairEvidence => against(weightOf(a, b))
}

describe('doubt in a cluster', () => {
  it('is that of the pair where there are two records, and none where there is one', () => {
    expect(expectedWrongPairs(2, allOf(-3), PRIOR)).toBeCloseTo(8 / 9)
    expect(expectedWrongPairs(1, allOf(0), PRIOR)).toBe(0)
  })

  it('counts evidence against strangers beyond 16 bits for six tenths', () => {
    // 21 bits of evidence and a prior of −16: 5 bits in all, of which 3 count.
    expect(expectedWrongPairs(2, allOf(5), PRIOR)).toBeCloseTo(1 / 9)
    expect(expectedWrongPairs(2, allOf(5), -11)).toBeCloseTo(1 / 33)
  })

  it('counts relatives that weigh as much for a sixteenth: guards have looked before', () => {
    expect(expectedWrongPairs(2, () => ({ strangers: Infinity, relatives: 3 }), PRIOR)).toBeCloseTo(
      1 / 129,
    )
    const both = expectedWrongPairs(2, () => ({ strangers: 5, relatives: 3 }), PRIOR)
    const odds = 1 / 8 + 1 / 128
    expect(both).toBeCloseTo(odds / (1 + odds))
  })

  it('is none where people joined the two, whatever the others say', () => {
    const joined = (a: number, b: number): PairEvidence =>
      against(a === 0 && b === 1 ? Infinity : -20)
    expect(expectedWrongPairs(2, joined, PRIOR)).toBe(0)
    // Record 2 is surely another person; 0 and 1 are not.
    expect(expectedWrongPairs(3, joined, PRIOR)).toBeCloseTo(2)
  })

  it('is small where a weak pair is held together by a third record', () => {
    // Alone, the pair of −2 bits would be wrong three times in four.
    expect(expectedWrongPairs(3, evidence([20, -2, 20]), PRIOR)).toBeLessThan(0.1)
  })

  it('stays where the third record is as far off', () => {
    const wrong = expectedWrongPairs(3, evidence([40, 1, 3]), PRIOR)
    // Two pairs, at odds of 2^−(0.6 · 2) against.
    const odds = 2 ** -1.2
    expect(wrong).toBeCloseTo((2 * odds) / (1 + odds), 3)
  })

  it('is finite where a cluster is held together against all evidence', () => {
    expect(expectedWrongPairs(4, allOf(-9000), PRIOR)).toBeLessThanOrEqual(6)
    expect(expectedWrongPairs(30, allOf(-9000), PRIOR)).toBeLessThanOrEqual(435)
    expect(expectedWrongPairs(30, allOf(9000), PRIOR)).toBe(0)
  })

  it('lies between none and all pairs, and falls as weights rise', () => {
    const weights = fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(weights, (all) => {
        const wrong = expectedWrongPairs(4, evidence(all), PRIOR)
        expect(wrong).toBeGreaterThanOrEqual(0)
        expect(wrong).toBeLessThanOrEqual(6)
        const firmer = expectedWrongPairs(4, evidence(all.map((weight) => weight + 20)), PRIOR)
        expect(firmer).toBeLessThanOrEqual(wrong + 1e-9)
      }),
    )
  })
})

describe('the chance that two clusters are one', () => {
  it('is that of the pair where there is one, else halfway between strongest and sum', () => {
    expect(oneClusterProbability([3])).toBeCloseTo(8 / 9)
    expect(oneClusterProbability([2, -6])).toBeCloseTo(matchProbability(-1))
  })
})
