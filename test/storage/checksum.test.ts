import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKSUM_BYTES, seal, sumOf, tableSeed, unseal } from '../../src/storage/checksum.ts'
import '../support/property-seed.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })

function sealed(key: Uint8Array, value: Uint8Array, table: string): Uint8Array {
  const all = new Uint8Array(value.length + CHECKSUM_BYTES)
  all.set(value)
  seal(all, key, tableSeed(table))
  return all
}

describe('checksums', () => {
  it('are the CRC-32 of zlib, by hand or not, of any part of some bytes', () => {
    fc.assert(
      fc.property(bytes, fc.nat(40), fc.nat(40), seed, (all, head, tail, before) => {
        const from = Math.min(head, all.length)
        const to = Math.max(from, all.length - tail)
        expect(sumOf(all, from, to, before)).toBe(crc32(all.subarray(from, to), before))
      }),
    )
  })

  it('stand behind a value as the sum of table, key and value', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, value) => {
        const all = sealed(key, value, 'names')
        const sum = crc32(Buffer.concat([key, value]), tableSeed('names'))
        expect(Buffer.from(all).readUInt32LE(value.length)).toBe(sum)
        expect(unseal(all, key, tableSeed('names'))).toEqual(value)
      }),
    )
  })

  it('notice a flipped bit, another key and another table', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(), fc.nat(7), (key, value, place, bit) => {
        const all = sealed(key, value, 'names')
        expect(unseal(all, key, tableSeed('others'))).toBeUndefined()
        expect(unseal(all, Uint8Array.of(...key, 1), tableSeed('names'))).toBeUndefined()
        all[place % all.length]! ^= 1 << bit
        expect(unseal(all, key, tableSeed('names'))).toBeUndefined()
      }),
    )
  })

  it('are missed of values that are shorter than one', () => {
    for (let length = 0; length < CHECKSUM_BYTES; length++) {
      expect(unseal(new Uint8Array(length), Uint8Array.of(1), 0)).toBeUndefined()
    }
  })
})
