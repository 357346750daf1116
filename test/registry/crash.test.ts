import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { openRegistry, verifyRegistryIn } from '../../src/registry/open-registry.ts'
import { isStore } from '../../src/storage/store-folder.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { indexedRegistry } from '../support/memory-registry.ts'
import {
  BATCH,
  batchOf,
  copyOf,
  LOADED,
  linesOf,
  loadedTable,
  startChild,
} from './registry-child.ts'

/** Kills in a run; `npm run test:soak` asks for hundreds. */
const KILLS = Number(process.env.CRASH_KILLS ?? 25)
/** Kills of a load, which takes longer. */
const LOAD_KILLS = Math.ceil(KILLS / 4)
/** The instants come from it. */
const SEED = Number(process.env.CRASH_SEED ?? 20261127)

describe('a registry whose writer is killed', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let dir: string
  beforeEach(async () => {
    folder = temporaryFolder()
    dir = join(folder.dir, 'registry')
    await (await openRegistry(dir, { create: { model: shippedStudentModel() } })).close()
  })
  afterEach(() => folder.remove())

  it(
    `is sound after each of ${KILLS} kills, holds what was acknowledged, and nothing by half`,
    async () => {
      const random = randomNumbers(SEED)
      const acknowledged = new Set<string>()
      let sequence = 0
      let submits = 0
      let cutShort = 0
      for (let round = 0; round < KILLS; round++) {
        const child = startChild('work', dir, round)
        // Some line of each round, then any instant of the next moments: a slow machine comes as far.
        let left = Math.floor(12 * random())
        const { lines, end } = await linesOf(child, () => {
          if (left-- === 0) setTimeout(() => child.kill('SIGKILL'), 200 * random())
        })
        expect(end).toBe('SIGKILL')
        for (const line of lines) {
          if (!('done' in line)) continue
          sequence = Math.max(sequence, line.sequence)
          for (const id of line.ids) acknowledged.add(id)
          if (line.done === 'submit') submits++
        }
        expect(await verifyRegistryIn(dir)).toMatchObject({ faults: [] })
        const registry = await openRegistry(dir)
        expect(registry.stats().sequence).toBeGreaterThanOrEqual(sequence)
        for (const name of acknowledged) {
          const [source, id] = name.split('\n')
          expect(registry.personOf({ source: source!, id: id! })).toBeDefined()
        }
        const last = lines.at(-1)
        if (last !== undefined && 'begins' in last && last.begins === 'submit') {
          cutShort++
          // Of what was under way all of it is there, or none.
          const batch = batchOf(last.round, last.step)
          const before = registry.stats().sequence
          const again = await registry.submit(batch)
          const unchanged = again.records.filter(({ outcome }) => outcome === 'unchanged')
          expect(unchanged.length).toBeOneOf([0, batch.length])
          if (unchanged.length > 0) expect(registry.stats().sequence).toBe(before)
          for (const { source, id } of batch) acknowledged.add(`${source}\n${id}`)
        }
        await registry.close()
        // A copy that was cut short is no registry, or it is a whole one.
        for (const line of lines.filter((one) => 'begins' in one && one.begins === 'backup')) {
          const copy = 'begins' in line ? copyOf(dir, line.round, line.step) : ''
          if (!existsSync(copy)) continue
          if (isStore(copy)) expect(await verifyRegistryIn(copy)).toMatchObject({ faults: [] })
          rmSync(copy, { recursive: true })
        }
      }
      expect(submits).toBeGreaterThan(0)
      expect(cutShort).toBeGreaterThan(0)
    },
    KILLS * 30_000,
  )

  it(
    `is as before or wholly loaded after each of ${LOAD_KILLS} kills of a load, and can be loaded`,
    async () => {
      const whole = indexedRegistry()
      await whole.load(loadedTable(), LOADED)
      const { sequence, records, persons, items } = whole.stats()
      const random = randomNumbers(SEED)
      let absent = 0
      let open = dir
      for (let round = 0; round < LOAD_KILLS; round++) {
        // Three of four instants are while it writes.
        const stage = ['score', 'cluster', 'cluster', 'cluster'][round % 4]
        const child = startChild('load', open, round)
        const { lines, end } = await linesOf(child, (line) => {
          if ('begins' in line && line.begins === stage) {
            setTimeout(() => child.kill('SIGKILL'), 800 * random())
          }
        })
        const isTold = lines.some((line) => 'done' in line)
        if (!isTold) expect(end).toBe('SIGKILL')
        expect(await verifyRegistryIn(open)).toMatchObject({ faults: [] })
        const registry = await openRegistry(open)
        const stats = registry.stats()
        if (isTold || stats.records > 0) {
          expect(stats).toMatchObject({ sequence, records, persons, items })
          await registry.close()
          open = `${dir} ${round}`
          await (await openRegistry(open, { create: { model: shippedStudentModel() } })).close()
          continue
        }
        absent++
        expect(stats).toMatchObject({ sequence: 1, records: 0, persons: 0, items: {} })
        await registry.close()
      }
      expect(absent).toBeGreaterThan(0)
      const registry = await openRegistry(open)
      await registry.load(loadedTable(), LOADED)
      expect(registry.stats()).toMatchObject({ sequence, records, persons, items })
      await registry.close()
      expect(await verifyRegistryIn(open)).toMatchObject({ faults: [] })
    },
    LOAD_KILLS * 30_000,
  )

  it('makes one person of a child that eight processes bring at once, and loses nobody', async () => {
    const children = Array.from({ length: 8 }, (_, number) => startChild('arrive', dir, number))
    const ends = await Promise.all(children.map((child) => linesOf(child)))
    expect(ends.map(({ end }) => end)).toEqual(Array(8).fill(0))
    expect(await verifyRegistryIn(dir)).toMatchObject({ faults: [] })
    const registry = await openRegistry(dir)
    const persons = new Set<string | undefined>()
    for (let number = 0; number < 8; number++) {
      for (let time = 0; time < 5; time++) {
        persons.add(registry.personOf({ source: `state ${number}`, id: `ana ${time}` }))
        for (const key of batchOf(100 + number, 2 * time + 1)) {
          expect(registry.personOf(key)).toBeDefined()
        }
      }
    }
    expect(persons.size).toBe(1)
    expect(persons).not.toContain(undefined)
    expect(registry.person([...persons][0]!).members.length).toBe(40)
    expect(registry.stats().records).toBeLessThanOrEqual(40 + 8 * 5 * BATCH)
    await registry.close()
  }, 120_000)
})

/** Numbers from 0 to 1, the same for a seed (mulberry32, by Tommy Ettinger, public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
