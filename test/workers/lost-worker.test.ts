import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { studentTable } from '../linker/students.ts'

const OPTIONS = { model: 'student', id: 'record_id', threads: 2, threadsFrom: 0 } as const
const table = studentTable(1500, 8)

let workers: Worker[] = []
const note = (worker: Worker): void => {
  workers.push(worker)
}
beforeEach(() => {
  workers = []
  process.on('worker', note)
})
afterEach(() => {
  process.off('worker', note)
})

/** Large enough to be read on threads. */
let dir = ''
let path = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
  path = join(dir, 'people.csv')
  const rows = Array.from(
    { length: 100_000 },
    (_, row) => `r${row},Ana María,"García\n${row % 97}"`,
  )
  const padded = rows.map((row) => `${row},${'x'.repeat(240)}`)
  await writeFile(path, `record_id,first_name,last_name_1,note\n${padded.join('\n')}\n`)
})
afterAll(() => rm(dir, { recursive: true }))

describe('a file that is read on threads', () => {
  it('ends the run with its code if one of them is killed', async () => {
    let killed = 0
    const run = dedupe(path, {
      ...OPTIONS,
      onProgress: ({ stage, done }) => {
        if (stage !== 'read' || done === 0 || killed > 0) return
        killed = workers.length
        for (const worker of workers) void worker.terminate()
      },
    })
    await expect(run).rejects.toSatisfy((error) => isLinkageError(error, 'worker-lost'))
    expect(killed).toBe(2)
    expect(workers.map(({ threadId }) => threadId).filter((id) => id > 0)).toEqual([])
  })

  it('leaves none of them if it is stopped in the midst', async () => {
    const controller = new AbortController()
    const run = dedupe(path, {
      ...OPTIONS,
      signal: controller.signal,
      onProgress: ({ stage, done }) => {
        if (stage === 'read' && done > 0) controller.abort()
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'aborted', details: { stage: 'reading' } })
    expect(workers).toHaveLength(2)
    expect(workers.map(({ threadId }) => threadId).filter((id) => id > 0)).toEqual([])
  })
})

describe('a worker thread that is killed', () => {
  it.each(['standardize', 'score'])(
    'during %s ends the run with its code, and the other threads',
    async (stage) => {
      let [isBegun, killed] = [false, 0]
      const run = dedupe(table, {
        ...OPTIONS,
        onProgress: (progress) => {
          // Once: who is told twice before they are killed would kill those that took their place.
          if (progress.stage !== stage || isBegun) return
          isBegun = true
          // Once the tasks are handed out: a thread that ends while it waits is only replaced.
          setImmediate(() =>
            setImmediate(() => {
              killed = workers.length
              for (const worker of workers) void worker.terminate()
            }),
          )
        },
      })
      await expect(run).rejects.toSatisfy((error) => isLinkageError(error, 'worker-lost'))
      expect(killed).toBe(2)
      expect(workers.map(({ threadId }) => threadId).filter((id) => id > 0)).toEqual([])
    },
  )
})

describe('a run on threads that is stopped', () => {
  it.each(['read', 'standardize', 'block', 'train', 'score', 'cluster'])(
    'during %s leaves none of them',
    async (stage) => {
      const controller = new AbortController()
      const run = dedupe(table, {
        ...OPTIONS,
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) controller.abort()
        },
      })
      await expect(run).rejects.toMatchObject({ code: 'aborted', details: { stage } })
      expect(workers).toHaveLength(stage === 'read' ? 0 : 2)
      expect(workers.map(({ threadId }) => threadId).filter((id) => id > 0)).toEqual([])
    },
  )
})
