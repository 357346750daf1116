import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstByHash } from '../../src/linker/random-pairs.ts'

describe('firstByHash', () => {
  it('gives the first records in the order of their hashes, whether hashes are spread or not', () => {
    const even = fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 300 })
    const uneven = fc.array(fc.constantFrom(0, 1, 2 ** 32 - 2, 2 ** 32 - 1), { maxLength: 300 })
    fc.assert(
      fc.property(fc.oneof(even, uneven), fc.integer({ min: 1, max: 400 }), (list, count) => {
        const hash = Uint32Array.from(list)
        const slow = [...hash.keys()].sort((a, b) => hash[a]! - hash[b]! || a - b)
        expect([...firstByHash(hash, count)]).toEqual(slow.slice(0, count))
      }),
    )
  })
})
