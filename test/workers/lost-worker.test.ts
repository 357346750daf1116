import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

describe('a worker thread that is killed', () => {
  it.each(['standardize', 'score'])(
    'during %s ends the run with its code, and the other threads',
    async (stage) => {
      let killed = 0
      const run = dedupe(table, {
        ...OPTIONS,
        onProgress: (progress) => {
          if (progress.stage !== stage || killed > 0) return
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
