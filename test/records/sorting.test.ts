import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radixSortBy } from '../../src/records/radix-sort.ts'
import { orderByText } from '../../src/records/record-order.ts'
import { StringTableBuilder } from '../../src/records/string-table.ts'

const key = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0x1_0000, 0xffff_0000, 0x8000_0000),
)

describe('radixSortBy', () => {
  it('is a stable sort by (high, low)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key)), fc.boolean(), (keys, wide) => {
        const low = Uint32Array.from(keys, ([value]) => value)
        const high = Uint32Array.from(keys, ([, value]) => value)
        const order = Uint32Array.from(keys, (_, at) => at)
        const expected = [...order].sort(
          (a, b) => (wide ? high[a]! - high[b]! : 0) || low[a]! - low[b]!,
        )
        if (wide) radixSortBy(order, low, high)
        else radixSortBy(order, low)
        expect([...order]).toEqual(expected)
      }),
    )
  })

  it('sorts a part of the rows, too', () => {
    const order = Uint32Array.of(3, 0, 2)
    radixSortBy(order, Uint32Array.of(9, 0, 1, 5))
    expect([...order]).toEqual([2, 3, 0])
  })
})

describe('orderByText', () => {
  it('orders rows by bytes, equal ones by row', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^student-00[ab\0]{0,10}$/),
    )
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom('', 'TX-2010-'), (values, prefix) => {
        const builder = new StringTableBuilder()
        const texts = values.map((text) => prefix + text)
        const ids = Uint32Array.from(texts, (text) => builder.intern(text))
        const bytes = texts.map((text) => Buffer.from(text))
        const expected = texts
          .map((_, row) => row)
          .sort((a, b) => Buffer.compare(bytes[a]!, bytes[b]!) || a - b)
        expect([...orderByText(ids, builder.build())]).toEqual(expected)
      }),
    )
  })
})
