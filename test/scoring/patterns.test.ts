import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NULL_LEVEL } from '../../src/model/linkage-model.ts'
import { PatternCodec, PatternCounts } from '../../src/scoring/patterns.ts'

describe('PatternCodec', () => {
  it('gives back every vector', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 14 })
    const vectors = counts.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.tuple(
          ...list.map((count) => fc.oneof(fc.nat({ max: count - 1 }), fc.constant(NULL_LEVEL))),
        ),
      ),
    )
    fc.assert(
      fc.property(vectors, ([list, levels]) => {
        const codec = new PatternCodec(list)
        const pattern = codec.encode(Uint8Array.from(levels))
        expect(Number.isSafeInteger(pattern)).toBe(true)
        expect([...codec.decode(pattern)]).toEqual(levels)
      }),
    )
  })

  it('gives different vectors different patterns', () => {
    const codec = new PatternCodec([2, 3])
    const seen = new Set<number>()
    for (const a of [0, 1, NULL_LEVEL]) {
      for (const b of [0, 1, 2, NULL_LEVEL]) seen.add(codec.encode(Uint8Array.of(a, b)))
    }
    expect(seen.size).toBe(12)
  })
})

describe('PatternCounts', () => {
  it('lists patterns in the same order whatever came first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), (patterns) => {
        const [there, back] = [new PatternCounts(), new PatternCounts()]
        for (const pattern of patterns) there.add(pattern)
        for (const pattern of patterns.toReversed()) back.add(pattern)
        expect(back.entries()).toEqual(there.entries())
        expect(there.total).toBe(patterns.length)
      }),
    )
  })

  it('adds weights', () => {
    const counts = new PatternCounts()
    counts.add(7, 2.5)
    counts.add(7, 1.5)
    counts.add(3)
    expect(counts.entries()).toEqual([
      [3, 1],
      [7, 4],
    ])
    expect(counts.total).toBe(5)
  })
})
