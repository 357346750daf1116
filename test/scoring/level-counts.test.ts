import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparison, NULL_LEVEL } from '../../src/model/linkage-model.ts'
import { withU } from '../../src/scoring/estimate-u.ts'
import { besideLevel, LevelCounts } from '../../src/scoring/level-counts.ts'
import { refineM } from '../../src/scoring/refine-m.ts'
import { COMPARISONS, STRANGERS_ONLY } from './simple-model.ts'

const DEPENDENT: readonly Comparison[] = COMPARISONS.map((own) =>
  own.name === 'sex' ? { ...own, dependence: { on: 'given' } } : own,
)
const [GIVEN, SEX] = [0, 1]

/** Pairs by their levels of given name and sex. */
function pairs(
  counts: readonly (readonly number[])[],
  others: number = NULL_LEVEL,
): { levels: Uint8Array; count: number }[] {
  return counts.flatMap((row, given) =>
    row.map((count, sex) => ({ levels: Uint8Array.of(given, sex, others, others, others), count })),
  )
}

describe('besideLevel', () => {
  const shares = fc
    .array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)))

  it('sums to one, and is what a level has on its own where nothing was seen', () => {
    fc.assert(
      fc.property(shares, fc.nat({ max: 1e6 }), (alone, many) => {
        const row = besideLevel(
          alone,
          alone.map((_, level) => (level === 0 ? many : 0)),
        )
        expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
        const unseen = besideLevel(
          alone,
          alone.map(() => 0),
        )
        for (const [level, share] of alone.entries()) expect(unseen[level]).toBeCloseTo(share, 12)
      }),
    )
  })

  it('follows many pairs, and makes little of one', () => {
    const alone = [0.99, 0.01]
    expect(besideLevel(alone, [500, 500])[1]).toBeCloseTo(0.5, 1)
    expect(besideLevel(alone, [20, 1])[1]).toBeLessThan(0.025)
  })
})

describe('dependence', () => {
  it('is learnt of strangers from random pairs, without the matches among them', () => {
    const strangers = [
      [4500, 4500],
      [15, 285],
      [2, 198],
    ]
    const lambda = 0.05
    const matches = 500
    const mixed = strangers.map((row, given) =>
      row.map((count, sex) => {
        const { m } = DEPENDENT[GIVEN]!.levels[given]!
        return count + matches * m * DEPENDENT[SEX]!.levels[sex]!.m
      }),
    )
    const counts = new LevelCounts(DEPENDENT)
    for (const { levels, count } of pairs(mixed)) counts.add(levels, count)
    const { u } = withU(DEPENDENT, counts, lambda, DEPENDENT)[SEX]!.dependence!
    expect(u![0]![1]).toBeCloseTo(0.5, 2)
    expect(u![1]![1]).toBeCloseTo(0.95, 1)
    expect(u![2]![1]).toBeGreaterThan(0.95)
  })

  it('is learnt of matches from the pairs that the model takes for them', () => {
    const prior = { ...STRANGERS_ONLY, matchesPerRecord: 600, population: 2001 }
    const found = refineM(
      DEPENDENT,
      { comparisons: DEPENDENT, prior },
      pairs(
        [
          [400, 100],
          [10, 990],
          [20, 7980],
        ],
        1,
      ),
    )
    const { m } = found[SEX]!.dependence!
    expect(m![0]![0]).toBeGreaterThan(0.5)
    expect(m![2]![1]).toBeGreaterThan(0.99)
  })
})
