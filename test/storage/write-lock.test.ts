import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { addOne, ending, nextLine, startChild, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('the write lock', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: LmdbStore
  beforeEach(() => {
    folder = temporaryFolder()
    store = openLmdbStore(folder.dir, { tables: TABLES, lockTimeoutMs: 300 })
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })
  const sum = () => store.read((reader) => sumIn(reader, 'left'))
  const busy = expect.objectContaining({
    code: 'store-busy',
    details: { dir: expect.any(String), waitedMs: expect.any(Number) },
  })

  it('is refused in time while another process has it, stopped or not', async () => {
    const child = startChild('hold', folder.dir, 60_000)
    await nextLine(child)
    child.kill('SIGSTOP')
    expect(() => store.write(addOne)).toThrow(busy)
    expect(sum()).toBe(0)
    // Opening to read needs no lock; opening to write does.
    const options = { tables: TABLES, lockTimeoutMs: 100 }
    expect(() => openLmdbStore(folder.dir, options)).toThrow(busy)
    await openLmdbStore(folder.dir, { ...options, readOnly: true }).close()
    child.kill('SIGKILL')
    expect(await ending(child)).toBe('SIGKILL')
    store.write(addOne)
    expect(sum()).toBe(1)
  })

  it('is waited for', async () => {
    const child = startChild('hold', folder.dir, 150)
    await nextLine(child)
    store.write(addOne)
    expect(sum()).toBe(2)
    expect(await ending(child)).toBe(0)
  })

  it.each([
    { left: 'no link', leave: (path: string) => writeFileSync(path, 'nonsense') },
    ...['nonsense', '1/task/1@0', '4194304/task/4194304@12'].map((name) => ({
      left: name,
      leave: (path: string) => symlinkSync(name, path),
    })),
  ])('does not depend on what was left behind: $left', async ({ leave }) => {
    leave(join(folder.dir, 'writer'))
    await store.close()
    store = openLmdbStore(folder.dir, { tables: TABLES, lockTimeoutMs: 5000 })
    store.write(addOne)
    expect(sum()).toBe(1)
    expect(readdirSync(folder.dir)).not.toContain('writer')
  })

  it('is not kept by an action that throws', () => {
    const failing = () => {
      throw new Error('on purpose')
    }
    expect(() => store.write(failing)).toThrow('on purpose')
    const other = openLmdbStore(folder.dir, { tables: TABLES, lockTimeoutMs: 100 })
    other.write(addOne)
    return other.close()
  })
})
