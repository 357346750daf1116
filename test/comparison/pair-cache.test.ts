import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PairCache, pairLevels } from '../../src/comparison/pair-cache.ts'

const compute = (a: number, b: number): number => (a * 31 + b * 17) % 9

describe('PairCache', () => {
  const id = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 2 ** 27, max: 2 ** 32 - 1 }),
  )
  const pairs = fc.array(fc.tuple(id, id))

  it('gives the level of the smaller and the larger id, whatever the order and the room', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const large = new PairCache(pairLevels(2 ** 16), compute)
        const shared = pairLevels(0)
        const small = new PairCache(shared, compute)
        const other = new PairCache(shared, compute)
        for (const [left, right] of [...list, ...list]) {
          const level = compute(Math.min(left, right), Math.max(left, right))
          expect(large.level(left, right)).toBe(level)
          expect(small.level(right, left)).toBe(level)
          expect(other.level(left, right)).toBe(level)
        }
      }),
    )
  })

  it('computes a pair once while it is kept', () => {
    let computed = 0
    const cache = new PairCache(pairLevels(10), () => computed++)
    for (let round = 0; round < 5; round++) {
      cache.level(7, 9)
      cache.level(9, 7)
    }
    expect(computed).toBe(1)
  })

  it('gives levels that it has no room for', () => {
    const cache = new PairCache(pairLevels(10), () => 16)
    expect([cache.level(1, 2), cache.level(1, 2)]).toEqual([16, 16])
  })
})
