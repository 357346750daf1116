import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Outcome, PairCache } from '../../src/comparison/pair-cache.ts'

const compute = (a: number, b: number, out: Outcome): void => {
  out.level = (a * 31 + b * 17) % 9
  // What 32 bits cannot hold, so that a hit and a miss could differ.
  out.rarity = a / 3 - b / 7
}

function outcome(cache: PairCache, left: number, right: number): Outcome {
  const out: Outcome = { level: 99, rarity: 99 }
  cache.compare(left, right, compute, out)
  return out
}

describe('PairCache', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })))

  it('gives the same outcome with room for all pairs and with room for one', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const large = new PairCache(18)
        const single = new PairCache(0)
        for (const [left, right] of [...list, ...list]) {
          const fresh = outcome(new PairCache(1), left, right)
          expect(outcome(large, left, right)).toEqual(fresh)
          expect(outcome(single, left, right)).toEqual(fresh)
        }
      }),
    )
  })

  it('gives the same outcome in either direction', () => {
    const cache = new PairCache(4)
    expect(outcome(cache, 3, 5)).toEqual(outcome(cache, 5, 3))
  })

  it('computes a pair once while it is kept', () => {
    const cache = new PairCache(10)
    let computed = 0
    const out: Outcome = { level: 0, rarity: 0 }
    for (let round = 0; round < 5; round++) {
      cache.compare(7, 9, () => computed++, out)
      cache.compare(9, 7, () => computed++, out)
    }
    expect(computed).toBe(1)
  })

  it('starts every computation with no rarity', () => {
    const out: Outcome = { level: 0, rarity: 5 }
    const compareLevel = (_a: number, _b: number, result: Outcome): void => {
      result.level = 2
    }
    new PairCache(2).compare(1, 2, compareLevel, out)
    expect(out).toEqual({ level: 2, rarity: 0 })
  })

  it('keeps ids beyond 31 bits apart', () => {
    const cache = new PairCache(0)
    expect(outcome(cache, 2 ** 31 + 5, 7)).toEqual(outcome(new PairCache(4), 2 ** 31 + 5, 7))
    expect(outcome(cache, 5, 7)).not.toEqual(outcome(cache, 2 ** 31 + 5, 7))
  })
})
