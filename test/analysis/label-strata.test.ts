import { describe, expect, it } from 'vitest'
import type { LabelFrame } from '../../src/analysis/label-frame.ts'
import { pairStrata } from '../../src/analysis/label-strata.ts'
import { matchProbability } from '../../src/scoring/match-probability.ts'

const THRESHOLDS = { lower: -3, upper: 6, margin: 3, guard: -10 }

function frameOf(...pairs: readonly (readonly [weight: number, joined: 0 | 1])[]): LabelFrame {
  return {
    left: Uint32Array.from(pairs, (_, at) => at),
    right: Uint32Array.from(pairs, (_, at) => at + 1),
    weight: Float64Array.from(pairs, ([weight]) => weight),
    joined: Uint8Array.from(pairs, ([, joined]) => joined),
    probability: Float64Array.from(pairs, ([weight]) =>
      Number.isNaN(weight) ? 0.5 : matchProbability(weight),
    ),
  }
}

describe('strata of pairs', () => {
  it('are of three bits and one decision, named by both', () => {
    const strata = pairStrata(
      frameOf(
        [-7, 0],
        [-6, 0],
        [0, 0],
        [2.9, 0],
        [1, 1],
        [14.9, 1],
        [15, 1],
        [40, 1],
        [Number.NaN, 1],
      ),
      THRESHOLDS,
    )
    expect(strata.map(({ name, pairs }) => [name, ...pairs])).toEqual([
      ['unscored joined', 8],
      ['below -6 apart', 0],
      ['-6 to -3 apart', 1],
      ['0 to 3 apart', 2, 3],
      ['0 to 3 joined', 4],
      ['12 to 15 joined', 5],
      ['from 15 joined', 6, 7],
    ])
  })

  it('are the more unsure the nearer to even odds, and where clusters disagree with the weight', () => {
    const deviationOf = (weight: number, joined: 0 | 1): number =>
      pairStrata(frameOf([weight, joined]), THRESHOLDS)[0]!.deviation
    expect(deviationOf(0, 0)).toBeCloseTo(0.5)
    expect(deviationOf(0, 0)).toBeGreaterThan(deviationOf(4, 1))
    expect(deviationOf(4, 1)).toBeGreaterThan(deviationOf(20, 1))
    expect(deviationOf(20, 0)).toBeGreaterThan(3 * deviationOf(20, 1))
    expect(deviationOf(-8, 1)).toBeGreaterThan(3 * deviationOf(-8, 0))
    expect(deviationOf(Number.NaN, 1)).toBeCloseTo(0.5)
    expect(deviationOf(60, 1)).toBeGreaterThan(0)
  })
})
