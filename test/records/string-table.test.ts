import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StringTableBuilder, stringTableOf } from '../../src/records/string-table.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[ab]{0,9}$/),
  fc.constantFrom('', '\ufeff', '\ufeffa', 'é'.repeat(80), 'x'.repeat(3000)),
)

describe('StringTableBuilder', () => {
  it('gives equal strings one id, the empty string id 0, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(text), (values) => {
        const builder = new StringTableBuilder()
        const ids = values.map((value) => builder.intern(value))
        const table = builder.build()
        const seen = new Map<string, number>([['', 0]])
        for (const value of values) if (!seen.has(value)) seen.set(value, seen.size)
        expect(ids).toEqual(values.map((value) => seen.get(value)))
        expect(ids.map((id) => table.get(id))).toEqual(values)
        expect(table.toArray()).toEqual([...seen.keys()])
      }),
    )
  })

  it('interns from any place in any buffer', () => {
    const builder = new StringTableBuilder()
    const first = Buffer.from('..García..')
    const second = new Uint8Array(Buffer.from('xGarcíaGarcí'))
    expect(builder.internBytes(first, 2, 9)).toBe(1)
    expect(builder.internBytes(second, 1, 8)).toBe(1)
    expect(builder.internBytes(second, 8, 14)).toBe(2)
    expect(builder.internBytes(second, 3, 3)).toBe(0)
  })

  it('keeps 200,000 strings of all short lengths apart', () => {
    const builder = new StringTableBuilder()
    for (let value = 0; value < 200_000; value++) {
      expect(builder.intern(value.toString(36)) === value + 1).toBe(true)
    }
    for (let value = 0; value < 200_000; value += 97) {
      expect(builder.intern(value.toString(36))).toBe(value + 1)
    }
    expect(builder.build().get(100_000)).toBe((99_999).toString(36))
  })

  it('appends without looking for equals', () => {
    expect(stringTableOf(['b', '', 'b']).toArray()).toEqual(['', 'b', '', 'b'])
  })

  it('shares its memory with other threads', () => {
    const table = stringTableOf(['a'])
    expect(table.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(table.offsets.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})

describe('StringTable', () => {
  it('compares by bytes, as buffers do', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const table = stringTableOf([left, right])
        const expected = Buffer.compare(Buffer.from(left), Buffer.from(right))
        expect(Math.sign(table.compare(1, 2))).toBe(expected)
      }),
    )
  })
})

describe('StringTable', () => {
  it('picks strings in the order asked for', () => {
    const table = stringTableOf(['ana', 'García', 'b'])
    expect(table.pick(Uint32Array.of(0, 3, 2)).toArray()).toEqual(['', 'b', 'García'])
  })
})
