import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreStore } from '../../src/storage/copy-store.ts'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { isStore, storePath } from '../../src/storage/store-folder.ts'
import { addOne, nextLine, startChild, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a backup', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: LmdbStore
  let to: string
  beforeEach(() => {
    folder = temporaryFolder()
    to = join(folder.dir, 'backups', 'monday')
    store = openLmdbStore(join(folder.dir, 'store'), { tables: TABLES, lockTimeoutMs: 60_000 })
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })
  const sumsOf = async (dir: string) => {
    const copy = openLmdbStore(dir, { tables: TABLES })
    const sums = copy.read((reader) => TABLES.map((table) => sumIn(reader, table)))
    await copy.close()
    return sums
  }

  it.skipIf(process.platform === 'win32')(
    'is in a folder of its owner alone, as the store is',
    async () => {
      await store.backup(to)
      for (const dir of [store.dir, to]) expect(statSync(dir).mode & 0o777).toBe(0o700)
    },
  )

  it('is the store of one moment, taken while others write', async () => {
    const child = startChild('endless', store.dir)
    try {
      await nextLine(child)
      for (let number = 0; number < 5; number++) {
        const dir = `${to}-${number}`
        const before = store.read((reader) => sumIn(reader, 'left'))
        await store.backup(dir)
        const [left, right] = await sumsOf(dir)
        expect(right).toBe(left)
        expect(left).toBeGreaterThanOrEqual(before)
      }
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('is a store that is restored into an empty folder, and stays as it is', async () => {
    for (let number = 0; number < 3; number++) store.write(addOne)
    await store.backup(to)
    store.write(addOne)
    const bytes = readFileSync(storePath(to, 1))
    const back = join(folder.dir, 'back')
    await restoreStore(to, back)
    expect(await sumsOf(back)).toEqual([3, 3])
    const restored = openLmdbStore(back, { tables: TABLES })
    restored.write(addOne)
    await restored.close()
    expect(readFileSync(storePath(to, 1))).toEqual(bytes)
    expect(await sumsOf(store.dir)).toEqual([4, 4])
  })

  it('goes into an empty folder only, as does what is restored', async () => {
    mkdirSync(to, { recursive: true })
    writeFileSync(join(to, 'notes.txt'), 'keep')
    const code = { code: 'store-not-empty' }
    await expect(store.backup(to)).rejects.toMatchObject(code)
    await expect(restoreStore(store.dir, to)).rejects.toMatchObject(code)
    await expect(store.backup(store.dir)).rejects.toMatchObject(code)
    expect(readdirSync(to)).toEqual(['notes.txt'])
  })

  it('that was killed in the midst is no store, and can be made again', async () => {
    store.write(addOne)
    mkdirSync(to, { recursive: true })
    writeFileSync(`${storePath(to, 1)}.partial-4194305-0-1`, 'half')
    expect(isStore(to)).toBe(false)
    await expect(restoreStore(to, join(folder.dir, 'back'))).rejects.toMatchObject({
      code: 'registry-missing',
    })
    await store.backup(to)
    expect(await sumsOf(to)).toEqual([1, 1])
  })

  it('that is damaged is not restored', async () => {
    store.write((writer) => writer.put('left', Uint8Array.of(5), new Uint8Array(100_000).fill(5)))
    await store.backup(to)
    truncateSync(storePath(to, 1), 60_000)
    const back = join(folder.dir, 'back')
    await expect(restoreStore(to, back)).rejects.toMatchObject({ code: 'store-damaged' })
    expect(isStore(back)).toBe(false)
  })

  it('is waited for by closing', async () => {
    store.write(addOne)
    const running = store.backup(to)
    await store.close()
    await running
    expect(await sumsOf(to)).toEqual([1, 1])
    await expect(store.backup(`${to}-2`)).rejects.toMatchObject({ code: 'store-closed' })
  })
})
