import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { smallDisk } from './tmpfs.ts'

const KEY = Uint8Array.of(1)
const readOnlyError = expect.objectContaining({ code: 'store-read-only' })
const disk = smallDisk('3m')
afterAll(() => disk?.remove())

describe('a store that is opened for reading', () => {
  it('reads, sees what others commit, and refuses to write', async () => {
    const { dir, remove } = temporaryFolder()
    const store = openLmdbStore(dir, { tables: ['a'] })
    const reader = openLmdbStore(dir, { tables: ['a', 'later'], readOnly: true })
    store.write((writer) => writer.put('a', KEY, KEY))
    expect(reader.read((snapshot) => snapshot.get('a', KEY))).toEqual(KEY)
    expect(() => reader.write(() => {})).toThrow(readOnlyError)
    // A table that nobody has written to yet is empty.
    reader.read((snapshot) => {
      expect(snapshot.get('later', KEY)).toBeUndefined()
      expect([snapshot.count('later'), [...snapshot.range('later')]]).toEqual([0, []])
    })
    await reader.close()
    await store.close()
    remove()
  })

  it('must be there', () => {
    const { dir, remove } = temporaryFolder()
    for (const folder of [dir, join(dir, 'absent')]) {
      expect(() => openLmdbStore(folder, { tables: ['a'], readOnly: true })).toThrow(
        expect.objectContaining({ code: 'registry-missing', details: { dir: folder } }),
      )
    }
    remove()
  })
})

describe.skipIf(disk === undefined)('on a read-only disk', () => {
  it('a store is read, and refused for writing', async () => {
    const dir = join(disk!.dir, 'store')
    mkdirSync(dir)
    const store = openLmdbStore(dir, { tables: ['a'] })
    store.write((writer) => writer.put('a', KEY, KEY))
    await store.close()
    disk!.remount('ro')
    expect(() => openLmdbStore(dir, { tables: ['a'] })).toThrow(readOnlyError)
    expect(() => openLmdbStore(join(disk!.dir, 'new'), { tables: ['a'] })).toThrow(readOnlyError)
    const reader = openLmdbStore(dir, { tables: ['a'], readOnly: true })
    expect(reader.read((snapshot) => snapshot.get('a', KEY))).toEqual(KEY)
    await reader.close()
  })
})
