import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intersectionOf, isIn, unionOf } from '../../../src/exchange/search/record-sets.ts'

const LIST = fc
  .uniqueArray(fc.nat(60), { maxLength: 40 })
  .map((numbers) => Uint32Array.from(numbers).sort())

describe('sets of records', () => {
  it('are united and intersected as sets are, and stay in order', () => {
    fc.assert(
      fc.property(fc.array(LIST, { maxLength: 6 }), LIST, (lists, other) => {
        const all = new Set(lists.flatMap((list) => [...list]))
        const united = unionOf(lists)
        expect([...united]).toEqual([...all].sort((a, b) => a - b))
        const both = [...all].filter((record) => other.includes(record))
        expect([...intersectionOf(united, other)]).toEqual(both.sort((a, b) => a - b))
        for (const record of other) expect(isIn(united, record)).toBe(all.has(record))
      }),
    )
  })
})
