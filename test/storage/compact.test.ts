import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { verifyStore } from '../../src/storage/verify-store.ts'
import { addOne, ending, nextLine, startChild, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('compacting', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: LmdbStore
  beforeEach(() => {
    folder = temporaryFolder()
    store = open()
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })
  const open = (readOnly = false) =>
    openLmdbStore(folder.dir, { tables: TABLES, lockTimeoutMs: 60_000, readOnly })
  const sums = (from = store) => from.read((reader) => TABLES.map((table) => sumIn(reader, table)))
  const dataFiles = () => readdirSync(folder.dir).filter((name) => name.endsWith('.mdb'))

  /** Makes free pages. */
  const churn = () => {
    for (let number = 0; number < 50; number++) {
      store.write((writer) => writer.put('left', Uint8Array.of(7, number), new Uint8Array(20_000)))
    }
    store.write((writer) => {
      for (let number = 0; number < 50; number++) writer.remove('left', Uint8Array.of(7, number))
    })
  }

  it('gives free pages back, keeps every entry, and is seen by all who have it open', async () => {
    store.write(addOne)
    churn()
    const reader = open(true)
    const other = open()
    const { bytes, freePages } = store.stats()
    expect(freePages).toBeGreaterThan(200)
    await store.compact()
    expect(dataFiles()).toEqual(['store-2.mdb'])
    const after = store.stats()
    expect(after).toMatchObject({ freePages: 0, generation: 2 })
    expect(after.bytes).toBeLessThan(bytes / 4)
    other.write(addOne)
    store.write(addOne)
    for (const each of [store, other, reader]) expect(sums(each)).toEqual([3, 3])
    await other.compact()
    store.write(addOne)
    for (const each of [reader, other, store]) expect(sums(each)).toEqual([4, 4])
    expect(dataFiles()).toEqual(['store-3.mdb'])
    await reader.close()
    await other.close()
    expect((await verifyStore(folder.dir)).findings).toEqual([])
  })

  it('loses no update of those who write meanwhile', async () => {
    const writers = [1, 2].map(() => startChild('add-slowly', folder.dir, 80))
    const isDone = Promise.all(writers.map(ending))
    let writing = true
    void isDone.then(() => {
      writing = false
    })
    const compacting = startChild('compact', folder.dir)
    try {
      let own = 0
      while (writing) {
        store.write(addOne)
        own++
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      expect(await isDone).toEqual([0, 0])
      expect(sums()).toEqual([160 + own, 160 + own])
      expect(store.stats().generation).toBeGreaterThan(3)
    } finally {
      compacting.kill('SIGKILL')
    }
  })

  it('killed at any instant leaves the store as it was or compacted', async () => {
    let expected = 0
    for (let round = 0; round < 8; round++) {
      churn()
      store.write(addOne)
      expected++
      const child = startChild('compact', folder.dir)
      await nextLine(child)
      setTimeout(() => child.kill('SIGKILL'), 4 * round)
      expect(await ending(child)).toBe('SIGKILL')
      // Open since before, and opened anew.
      expect(sums()).toEqual([expected, expected])
      store.write(addOne)
      expected++
      await store.close()
      store = open()
      expect(sums()).toEqual([expected, expected])
    }
    expect(dataFiles()).toHaveLength(1)
    await store.compact()
    expect(readdirSync(folder.dir).filter((name) => name.includes('partial'))).toEqual([])
    expect((await verifyStore(folder.dir)).findings).toEqual([])
  })

  it('killed before or after its one step has not happened or has', async () => {
    store.write(addOne)
    const other = open()
    await store.backup(join(folder.dir, 'copy'))
    copyFileSync(join(folder.dir, 'copy', 'store-1.mdb'), join(folder.dir, 'store-2.mdb'))
    other.write(addOne)
    expect(sums(store)).toEqual([2, 2])
    await store.close()
    store = open()
    expect(sums(store)).toEqual([2, 2])
    // The file that was left is not the store; it went with the opening.
    expect(dataFiles()).toEqual(['store-1.mdb'])
    await store.compact()
    expect(sums(other)).toEqual([2, 2])
    copyFileSync(join(folder.dir, 'copy', 'store-1.mdb'), join(folder.dir, 'store-1.mdb'))
    await store.close()
    store = open()
    expect([sums(store), sums(other)]).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect(dataFiles()).toEqual(['store-2.mdb'])
    await other.close()
  })

  it('is given up if others write again and again', async () => {
    let writing = true
    const write = () => {
      store.write(addOne)
      if (writing) setImmediate(write)
    }
    write()
    await expect(store.compact()).rejects.toMatchObject({ code: 'store-busy' })
    writing = false
    await store.compact()
    expect(store.stats().generation).toBe(2)
  })

  it('removes what killed ones left', async () => {
    writeFileSync(join(folder.dir, 'store-2.mdb.partial-4194305-0-1'), 'half')
    await store.compact()
    expect(dataFiles()).toEqual(['store-2.mdb'])
    expect(readdirSync(folder.dir).filter((name) => name.includes('partial'))).toEqual([])
  })
})

describe('the statistics of a store', () => {
  it('count entries, bytes and free pages', async () => {
    const { dir, remove } = temporaryFolder()
    const store = openLmdbStore(dir, { tables: ['small', 'large'] })
    store.write((writer) => {
      for (let number = 0; number < 300; number++) {
        writer.put('small', Uint8Array.of(number >> 8, number), Uint8Array.of(1))
      }
      writer.put('large', Uint8Array.of(1), new Uint8Array(100_000))
    })
    const { tables, freePages, bytes, pageBytes } = store.stats()
    expect(tables).toMatchObject({ small: { entries: 300 }, large: { entries: 1 } })
    expect(tables.large!.bytes).toBeGreaterThan(100_000)
    expect(tables.small!.bytes).toBeLessThan(20_000)
    expect(freePages * pageBytes).toBeLessThan(bytes / 4)
    store.write((writer) => writer.remove('large', Uint8Array.of(1)))
    expect(store.stats().freePages).toBeGreaterThan(freePages + 20)
    await store.close()
    remove()
  })
})
