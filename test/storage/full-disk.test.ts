import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { verifyStore } from '../../src/storage/verify-store.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { smallDisk } from './tmpfs.ts'

const TABLES = ['a']
const full = expect.objectContaining({ code: 'store-full' })
const disk = smallDisk('3m')
afterAll(() => disk?.remove())

const key = (number: number) => Uint8Array.of(number >> 8, number)
const value = new Uint8Array(1000).fill(7)

/** Writes one entry a transaction until something is thrown. */
function fill(store: LmdbStore, from = 0): { readonly written: number; readonly error: unknown } {
  for (let number = from; number < 60_000; number++) {
    try {
      store.write((writer) => writer.put('a', key(number), value))
    } catch (error) {
      return { written: number, error }
    }
  }
  return { written: 60_000, error: undefined }
}

describe.skipIf(disk === undefined)('on a full disk', () => {
  const dir = join(disk?.dir ?? '', 'store')
  const ballast = join(disk?.dir ?? '', 'ballast')
  let store: LmdbStore
  beforeEach(() => {
    disk!.remount('size=3m')
    store = openLmdbStore(dir, { tables: TABLES })
  })
  afterEach(async () => {
    await store.close()
    for (const name of readdirSync(disk!.dir)) {
      rmSync(join(disk!.dir, name), { recursive: true, force: true })
    }
  })
  const fillDisk = () => {
    for (const size of [100_000, 4096, 1]) {
      try {
        for (;;) writeFileSync(ballast, new Uint8Array(size), { flag: 'a' })
      } catch {}
    }
  }

  it('writes are refused as a whole, reads go on, room makes it writable again', async () => {
    const { written, error } = fill(store)
    expect(error).toEqual(full)
    expect(written).toBeGreaterThan(500)
    store.read((reader) => {
      expect(reader.count('a')).toBe(written)
      expect([...reader.range('a')].length).toBe(written)
    })
    // One that is spilled to disk before it ends.
    const large = () => store.write((writer) => writer.put('a', key(9), new Uint8Array(4e6)))
    expect(large).toThrow(full)
    expect(store.read((reader) => reader.get('a', key(9))?.length)).toBe(1000)
    await expect(store.compact()).rejects.toEqual(full)
    disk!.remount('size=20m')
    store.write((writer) => writer.put('a', key(60_001), value))
    await store.compact()
    expect(store.read((reader) => reader.count('a'))).toBe(written + 1)
    expect((await verifyStore(dir)).findings).toEqual([])
  })

  it('it can be closed and opened again', async () => {
    store.write((writer) => writer.put('a', key(1), value))
    await store.close()
    fillDisk()
    store = openLmdbStore(dir, { tables: TABLES })
    expect(store.read((reader) => reader.get('a', key(1))?.length)).toBe(1000)
    expect(fill(store, 2).error).toEqual(full)
    // Without a lock file, too: the error is thrown, the process does not end.
    await store.close()
    rmSync(join(dir, 'store-1.mdb-lock'))
    fillDisk()
    expect(() => openLmdbStore(dir, { tables: TABLES })).toThrow(full)
    rmSync(ballast)
    store = openLmdbStore(dir, { tables: TABLES })
    expect(store.read((reader) => reader.get('a', key(1))?.length)).toBe(1000)
  })

  it('no new store is begun, and none is left half made', () => {
    fillDisk()
    const other = join(disk!.dir, 'other')
    expect(() => openLmdbStore(other, { tables: TABLES })).toThrow(full)
    rmSync(ballast)
    return openLmdbStore(other, { tables: TABLES }).close()
  })

  it('a backup is refused and leaves nothing', async () => {
    fill(store)
    const to = join(disk!.dir, 'backup')
    await expect(store.backup(to)).rejects.toEqual(full)
    expect(readdirSync(to)).toEqual([])
  })
})

describe('with maxBytes', () => {
  it('writes over the bound are refused, smaller ones and reads go on', async () => {
    const { dir, remove } = temporaryFolder()
    const store = openLmdbStore(dir, { tables: TABLES, maxBytes: 300_000 })
    const { written, error } = fill(store)
    expect(error).toEqual(full)
    expect(error).toHaveProperty('details', { dir, maxBytes: 300_000 })
    expect(written).toBeGreaterThan(150)
    expect(written * value.length).toBeLessThan(300_000)
    const read = () => store.read((reader) => reader.count('a'))
    expect(read()).toBe(written)
    // A single transaction is stopped while it goes on, not at its end.
    let puts = 0
    const endless = () =>
      store.write((writer) => {
        for (; puts < 1000; puts++) writer.put('a', key(puts), new Uint8Array(200_000))
      })
    expect(endless).toThrow(full)
    expect(puts).toBeLessThan(200)
    store.write((writer) => {
      for (let number = 0; number < 100; number++) writer.remove('a', key(number))
    })
    expect(read()).toBe(written - 100)
    expect(fill(store).written).toBeGreaterThan(50)
    await store.close()
    remove()
  })
})
