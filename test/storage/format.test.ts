import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ByteReader } from '../../src/storage/byte-reader.ts'
import { ByteWriter } from '../../src/storage/byte-writer.ts'
import { keyOf } from '../../src/storage/key.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import type { Migration } from '../../src/storage/store-format.ts'
import { temporaryFolder } from './temporary-folder.ts'

const TABLES = ['scores']
const key = (number: number) => keyOf().u32(number).done()

/** Format 1 held a score as one byte, format 2 holds it as a varint. */
const widen: Migration = (writer) => {
  for (const [at, value] of writer.range('scores')) {
    writer.put('scores', at, new ByteWriter().varint(value[0]!).finish())
  }
}
/** Format 3 counts from 1. */
const fromOne: Migration = (writer) => {
  for (const [at, value] of writer.range('scores')) {
    const score = new ByteReader(value, 'scores').varint()
    writer.put('scores', at, new ByteWriter().varint(score + 1).finish())
  }
}

describe('the format of a store', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(async () => {
    folder = temporaryFolder()
    const store = openLmdbStore(folder.dir, { tables: TABLES })
    store.write((writer) => {
      for (let number = 0; number < 300; number++) {
        writer.put('scores', key(number), Uint8Array.of(number % 200))
      }
    })
    await store.close()
  })
  afterEach(() => folder.remove())

  const open = (migrations: readonly Migration[], readOnly = false) =>
    openLmdbStore(folder.dir, { tables: TABLES, migrations, readOnly })
  const scoreOf = (store: ReturnType<typeof open>, number: number) =>
    store.read((reader) => new ByteReader(reader.get('scores', key(number))!, 'scores').varint())

  it('is brought up to date once, by every migration that it lacks', async () => {
    let store = open([widen])
    expect([scoreOf(store, 3), scoreOf(store, 150)]).toEqual([3, 150])
    await store.close()
    for (let again = 0; again < 2; again++) {
      store = open([widen, fromOne])
      expect([scoreOf(store, 3), scoreOf(store, 150)]).toEqual([4, 151])
      await store.close()
    }
  })

  it('of a new store is the newest', async () => {
    const fresh = temporaryFolder()
    const failing: Migration = () => {
      throw new Error('nothing to do in a new store')
    }
    await openLmdbStore(fresh.dir, { tables: TABLES, migrations: [failing] }).close()
    expect(() => openLmdbStore(fresh.dir, { tables: TABLES })).toThrow(
      expect.objectContaining({
        code: 'registry-newer',
        details: { dir: fresh.dir, version: 2, supported: 1 },
      }),
    )
    fresh.remove()
  })

  it('stays as it was if a migration fails', async () => {
    const failing: Migration = (writer) => {
      fromOne(writer)
      throw new Error('on purpose')
    }
    expect(() => open([widen, failing])).toThrow('on purpose')
    const store = open([widen])
    expect(scoreOf(store, 150)).toBe(150)
    await store.close()
  })

  it('that is newer is refused, reading or writing, and left as it is', async () => {
    await open([widen, fromOne]).close()
    for (const readOnly of [true, false]) {
      expect(() => open([widen], readOnly)).toThrow(
        expect.objectContaining({ code: 'registry-newer' }),
      )
    }
    const store = open([widen, fromOne])
    expect(scoreOf(store, 3)).toBe(4)
    await store.close()
  })

  it('that is older is not read without being brought up to date', () => {
    expect(() => open([widen], true)).toThrow(
      expect.objectContaining({
        code: 'registry-older',
        details: { dir: folder.dir, version: 1, supported: 2 },
      }),
    )
  })
})
