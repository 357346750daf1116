import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { train } from '../../src/linker/train.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { outcomeOf, shuffled, studentRows } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id', threadsFrom: 0 } as const

describe('a linkage of students', () => {
  it('gives the same bytes for any number of threads and any order of rows', async () => {
    const runs = fc.record({
      rows: fc.integer({ min: 300, max: 800 }),
      seed: fc.nat(1000),
      threads: fc.constantFrom(2, 3),
      order: fc.nat(1000),
    })
    await fc.assert(
      fc.asyncProperty(runs, async ({ rows, seed, threads, order }) => {
        const students = studentRows(rows, seed)
        const alone = await dedupe(tableFromRecords(students), { ...OPTIONS, threads: 1 })
        const turned = tableFromRecords(shuffled(students, order))
        const shared = await dedupe(turned, { ...OPTIONS, threads })
        expect(outcomeOf(shared)).toEqual(outcomeOf(alone))
        expect(shared.links).toEqual(alone.links)
        expect(shared.labels).toEqual(alone.labels)
        expect(shared.model).toEqual(alone.model)
      }),
      { numRuns: 4 },
    )
  })
})

describe('a model', () => {
  it('is trained the same on any number of threads', async () => {
    const table = tableFromRecords(studentRows(400, 12))
    const alone = await train(table, { ...OPTIONS, threads: 1 })
    expect(await train(table, { ...OPTIONS, threads: 2 })).toEqual(alone)
    expect(alone.fitted?.by).toBe('em')
  })
})
