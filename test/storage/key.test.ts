import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterPrefix, keyOf } from '../../src/storage/key.ts'
import { KeyReader } from '../../src/storage/key-reader.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('\0', '\u0001', 'a', '\u0080', 'ÿ', '\u{10ffff}'),
    maxLength: 4,
  }),
)
const parts = fc.record({
  text,
  u8: fc.nat(255),
  u32: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff })),
  u64: fc.oneof(fc.nat(3), fc.maxSafeNat()),
})
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never

const KINDS = ['text', 'u8', 'u32', 'u64'] as const
const order = fc.shuffledSubarray([...KINDS], { minLength: 4 })

function build(values: Parts, kinds: readonly (typeof KINDS)[number][]): Uint8Array {
  const key = keyOf()
  for (const kind of kinds) {
    if (kind === 'text') key.text(values.text)
    else key[kind](values[kind])
  }
  return key.done()
}

function compareValues(left: string | number, right: string | number): number {
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(`${right}`))
  return Math.sign(left - Number(right))
}

describe('keys', () => {
  it('have the order of their parts, the first first', () => {
    fc.assert(
      fc.property(parts, parts, order, (left, right, kinds) => {
        const orders = kinds.map((kind) => compareValues(left[kind], right[kind]))
        const expected = orders.find((value) => value !== 0) ?? 0
        expect(Buffer.compare(build(left, kinds), build(right, kinds))).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('give back their parts', () => {
    fc.assert(
      fc.property(parts, order, (values, kinds) => {
        const reader = new KeyReader(build(values, kinds), 'things')
        for (const kind of kinds) expect(reader[kind]()).toBe(values[kind])
        reader.end()
      }),
    )
  })

  it.each([
    ['a text without an end', [97]],
    ['a byte 0 that says nothing', [97, 0, 2, 0, 0]],
    ['what is not UTF-8', [0xff, 0, 0]],
  ])('refuse %s', (_what, bytes) => {
    const key = Uint8Array.from(bytes)
    expect(() => new KeyReader(key, 'things').text()).toThrow(/store is damaged: table things/)
  })

  it('with a prefix end where the prefix ends', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.uint8Array({ maxLength: 4 }),
        fc.uint8Array({ maxLength: 4 }),
        (prefix, rest, other) => {
          const end = afterPrefix(prefix)
          const isBelow = (key: Uint8Array) => end === undefined || Buffer.compare(key, end) < 0
          expect(isBelow(Uint8Array.of(...prefix, ...rest))).toBe(true)
          if (Buffer.compare(other, prefix) < 0) return
          const begins = Buffer.from(other).subarray(0, prefix.length).equals(prefix)
          expect(isBelow(other)).toBe(begins)
        },
      ),
    )
  })
})
