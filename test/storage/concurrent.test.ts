import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { addOne, ending, nextLine, startChild, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a store that several write to', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: LmdbStore
  beforeEach(() => {
    folder = temporaryFolder()
    store = openLmdbStore(folder.dir, { tables: TABLES, lockTimeoutMs: 60_000 })
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })
  const sums = () => store.read((reader) => TABLES.map((table) => sumIn(reader, table)))

  it('loses no update of eight processes', async () => {
    const children = Array.from({ length: 8 }, () => startChild('add', folder.dir, 25))
    expect(await Promise.all(children.map(ending))).toEqual(Array(8).fill(0))
    expect(sums()).toEqual([200, 200])
  })

  it('loses no update of eight threads', async () => {
    const script = new URL('./store-child.ts', import.meta.url)
    const code = `process.argv[1] = ${JSON.stringify(script.pathname)}
      process.argv.splice(2, 3, 'add', ${JSON.stringify(folder.dir)}, '25')
      import(${JSON.stringify(script.href)})`
    const options = { eval: true, execArgv: ['--conditions=source'] }
    const workers = Array.from({ length: 8 }, () => new Worker(code, options))
    const codes = workers.map(
      (worker) =>
        new Promise((resolve, reject) => {
          worker.once('error', reject)
          worker.once('exit', resolve)
        }),
    )
    expect(await Promise.all(codes)).toEqual(Array(8).fill(0))
    expect(sums()).toEqual([200, 200])
  })

  it('shows each read one moment, and each next read what was committed since', async () => {
    const child = startChild('endless', folder.dir)
    try {
      await nextLine(child)
      let last = 0
      let moves = 0
      const start = performance.now()
      // All within one turn of the event loop: nothing but the read itself looks anew.
      for (let elapsed = 0; elapsed < 1500 || (moves < 3 && elapsed < 30_000); ) {
        elapsed = performance.now() - start
        const [left, right, again] = store.read((reader) => {
          const first = sumIn(reader, 'left')
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3)
          return [first, sumIn(reader, 'right'), sumIn(reader, 'left')]
        })
        expect([right, again]).toEqual([left, left])
        expect(left).toBeGreaterThanOrEqual(last)
        if (left! > last) moves++
        last = left!
      }
      expect(moves).toBeGreaterThanOrEqual(3)
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('keeps what a reader sees while it is written to in the same process', () => {
    store.write(addOne)
    const reader = openLmdbStore(folder.dir, { tables: TABLES, readOnly: true })
    reader.read((snapshot) => {
      expect(sumIn(snapshot, 'left')).toBe(1)
      store.write(addOne)
      expect(sumIn(snapshot, 'left')).toBe(1)
      expect([...snapshot.range('right')].map(([, value]) => Number(Buffer.from(value)))).toEqual([
        1,
      ])
    })
    expect(reader.read((snapshot) => sumIn(snapshot, 'left'))).toBe(2)
    return reader.close()
  })

  it('uses freed pages again although it is read all the time', () => {
    const big = new Uint8Array(400_000).fill(1)
    const round = (number: number) => {
      store.write((writer) => writer.put('left', Uint8Array.of(9), big.fill(number)))
      // An iterator that is dropped half-way, as careless code does.
      store.read((reader) => reader.range('left')[Symbol.iterator]().next())
    }
    for (let number = 0; number < 10; number++) round(number)
    const { bytes } = store.stats()
    for (let number = 0; number < 100; number++) round(number)
    expect(store.stats().bytes).toBeLessThan(2 * bytes)
  })
})
