import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LinkageError } from '../../../src/errors.ts'
import { startJobs } from '../../../src/exchange/service/scheduler.ts'

describe('startJobs', () => {
  it('runs each job again after it ended, tells of errors by their code, and stops', async () => {
    const told: string[] = []
    let [runs, atOnce, most] = [0, 0, 0]
    const jobs = startJobs(
      [
        {
          name: 'slow',
          everySeconds: 0.001,
          run: async () => {
            most = Math.max(most, ++atOnce)
            await setTimeout(5)
            atOnce--
            if (++runs === 2) throw new LinkageError('store-busy', { dir: 'x', waitedMs: 1 })
            if (runs === 3) throw new TypeError('María')
          },
        },
      ],
      () => 0,
      (job, code) => void told.push(`${job} ${code ?? 'fine'}`),
    )
    while (runs < 5) await setTimeout(5)
    await jobs.stop()
    const after = runs
    await setTimeout(20)
    expect([runs, most]).toEqual([after, 1])
    expect(told.slice(0, 4)).toEqual([
      'slow fine',
      'slow store-busy',
      'slow TypeError',
      'slow fine',
    ])
  })
})
