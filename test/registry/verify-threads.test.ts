import { cpSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMatchIndex } from '../../src/matching/store-match-index.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { Engine } from '../../src/registry/engine.ts'
import { openRegistry, verifyRegistryIn } from '../../src/registry/open-registry.ts'
import { openRegistryStore } from '../../src/registry/registry-store.ts'
import type { VerifyReport } from '../../src/registry/verify-report.ts'
import { verifyOnThreads } from '../../src/registry/verify-threads.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import {
  type Damage,
  EDGE_DAMAGE,
  edgeFrom,
  INDEX_DAMAGE,
  LEDGER_DAMAGE,
  strangersFrom,
} from '../support/registry-damage.ts'
import { studentRecords } from '../support/student-records.ts'

/** Of two ranges, in a segment and in the log. */
const LOADED = 1100
const students = studentRecords(LOADED + 40, 9)
const folder = temporaryFolder()
const sound = join(folder.dir, 'sound')
let copies = 0

beforeAll(async () => {
  const registry = await openRegistry(sound, { create: { model: shippedStudentModel() } })
  const rows = students
    .slice(0, LOADED)
    .map(({ source, id, fields }) => ({ ...fields, id, source }))
  await registry.load(tableFromRecords(rows), { id: 'id', source: 'source', threads: 1 })
  await registry.submit(students.slice(LOADED))
  await registry.close()
}, 120_000)
afterAll(() => folder.remove())

/** A copy of the registry with something wrong. */
async function damaged(
  ...damages: readonly (readonly [Damage, record: number])[]
): Promise<string> {
  const dir = join(folder.dir, `copy-${copies++}`)
  cpSync(sound, dir, { recursive: true })
  const store = openRegistryStore(dir, {})
  store.write((writer) => {
    for (const [damage, record] of damages) damage(writer, record)
  })
  await store.close()
  return dir
}

const onThreads = (dir: string, threads: number): Promise<VerifyReport> =>
  verifyOnThreads(dir, { threads, threadsFrom: 0 })

/** What verify says of a registry, on one thread and on two. */
async function reportOf(dir: string): Promise<VerifyReport> {
  const report = await onThreads(dir, 1)
  expect(await onThreads(dir, 2)).toEqual(report)
  return report
}

const problemsOf = ({ faults }: Pick<VerifyReport, 'faults'>): string[] =>
  faults.map(({ check, problem, subjects }) => `${check}: ${problem}: ${subjects}`)

/** What is said of an edge by what is wrong with it. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'an edge is gone': 'an edge is missing',
  'an edge weighs more': 'an edge has another weight',
  'an edge has other rules': 'an edge is found by other rules',
  'an edge is made up': 'an edge is kept that blocking and weights do not give',
}

/** The record that a problem is about first. */
const numberOf = (problem: string): number => Number(/(\d+),\d+$/.exec(problem)![1])

describe('verify finds the same on one thread and on two', () => {
  it('where all is well: nothing, as at one go', async () => {
    const report = await reportOf(sound)
    expect(report.faults).toEqual([])
    const registry = await openRegistry(sound, { readOnly: true })
    expect(registry.verify()).toEqual(report)
    await registry.close()
  }, 120_000)

  it.each(Object.entries(LEDGER_DAMAGE))(
    'in ledger and state: %s',
    async (_, damage) => {
      const { faults } = await reportOf(await damaged([damage, 1003]))
      expect(faults.length).toBeGreaterThan(0)
      expect(faults.map(({ check }) => check)).not.toContain('index')
    },
    120_000,
  )

  it('of rows and postings, the former first', async () => {
    const { 'an entry of the log is gone': log, ...others } = INDEX_DAMAGE
    const damages = Object.values(others).map((damage, at) => [damage, 998 + at] as const)
    const { faults } = await reportOf(await damaged(...damages))
    expect(faults.slice(0, 4)).toEqual(
      [
        ['the row of a record is not what its values come to', 998],
        ['the row of a record is missing', 999],
        ['table match-rows knows a record that is not there', 1_001_000],
        ['table match-edges knows a record that is not there', 1_001_001],
      ].map(([problem, subject]) => ({ check: 'index', problem, subjects: [subject] })),
    )
    const rest = problemsOf({ faults: faults.slice(4) })
    expect(rest).toContain('index: a record is not found under one of its keys: 1002')
    expect(rest).toContain('index: a record is found under a key that it lacks: 1003')
    expect(rest.every((problem) => problem.includes('found under'))).toBe(true)
    const unread = await reportOf(await damaged([log!, 1], [others['a row is gone']!, 7]))
    expect(problemsOf(unread)).toEqual([
      'index: the row of a record is missing: 7',
      'index: log entry 0 is missing: table match-postings',
    ])
  }, 120_000)

  it('of edges each fault once, by the numbers of both records', async () => {
    const problems: string[] = []
    const taken = new Set<number>()
    const damages: (readonly [Damage, number])[] = []
    const store = openRegistryStore(sound, { readOnly: true })
    store.read((reader) => {
      let record = 900
      for (const [name, damage] of Object.entries(EDGE_DAMAGE)) {
        const pairOf = name.startsWith('an edge is made up') ? strangersFrom : edgeFrom
        // Each at records of its own.
        while (pairOf(reader, record).some((each) => taken.has(each))) record++
        const pair = pairOf(reader, record)
        for (const each of pair) taken.add(each)
        damages.push([damage, record])
        const [lower, higher] = [Math.min(...pair), Math.max(...pair)]
        const problem = PROBLEMS[name.slice(0, name.indexOf(' at '))]!
        if (!name.endsWith('higher record')) problems.push(`index: ${problem}: ${lower},${higher}`)
        if (!name.endsWith('lower record')) problems.push(`index: ${problem}: ${higher},${lower}`)
      }
    })
    await store.close()
    const found = problemsOf(await reportOf(await damaged(...damages)))
    expect(found).toEqual(problems.toSorted((a, b) => numberOf(a) - numberOf(b)))
  }, 120_000)

  it('whatever is wrong with which records', async () => {
    const damage = fc.constantFrom(...Object.values({ ...INDEX_DAMAGE, ...EDGE_DAMAGE }))
    const record = fc.integer({ min: 1, max: LOADED - 100 })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(damage, record), {
          minLength: 1,
          maxLength: 6,
          selector: ([, at]) => at >> 5,
        }),
        async (damages) => {
          const { faults } = await reportOf(await damaged(...damages))
          expect(faults.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 5 },
    )
  }, 240_000)

  it('a record that was moved to another person', async () => {
    const dir = await damaged()
    const store = openRegistryStore(dir, {})
    const engine = new Engine({ store, indexOf: createMatchIndex, now: () => 0 }, dir)
    const person = engine.read(({ state }) => {
      return [...state.persons()].find(({ members }) => members.length > 1)!
    })
    const [record] = person.members
    engine.write('batch', {}, (change) => {
      change.emit({ kind: 'unlinked', record: record!, person: person.person })
      const moved = change.create()
      change.emit({ kind: 'linked', record: record!, person: moved, link: 'auto' })
    })
    await store.close()
    const { faults } = await reportOf(dir)
    expect(faults).toMatchObject([
      { check: 'partition', problem: 'a person is not what decides it' },
    ])
  }, 120_000)

  it('the first thousand faults, if there are more', async () => {
    const dir = await damaged([
      (writer) => {
        for (const [key] of [...writer.range('match-edges')]) writer.remove('match-edges', key)
      },
      1,
    ])
    const { faults } = await reportOf(dir)
    expect(faults).toHaveLength(1000)
    const firsts = faults.map(({ subjects }) => Number(subjects[0]))
    expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
  }, 120_000)
})

describe('verify in a folder', () => {
  it('sees one instant, whatever others write meanwhile', async () => {
    const dir = await damaged()
    const registry = await openRegistry(dir)
    const before = registry.stats().sequence
    let isDone = false
    const verifying = onThreads(dir, 2).finally(() => {
      isDone = true
    })
    const written: number[] = []
    for (let at = 0; !isDone; at++) {
      const { source, id, fields } = students[at % students.length]!
      const moved = { ...fields, birth_city: `Town ${at}` }
      const { sequence } = await registry.submit({ source, id, fields: moved })
      written.push(sequence)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const { sequence, faults } = await verifying
    expect(faults).toEqual([])
    expect([before, ...written]).toContain(sequence)
    expect(written.at(-1)).toBeGreaterThan(sequence)
    await registry.close()
  }, 120_000)

  it.each([1, 2])(
    'tells how far it is, and can be stopped, on %s',
    async (threads) => {
      const told: string[] = []
      const stop = new AbortController()
      const verify = (): Promise<VerifyReport> =>
        verifyRegistryIn(sound, {
          threads,
          threadsFrom: 0,
          signal: stop.signal,
          onProgress: ({ stage }) => {
            if (told.at(-1) !== stage) told.push(stage)
          },
        })
      await verify()
      // On threads the ledger is replayed beside the index.
      const replaying = threads === 1 ? ['replay'] : []
      expect(told).toEqual(['scan', 'ledger', ...replaying, 'index', 'postings', 'partition'])
      stop.abort()
      await expect(verify()).rejects.toMatchObject({
        code: 'aborted',
        details: { stage: 'ledger' },
      })
    },
    120_000,
  )
})
