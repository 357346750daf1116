import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Exchange, openExchange } from '../../../src/exchange/exchange.ts'
import { searchStudents } from '../../../src/exchange/search/search-students.ts'
import { fileWith } from '../msix/submission-text.ts'

const QUERY = { firstName: 'Maria', lastName: 'Garcia' }
const RANGE = { limit: 20 }

describe('an exchange that searches on other threads', () => {
  const workers: Worker[] = []
  const note = (worker: Worker): void => void workers.push(worker)
  let dir: string
  let exchange: Exchange

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'nearmatch-searching-'))
    await (await openExchange(dir, { create: true })).close()
    process.on('worker', note)
    exchange = await openExchange(dir, { writerThread: true })
  })
  afterEach(async () => {
    process.off('worker', note)
    workers.length = 0
    await exchange.close()
    rmSync(dir, { recursive: true })
  })

  async function take(id: string): Promise<void> {
    const path = join(dir, 'file.txt')
    writeFileSync(path, fileWith({ S: `S|0000001|I|TX||${id}|01` }))
    await exchange.takeIn(path)
  }

  it('finds what was taken in just before, and the same as on this thread', async () => {
    expect((await exchange.search(QUERY, RANGE)).children).toEqual([])
    for (const id of ['A1', 'A2', 'A3']) {
      await take(id)
      const page = await exchange.search(QUERY, RANGE)
      expect(page).toEqual(exchange.read((view) => searchStudents(view, QUERY, RANGE)))
      expect(page.children.length).toBeGreaterThan(0)
    }
  })

  it('loses nothing but time with a thread', async () => {
    await take('A1')
    const found = await exchange.search(QUERY, RANGE)
    // The first one writes.
    for (const worker of workers.slice(1)) void worker.terminate()
    expect(await exchange.search(QUERY, RANGE)).toEqual(found)
  })
})
