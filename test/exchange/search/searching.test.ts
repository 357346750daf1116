import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Exchange, openExchange } from '../../../src/exchange/exchange.ts'
import { searchStudents } from '../../../src/exchange/search/search-students.ts'
import { SearchThreads } from '../../../src/exchange/search/searching.ts'
import { warmUp } from '../../../src/exchange/search/warm-up.ts'
import { fileWith, GOOD_LINES } from '../msix/submission-text.ts'

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

  it('finds who came last among many of one name, however often it was asked before', async () => {
    const born = (year: number, at: number): string =>
      `${year}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`
    const student = (number: number, date: string): string[] =>
      [
        `S|0000001|I|TX||M${number}|01`,
        `D|0000001|Maria||Garcia|||Female|${date}|No||||1004|Ana|Garcia`,
        GOOD_LINES.Q!,
        GOOD_LINES.E!,
      ].map((line) => line.replace('0000001', String(number).padStart(7, '0')))
    const takeAll = async (students: readonly string[][]): Promise<void> => {
      const lines = students.flat()
      const head = GOOD_LINES.H!.replace('|1|7', `|${students.length}|${lines.length}`)
      const path = join(dir, 'many.txt')
      writeFileSync(path, `${[head, ...lines].join('\n')}\n`)
      await exchange.takeIn(path)
    }
    await takeAll(Array.from({ length: 150 }, (_, at) => student(at, born(2008 + (at % 4), at))))
    const query = { firstName: 'Maria', lastName: 'Garcia', birthDate: '20130704' }
    const asked = () => exchange.search(query, { limit: 1 })
    for (const _ of [1, 2]) expect((await asked()).children[0]?.birthDate).not.toBe('2013-07-19')
    // Of nobody before her the year.
    await takeAll([student(200, '20130719')])
    expect((await asked()).children[0]?.birthDate).toBe('2013-07-19')
  })

  it('is ready whoever is there: nobody, or a child with no more than a letter for a name', async () => {
    await exchange.ready
    await take('A1')
    const path = join(dir, 'short.txt')
    const text = fileWith({ S: 'S|0000001|I|TX||B1|01' })
    writeFileSync(path, text.replace('|Maria|', '|M|'))
    await exchange.takeIn(path)
    const again = new SearchThreads(join(dir, 'registry'), async () => expect.fail('no thread'))
    await again.ready
    expect((await again.search(QUERY, RANGE)).children.length).toBeGreaterThan(0)
    await again[Symbol.asyncDispose]()
    exchange.read((view) => expect(() => warmUp(view)).not.toThrow())
  })

  it('is ready to say why nothing can be searched', async () => {
    const nowhere = new SearchThreads(join(dir, 'nowhere'), async () => expect.fail('no thread'))
    await nowhere.ready
    await expect(nowhere.search(QUERY, RANGE)).rejects.toMatchObject({ code: 'registry-missing' })
    await nowhere[Symbol.asyncDispose]()
  })

  it('loses nothing but time with a thread', async () => {
    await take('A1')
    const found = await exchange.search(QUERY, RANGE)
    // The first one writes.
    for (const worker of workers.slice(1)) void worker.terminate()
    expect(await exchange.search(QUERY, RANGE)).toEqual(found)
  })
})
