import { describe, expect, it } from 'vitest'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { verifyStore } from '../../src/storage/verify-store.ts'
import { addOne, ending, startChild, sumIn, TABLES } from './store-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a store whose writer is killed', () => {
  it('is whole, holds what was acknowledged, and is written to at once', async () => {
    const { dir, remove } = temporaryFolder()
    let acknowledged = 0
    for (let round = 0; round < 8; round++) {
      const child = startChild('endless', dir)
      child.stdout!.on('data', (data: Buffer) => {
        const whole = data.toString().split('\n').slice(0, -1)
        acknowledged = Math.max(acknowledged, ...whole.map(Number))
        // Other instants in each round.
        setTimeout(() => child.kill('SIGKILL'), 3 + 7 * round)
      })
      expect(await ending(child)).toBe('SIGKILL')
      const store = openLmdbStore(dir, { tables: TABLES, lockTimeoutMs: 500 })
      const sums = store.read((reader) => TABLES.map((table) => sumIn(reader, table)))
      expect(sums[1]).toBe(sums[0])
      // One more may be durable although it could not say so.
      expect(sums[0]! - acknowledged).toBeOneOf([0, 1])
      store.write(addOne)
      acknowledged = sums[0]! + 1
      await store.close()
    }
    expect((await verifyStore(dir)).findings).toEqual([])
    remove()
  })
})
