import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { addOne, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a store that is held', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: LmdbStore
  let held: LmdbStore
  beforeEach(() => {
    folder = temporaryFolder()
    store = openLmdbStore(folder.dir, { tables: TABLES })
    store.write(addOne)
    held = openLmdbStore(folder.dir, { tables: TABLES, readOnly: true })
    held.hold()
  })
  afterEach(async () => {
    await held.close()
    await store.close()
    folder.remove()
  })
  const sums = (of: LmdbStore): number[] =>
    of.read((reader) => TABLES.map((table) => sumIn(reader, table)))
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

  it('is read as it was, read after read, whatever is committed meanwhile', async () => {
    const all = (of: LmdbStore): unknown =>
      of.read((reader) =>
        TABLES.map((table) => [
          reader.count(table),
          [...reader.range(table)].map(([key, value]) => [[...key], [...value]]),
          [...reader.range(table, { reverse: true, limit: 1 })].map(([key]) => [...key]),
        ]),
      )
    const before = all(held)
    for (let round = 0; round < 50; round++) {
      store.write((writer) => {
        addOne(writer)
        for (const table of TABLES) writer.put(table, Uint8Array.of(9, round), Uint8Array.of(1))
      })
      await soon()
      expect(all(held)).toEqual(before)
    }
    expect(all(store)).not.toEqual(before)
    held.hold()
    expect(all(held)).toEqual(all(store))
  })

  it('stays as it was when it is compacted, until it is held anew', async () => {
    store.write(addOne)
    await store.compact()
    store.write(addOne)
    await soon()
    expect(sums(held)).toEqual([1, 1])
    held.hold()
    expect(sums(held)).toEqual([3, 3])
  })

  it('holds back no write, nor its own end', async () => {
    const reading = held.read((reader) => reader.range(TABLES[0]!)[Symbol.iterator]().next())
    expect(reading.done).toBe(false)
    for (let round = 0; round < 20; round++) store.write(addOne)
    await held.close()
    expect(sums(store)).toEqual([21, 21])
  })
})
