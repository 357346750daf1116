import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EntrySorter } from '../../src/blocking/sort-entries.ts'

type Entry = readonly [record: number, low: number, high: number]

const half = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0xffff_ffff, 0x8000_0000),
)
/** Keys that repeat often, so that many entries share a bucket. */
const entries: fc.Arbitrary<Entry[]> = fc
  .array(fc.tuple(half, half), { maxLength: 400 })
  .chain((keys) => {
    const repeated = keys.flatMap((key) => [key, key])
    return fc.shuffledSubarray(repeated, { minLength: repeated.length })
  })
  .map((keys) => keys.map(([low, high], record) => [record, low, high] as const))

const byKey = (a: Entry, b: Entry): number => a[2] - b[2] || a[1] - b[1]

function sorted(sorter: EntrySorter, all: Uint32Array, skip: number): Entry[] {
  sorter.sort(all, skip)
  const { records, low, high, size } = sorter
  return Array.from({ length: size }, (_, at) => [records[at]!, low[at]!, high[at]!] as const)
}

describe('EntrySorter', () => {
  it('is a stable sort by (high, low), whatever it sorted before', () => {
    const sorter = new EntrySorter()
    fc.assert(
      fc.property(entries, (list) => {
        const result = sorted(sorter, Uint32Array.from(list.flat()), 0)
        expect(result).toEqual([...list].sort(byKey))
      }),
    )
  })

  it('sorts keys that agree in their leading bits', () => {
    const sorter = new EntrySorter()
    fc.assert(
      fc.property(entries, fc.nat(1023), (list, lead) => {
        const same = list.map(
          ([record, low, high]): Entry => [record, low, ((lead << 22) | (high >>> 10)) >>> 0],
        )
        const result = sorted(sorter, Uint32Array.from(same.flat()), 10)
        expect(result).toEqual([...same].sort(byKey))
      }),
    )
  })

  it('copes with two keys that hold nearly all entries of a bucket', () => {
    const list = Array.from({ length: 100_000 }, (_, at): Entry => [at, at & 1, 77])
    const result = sorted(new EntrySorter(), Uint32Array.from(list.flat()), 0)
    expect(result).toEqual([...list].sort(byKey))
  })
})
