import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import type { RecordToMatch } from '../../src/registry/match-many.ts'
import { type OpenedRegistry, openRegistry } from '../../src/registry/open-registry.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { studentRecords } from '../support/student-records.ts'

const folder = temporaryFolder()
let registry: OpenedRegistry
const asked: readonly RecordToMatch[] = studentRecords(900, 12)

beforeAll(async () => {
  const create = { model: shippedStudentModel() }
  registry = await openRegistry(join(folder.dir, 'registry'), { create })
  await registry.submit(studentRecords(600, 12))
})
afterAll(async () => {
  await registry.close()
  folder.remove()
})

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

async function* slowly(records: readonly RecordToMatch[], read: (at: number) => void) {
  for (const [at, record] of records.entries()) {
    read(at)
    yield record
  }
}

describe('many records looked up on threads', () => {
  it('are answered as one by one, in their order, whatever the number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...asked], { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 3 }),
        async (records, threads) => {
          const alone = records.map(({ source, fields }) => {
            return registry.match(fields, { limit: 3, ...(source === undefined ? {} : { source }) })
          })
          const answers = registry.matchMany(records, { threads, limit: 3 })
          expect(await all(answers)).toEqual(alone)
        },
      ),
      { numRuns: 6 },
    )
  }, 120_000)

  it('see what was submitted since', async () => {
    const fields = { first_name: 'Wolframius', last_name_1: 'Krakenfeld', birth_date: '2012-08-25' }
    const before = await all(registry.matchMany([{ fields }], { threads: 2 }))
    expect(before).toMatchObject([{ decision: 'non-match' }])
    await registry.submit({ source: 'TX', id: 'since', fields })
    const after = await all(registry.matchMany([{ fields }], { threads: 2 }))
    expect(after[0]!.candidates.length).toBe(1)
  })

  it('are read no further than is soon looked up, and not after the caller leaves', async () => {
    let read = 0
    const many = Array.from({ length: 20 }, () => asked).flat()
    const records = slowly(many, (at) => {
      read = at
    })
    for await (const _ of registry.matchMany(records, { threads: 2 })) break
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(1000)
  })

  it('stop when told to', async () => {
    const controller = new AbortController()
    const answers = registry.matchMany(asked, { threads: 2, signal: controller.signal })
    const run = (async () => {
      for await (const _ of answers) controller.abort()
    })()
    await expect(run).rejects.toSatisfy((error) => isLinkageError(error, 'aborted'))
  })

  it('end with a code if a thread is lost', async () => {
    const kill = (worker: Worker): void => {
      worker.once('online', () => void worker.terminate())
    }
    process.on('worker', kill)
    try {
      const run = all(registry.matchMany(asked, { threads: 2 }))
      await expect(run).rejects.toSatisfy((error) => isLinkageError(error, 'worker-lost'))
    } finally {
      process.off('worker', kill)
    }
  })
})
