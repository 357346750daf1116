import { describe, expect, it } from 'vitest'
import { estimatePrior } from '../../src/scoring/estimate-prior.ts'
import { withU } from '../../src/scoring/estimate-u.ts'
import { frequencyTable, LEAST_NAMED } from '../../src/scoring/frequencies.ts'
import { COMPARISONS, expected, PRIOR } from './simple-model.ts'

describe('estimatePrior', () => {
  const records = 4000
  const allPairs = (records * (records - 1)) / 2
  const related = { match: 2400, sibling: 2000, twin: 200 }
  const unrelated = allPairs - 4600
  const vectors = expected(COMPARISONS, { ...related, unrelated })
  const start = { ...PRIOR, matchesPerRecord: 2, population: 10 }
  const found = estimatePrior({ comparisons: COMPARISONS, prior: start }, vectors, records)

  it('recovers how many matches, siblings and twins there are per record', () => {
    expect(found.matchesPerRecord).toBeCloseTo(related.match / records, 2)
    expect(found.siblingsPerRecord).toBeCloseTo(related.sibling / records, 1)
    expect(found.twinsPerRecord).toBeCloseTo(related.twin / records, 2)
  })

  it('speaks about the records it was estimated from', () => {
    expect(found.population).toBe(records)
  })

  it('takes pairs that blocking left out as unrelated, so that hardly anything changes', () => {
    const blocked = vectors.filter(({ levels }) => levels[2] === 1 || levels[3] === 1)
    const seen = blocked.reduce((sum, { count }) => sum + count, 0)
    expect(seen).toBeLessThan(0.06 * allPairs)
    const again = estimatePrior({ comparisons: COMPARISONS, prior: start }, blocked, records)
    expect(again.matchesPerRecord).toBeCloseTo(found.matchesPerRecord, 1)
  })

  it('expects a few matches even where there are none', () => {
    const none = expected(COMPARISONS, { match: 0, sibling: 0, twin: 0, unrelated: 1000 })
    const least = estimatePrior({ comparisons: COMPARISONS, prior: start }, none, records)
    expect(least.matchesPerRecord).toBe(0.01)
    expect(least.siblingsPerRecord).toBeLessThan(0.01)
  })
})

describe('withU', () => {
  const lambda = 0.2
  const total = 100_000
  const mixed = COMPARISONS.map(({ levels }) =>
    Float64Array.from(levels, ({ m, u }) => total * (lambda * m + (1 - lambda) * u)),
  )

  it('takes out the matches among random pairs of a small file', () => {
    const corrected = withU(COMPARISONS, { levels: mixed, beside: [] }, lambda, COMPARISONS)
    const naive = withU(COMPARISONS, { levels: mixed, beside: [] }, 0, COMPARISONS)
    for (const [at, { levels }] of COMPARISONS.entries()) {
      for (const [level, { u }] of levels.entries()) {
        expect(corrected[at]!.levels[level]!.u).toBeCloseTo(u, 6)
      }
      expect(naive[at]!.levels.at(-1)!.u).toBeGreaterThan(levels.at(-1)!.u)
    }
  })

  it('gives every level some chance, and together certainty', () => {
    const only = COMPARISONS.map(({ levels }) =>
      Float64Array.from(levels, (_, level) => (level === 0 ? total : 0)),
    )
    for (const { levels } of withU(COMPARISONS, { levels: only, beside: [] }, 0, COMPARISONS)) {
      for (const { u } of levels) expect(u).toBeGreaterThan(0)
      expect(levels.reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 2)
    }
  })

  it('keeps the built-in u where nothing was counted', () => {
    const nothing = COMPARISONS.map(({ levels }) => new Float64Array(levels.length))
    for (const [at, { levels }] of withU(
      COMPARISONS,
      { levels: nothing, beside: [] },
      0.1,
      COMPARISONS,
    ).entries()) {
      for (const [level, { u }] of levels.entries()) {
        expect(u).toBeCloseTo(COMPARISONS[at]!.levels[level]!.u, 9)
      }
    }
  })

  it('leaves m as it is', () => {
    const corrected = withU(COMPARISONS, { levels: mixed, beside: [] }, lambda, COMPARISONS)
    expect(corrected.map(({ levels }) => levels.map(({ m }) => m))).toEqual(
      COMPARISONS.map(({ levels }) => levels.map(({ m }) => m)),
    )
  })
})

describe('frequencyTable', () => {
  const counts = new Map([
    ['garcia', 60],
    ['vega', LEAST_NAMED],
    ['soto', LEAST_NAMED - 1],
    ['zyx', 1],
  ])
  const table = frequencyTable(counts)

  it('names only values seen at least ten times', () => {
    expect(LEAST_NAMED).toBe(10)
    expect(table.values).toEqual({ garcia: 60 / 80, vega: 10 / 80 })
    expect(JSON.stringify(table)).not.toMatch(/soto|zyx/)
  })

  it('gives the others their mean frequency', () => {
    expect(table.floor).toBeCloseTo(5 / 80, 12)
  })

  it('tells how often two random values agree', () => {
    expect(table.collision).toBeCloseTo((60 * 59 + 10 * 9 + 9 * 8) / (80 * 79), 12)
  })

  it('does not depend on the order of counting', () => {
    const back = frequencyTable(new Map([...counts].toReversed()))
    expect(JSON.stringify(back)).toBe(JSON.stringify(table))
  })

  it('stays usable without values', () => {
    expect(frequencyTable(new Map())).toEqual({ floor: 0.5, collision: 0.5, values: {} })
    const unique = frequencyTable(new Map(Array.from({ length: 50 }, (_, at) => [`n${at}`, 1])))
    expect(unique.floor).toBeGreaterThan(0)
    expect(unique.collision).toBeGreaterThan(0)
  })
})
