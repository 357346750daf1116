import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineHash, hashBytes, hashHigh, hashString, hexHash } from '../../src/records/hash.ts'

function hexOf(value: string, seed?: number): string {
  const low = hashString(value, seed)
  return hexHash(low, hashHigh)
}

describe('hashBytes', () => {
  it('gives the same for the same bytes wherever they stand', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (bytes, before) => {
        const low = hashBytes(bytes, 0, bytes.length)
        const high = hashHigh
        const moved = Uint8Array.of(...before, ...bytes, 7)
        expect(hashBytes(moved, before.length, before.length + bytes.length)).toBe(low)
        expect(hashHigh).toBe(high)
      }),
    )
  })

  it('agrees with hashString on ASCII', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), (value) => {
        const bytes = Buffer.from(value)
        expect(hexHash(hashBytes(bytes, 0, bytes.length), hashHigh)).toBe(hexOf(value))
      }),
    )
  })

  it('stays what it was: results and models on disk depend on it', () => {
    expect([hexOf(''), hexOf('García'), hexOf('a', 1)]).toMatchInlineSnapshot(`
      [
        "b6006742274576ad",
        "5a8ff4cc6fdbfaf2",
        "938f7b2cf2c71f5a",
      ]
    `)
  })

  it('does not collide in 64 bits on 300,000 similar values', () => {
    const seen = new Set<string>()
    for (let value = 0; value < 300_000; value++) seen.add(hexOf(`2010-${value}`))
    expect(seen.size).toBe(300_000)
  })

  it('spreads over the low bits, by which things are sampled and slotted', () => {
    const counts = new Uint32Array(64)
    for (let value = 0; value < 64_000; value++) counts[hashString(`id${value}`) & 63]!++
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(Math.max(...counts)).toBeLessThan(1150)
  })

  it('changes with the seed', () => {
    expect(hexOf('a', 1)).not.toBe(hexOf('a', 2))
  })
})

describe('combineHash', () => {
  it('depends on the order of its parts', () => {
    const forward = combineHash(1, 2, 3, 4)
    const high = hashHigh
    expect([combineHash(3, 4, 1, 2), hashHigh]).not.toEqual([forward, high])
  })
})

describe('hexHash', () => {
  it('writes 16 digits', () => {
    expect(hexHash(1, 0xffffffff)).toBe('ffffffff00000001')
  })
})
