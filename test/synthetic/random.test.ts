import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permute32, recordId, tenDigitId } from '../../src/synthetic/opaque-ids.ts'
import { Random } from '../../src/synthetic/random.ts'
import { shuffled } from '../../src/synthetic/shuffle.ts'
import { parseWeighted, WeightedChoice } from '../../src/synthetic/weighted-choice.ts'

describe('Random', () => {
  it('gives the same numbers for the same keys, today as when this was written', () => {
    const random = new Random(20261121, 3, 1)
    expect([random.next(), random.next(), random.next()]).toEqual([
      121087911, 1904446200, 2321664759,
    ])
  })

  it('starts again when reset', () => {
    const random = new Random(1)
    random.next()
    random.reset(9, 8, 7)
    const fresh = new Random(9, 8, 7)
    expect(random.next()).toBe(fresh.next())
  })

  it('tells seeds, streams and purposes apart', () => {
    const firsts = [
      new Random(1, 0, 0),
      new Random(0, 1, 0),
      new Random(0, 0, 1),
      new Random(0, 0, 0),
      new Random(-1, 0, 0),
      new Random(2 ** 32, 0, 0),
    ].map((random) => random.next())
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('spreads evenly over a range', () => {
    const random = new Random(5)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) counts[random.below(10)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })
})

describe('WeightedChoice', () => {
  it('draws in proportion to the weights, never what weighs nothing', () => {
    const choice = new WeightedChoice(['a', 'b', 'c', 'd'] as const, [6, 3, 1, 0])
    const random = new Random(5)
    const counts = { a: 0, b: 0, c: 0, d: 0 }
    for (let i = 0; i < 100_000; i++) counts[choice.pick(random)]++
    expect(Math.abs(counts.a - 60_000)).toBeLessThan(700)
    expect(Math.abs(counts.b - 30_000)).toBeLessThan(700)
    expect(Math.abs(counts.c - 10_000)).toBeLessThan(500)
    expect(counts.d).toBe(0)
  })

  it('reads names with blanks and hyphens', () => {
    expect(parseWeighted('De La Cruz:3,\nJean-Louis:1').items).toEqual(['De La Cruz', 'Jean-Louis'])
  })
})

describe('opaque ids', () => {
  it('stay distinct', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, i) => permute32(i, 77)))
    expect(ids.size).toBe(100_000)
    expect(new Set(Array.from({ length: 1000 }, (_, i) => recordId(i, 1))).size).toBe(1000)
  })

  it('have one length', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (number, key) => {
        expect(recordId(number, key)).toMatch(/^R[0-9A-HJKMNP-TV-Z]{7}$/)
        expect(tenDigitId(number, key)).toMatch(/^\d{10}$/)
      }),
    )
  })
})

describe('shuffled', () => {
  it('passes on every item once, whatever the size of the pool', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 300 }), fc.nat(), (count, size, seed) => {
        const items = Array.from({ length: count }, (_, i) => i)
        const out = [...shuffled(items, size, new Random(seed))]
        expect(out.toSorted((a, b) => a - b)).toEqual(items)
      }),
    )
  })

  it('leaves few items where they were', () => {
    const items = Array.from({ length: 1000 }, (_, i) => i)
    const out = [...shuffled(items, 1000, new Random(1))]
    expect(out.filter((item, i) => item === i).length).toBeLessThan(10)
  })
})
