import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model/linkage-model.ts'
import { refineM } from '../../src/scoring/refine-m.ts'
import { COMPARISONS, expected, PRIOR } from './simple-model.ts'

const RECORDS = 4000
const vectors = expected(COMPARISONS, {
  match: 2400,
  sibling: 2000,
  twin: 200,
  unrelated: (RECORDS * (RECORDS - 1)) / 2 - 4600,
})
const prior = {
  ...PRIOR,
  matchesPerRecord: 2400 / RECORDS,
  siblingsPerRecord: 2000 / RECORDS,
  twinsPerRecord: 200 / RECORDS,
  population: RECORDS,
}

describe('refineM', () => {
  it('comes closer to the true m when it starts too low', () => {
    // Every top level too rare, as sessions make it where errors are not independent.
    const low = COMPARISONS.map((comparison) => {
      const top = comparison.levels.length - 1
      const spare = comparison.levels[top]!.m * 0.3
      const levels = comparison.levels.map((level, k) => ({
        ...level,
        m: k === top ? level.m - spare : level.m + spare / top,
      }))
      return { ...comparison, levels }
    })
    let fitted: readonly Comparison[] = low
    for (let round = 0; round < 5; round++) {
      fitted = refineM(COMPARISONS, { comparisons: fitted, prior }, vectors)
    }
    for (const [at, comparison] of COMPARISONS.entries()) {
      for (const [k, { m }] of comparison.levels.entries()) {
        const before = Math.abs(low[at]!.levels[k]!.m - m)
        const after = Math.abs(fitted[at]!.levels[k]!.m - m)
        expect(after).toBeLessThan(Math.max(0.02, before / 3))
      }
    }
  })

  it('leaves u alone, and keeps m where it is right', () => {
    const fitted = refineM(COMPARISONS, { comparisons: COMPARISONS, prior }, vectors)
    for (const [at, comparison] of COMPARISONS.entries()) {
      for (const [k, { m, u }] of comparison.levels.entries()) {
        expect(fitted[at]!.levels[k]!.u).toBe(u)
        expect(fitted[at]!.levels[k]!.m).toBeCloseTo(m, 1)
      }
    }
  })
})
