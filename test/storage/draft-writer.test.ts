import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { DraftWriter } from '../../src/storage/draft-writer.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import type { RangeOptions, StoreReader, StoreWriter } from '../../src/storage/store.ts'

const T = 'things'
const key = fc.uint8Array({ minLength: 1, maxLength: 2, max: 3 })
const step = fc.record({ key, value: fc.option(fc.uint8Array({ maxLength: 3 })) })
const range: fc.Arbitrary<RangeOptions> = fc.record(
  { from: key, to: key, reverse: fc.boolean(), limit: fc.nat(6) },
  { requiredKeys: [] },
)

type Steps = readonly { readonly key: Uint8Array; readonly value: Uint8Array | null }[]

function take(writer: StoreWriter, steps: Steps): boolean[] {
  return steps.flatMap(({ key, value }) => {
    if (value === null) return [writer.remove(T, key)]
    writer.put(T, key, value)
    return []
  })
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function entries(reader: StoreReader, options: RangeOptions): string[] {
  return Array.from(reader.range(T, options), ([key, value]) => `${hex(key)} ${hex(value)}`)
}

describe('a draft', () => {
  it('reads as if what it wrote were written, and leaves the store as it was', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.array(step, { maxLength: 12 }),
        fc.array(range, { maxLength: 4 }),
        key,
        (before, steps, ranges, asked) => {
          const [base, written] = [memoryStore([T]), memoryStore([T])]
          for (const store of [base, written]) store.write((writer) => take(writer, before))
          const as = base.read((reader) => entries(reader, {}))
          const seen = (writer: StoreWriter) => ({
            removed: take(writer, steps),
            got: hex(writer.get(T, asked) ?? Uint8Array.of()),
            count: writer.count(T),
            ranges: ranges.map((options) => entries(writer, options)),
          })
          const drafted = base.read((reader) => seen(new DraftWriter(reader)))
          expect(drafted).toEqual(written.write(seen))
          expect(base.read((reader) => entries(reader, {}))).toEqual(as)
        },
      ),
    )
  })

  it('may be written to while a range of it is read', () => {
    const store = memoryStore([T])
    store.write((writer) =>
      take(
        writer,
        [1, 2, 4].map((at) => ({ key: Uint8Array.of(at), value: Uint8Array.of(at) })),
      ),
    )
    const keys = store.read((reader) => {
      const draft = new DraftWriter(reader)
      return Array.from(draft.range(T), ([key]) => {
        const at = key[0]!
        if (at === 2) {
          draft.put(T, Uint8Array.of(3), Uint8Array.of(3))
          draft.remove(T, Uint8Array.of(4))
        }
        return at
      })
    })
    expect(keys).toEqual([1, 2, 3])
  })

  it('refuses the keys that a store refuses', () => {
    memoryStore([T]).read((reader) => {
      const draft = new DraftWriter(reader)
      const put = (): void => draft.put(T, Uint8Array.of(), Uint8Array.of(1))
      expect(put).toThrow(expect.toSatisfy((error) => isLinkageError(error, 'store-key-invalid')))
    })
  })
})
