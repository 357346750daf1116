import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { ByteReader } from '../../src/storage/byte-reader.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'

type Part =
  | readonly ['u8' | 'u32' | 'u64' | 'f64' | 'varint', number]
  | readonly ['text', string]
  | readonly ['bytes', Uint8Array]

const whole = fc.oneof(fc.nat(300), fc.maxSafeNat())
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.tuple(fc.constant('u8' as const), fc.nat(255)),
  fc.tuple(fc.constant('u32' as const), fc.integer({ min: 0, max: 0xffffffff })),
  fc.tuple(fc.constantFrom('u64' as const, 'varint' as const), whole),
  fc.tuple(fc.constant('f64' as const), fc.double()),
  fc.tuple(fc.constant('text' as const), fc.string({ unit: 'binary', maxLength: 400 })),
  fc.tuple(fc.constant('bytes' as const), fc.uint8Array({ maxLength: 400 })),
)

function write(parts: readonly Part[], writer = new ByteWriter(1)): Uint8Array {
  for (const [kind, value] of parts) {
    if (kind === 'text') writer.text(value)
    else if (kind === 'bytes') writer.bytes(value)
    else writer[kind](value)
  }
  return writer.finish()
}

function read(bytes: Uint8Array, parts: readonly Part[]): void {
  const reader = new ByteReader(bytes, 'things')
  for (const [kind] of parts) reader[kind]()
  reader.end()
}

describe('bytes', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const reader = new ByteReader(write(parts), 'things')
        for (const [kind, value] of parts) expect(reader[kind]()).toEqual(value)
        reader.end()
      }),
    )
  })

  it('of one writer do not mix', () => {
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (first, second) => {
        const writer = new ByteWriter(1)
        const bytes = write(first, writer)
        expect(write(second, writer)).toEqual(write(second))
        expect(bytes).toEqual(write(first))
      }),
    )
  })

  it('that are cut or too long are damage', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.nat(), (parts, cut) => {
        const bytes = write(parts)
        const short = bytes.subarray(0, cut % bytes.length)
        expect(() => read(short, parts)).toThrow(/store is damaged: table things/)
        expect(() => read(Uint8Array.of(...bytes, 0), parts)).toThrow(/longer than what it says/)
      }),
    )
  })

  it('of any kind are read as a value or refused as damage, nothing else', () => {
    const kinds = fc.array(fc.constantFrom('u64', 'varint', 'text', 'bytes'))
    fc.assert(
      fc.property(fc.uint8Array(), kinds, (bytes, order) => {
        const reader = new ByteReader(bytes, 'things')
        try {
          for (const kind of order) reader[kind]()
        } catch (error) {
          expect(isLinkageError(error, 'store-damaged')).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['a number above 2^53', [0, 0x20, 0, 0, 0, 0, 0, 0], 'u64'],
    ['a varint above 2^53', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x10], 'varint'],
    ['a varint without an end', [128, 128, 128, 128, 128, 128, 128, 128, 1], 'varint'],
    ['a varint that could be shorter', [0x81, 0], 'varint'],
    ['a text that is not UTF-8', [1, 0xff], 'text'],
    ['a text longer than there is', [200, 1, 65], 'text'],
  ] as const)('refuse %s', (_what, bytes, kind) => {
    expect(() => new ByteReader(Uint8Array.from(bytes), 'things')[kind]()).toThrow(/is damaged/)
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('hold no %d as a whole number', (value) => {
    expect(() => new ByteWriter().varint(value)).toThrow(RangeError)
    expect(() => new ByteWriter().u64(value)).toThrow(RangeError)
  })

  it('stay what they were: stores on disk depend on it', () => {
    const bytes = new ByteWriter()
      .u8(1)
      .u32(2)
      .u64(2 ** 40)
      .f64(0.5)
      .varint(300)
      .text('ñ')
      .finish()
    expect(Buffer.from(bytes).toString('hex')).toMatchInlineSnapshot(
      `"010000000200000100000000003fe0000000000000ac0202c3b1"`,
    )
  })
})
