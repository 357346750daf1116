import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { Progress } from '../../src/linker/pace.ts'
import { studentTable } from './students.ts'

const OPTIONS = { model: 'student', id: 'record_id' } as const
const STAGES = ['read', 'standardize', 'block', 'train', 'score', 'cluster']

describe('progress', () => {
  it('goes through the stages in order, each from 0 to at most 1', async () => {
    const seen: Progress[] = []
    const result = await dedupe(studentTable(500, 3), {
      ...OPTIONS,
      onProgress: (progress) => seen.push(progress),
    })
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(STAGES)
    for (const stage of STAGES) {
      const done = seen.filter((each) => each.stage === stage).map((each) => each.done)
      expect(done[0]).toBe(0)
      expect(done).toEqual(done.toSorted((a, b) => a - b))
      expect(done.at(-1)).toBeLessThanOrEqual(1)
    }
    expect(Object.keys(result.seconds)).toEqual(STAGES)
  })
})

describe('an abort signal', () => {
  it.each(STAGES)('stops the run during %s', async (stage) => {
    const controller = new AbortController()
    const run = dedupe(studentTable(300, 3), {
      ...OPTIONS,
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.stage === stage) controller.abort()
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'aborted', details: { stage } })
  })

  it('that has fired before lets nothing begin', async () => {
    const run = dedupe(studentTable(50, 3), { ...OPTIONS, signal: AbortSignal.abort() })
    await expect(run).rejects.toMatchObject({ code: 'aborted' })
  })
})
