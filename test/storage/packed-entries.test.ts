import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { memoryStore } from '../../src/storage/memory-store.ts'
import { EntryPacker } from '../../src/storage/packed-entries.ts'
import { temporaryFolder } from './temporary-folder.ts'
import '../support/property-seed.ts'

const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })
const entries = fc.uniqueArray(fc.tuple(bytes(1, 12), bytes(0, 40)), {
  selector: ([key]) => Buffer.from(key).toString('hex'),
  maxLength: 30,
})

describe('entries that were packed', () => {
  it('are put as if one by one, on disk and in memory', async () => {
    const { dir, remove } = temporaryFolder()
    const disk = openLmdbStore(dir, { tables: ['a', 'b'] })
    fc.assert(
      fc.property(entries, (all) => {
        const memory = memoryStore(['a', 'b'])
        const packer = new EntryPacker('a')
        for (const [key, value] of all) packer.add(key, value)
        const packed = packer.take()
        expect(packed.count).toBe(all.length)
        for (const store of [disk, memory]) {
          store.write(
            (writer) => {
              writer.putPacked(packed)
              writer.putPacked(packer.take())
              for (const [key, value] of all) {
                expect(Uint8Array.from(writer.get('a', key)!)).toEqual(value)
                writer.put('b', key, value)
              }
              expect([...writer.range('a')]).toEqual([...writer.range('b')])
            },
            { dryRun: true },
          )
        }
      }),
      { numRuns: 30 },
    )
    await disk.close()
    remove()
  })

  it('have keys of some length', () => {
    expect(() => new EntryPacker('a').add(new Uint8Array(0), new Uint8Array(1))).toThrow(
      expect.toSatisfy((error) => isLinkageError(error, 'store-key-invalid')),
    )
  })
})
