import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Allotment, allocateLabels } from '../../src/evaluation/allocate-labels.ts'

const strata = fc.array(
  fc.record({
    size: fc.integer({ min: 1, max: 6 }),
    deviation: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 4 },
)

/** The variance of an estimated total. */
function variance(all: readonly Allotment[], labels: ArrayLike<number>): number {
  return all.reduce(
    (sum, { size, deviation }, at) => sum + (size * deviation) ** 2 * (1 / labels[at]! - 1 / size),
    0,
  )
}

/** Every way to share out labels, each stratum getting at least `least` or all it has. */
function* ways(all: readonly Allotment[], count: number, least: number): Generator<number[]> {
  const [first, ...rest] = all
  if (first === undefined) {
    if (count === 0) yield []
    return
  }
  for (let own = Math.min(least, first.size); own <= Math.min(first.size, count); own++) {
    for (const others of ways(rest, count - own, least)) yield [own, ...others]
  }
}

describe('labels shared out among strata', () => {
  it('go where pairs are many and differ', () => {
    const shared = allocateLabels(
      [
        { size: 900, deviation: 0.1 },
        { size: 100, deviation: 0.5 },
      ],
      14,
    )
    expect([...shared]).toEqual([9, 5])
  })

  it('are all given, to no stratum more than it has pairs', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 1, max: 30 }), (all, count) => {
        const shared = [...allocateLabels(all, count)]
        const pairs = all.reduce((sum, { size }) => sum + size, 0)
        expect(shared.reduce((sum, own) => sum + own, 0)).toBe(Math.min(count, pairs))
        expect(shared.every((own, at) => own <= all[at]!.size)).toBe(true)
      }),
    )
  })

  it('leave no stratum without a label if there are enough', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 8, max: 30 }), (all, count) => {
        for (const [at, own] of allocateLabels(all, count).entries()) {
          expect(own).toBeGreaterThanOrEqual(Math.min(2, all[at]!.size))
        }
      }),
    )
  })

  it('make the variance as small as any way to share them out', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 8, max: 14 }), (all, count) => {
        const pairs = all.reduce((sum, { size }) => sum + size, 0)
        const given = Math.min(count, pairs)
        const best = Math.min(...[...ways(all, given, 2)].map((way) => variance(all, way)))
        expect(variance(all, allocateLabels(all, given))).toBeCloseTo(best, 9)
      }),
    )
  })
})
