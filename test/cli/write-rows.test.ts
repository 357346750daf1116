import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeClusters, writeLinks } from '../../src/cli/write-rows.ts'
import { LinkageError } from '../../src/errors.ts'
import { dedupe } from '../../src/linker/dedupe.ts'
import { LinkagePool } from '../../src/workers/linkage-pool.ts'
import { studentTable } from '../linker/students.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

/** More rows than are put together at a time. */
const result = await dedupe(studentTable(40_000, 3), { model: 'student', id: 'record_id' })

describe('result files', () => {
  it('hold the same bytes whoever put their rows together', async () => {
    await using pool = new LinkagePool(2)
    const steps: number[] = []
    const step = async (done: number): Promise<void> => {
      steps.push(done)
    }
    for (const write of [writeClusters, writeLinks]) {
      const [here, there] = [join(dir, 'here.csv'), join(dir, 'there.csv')]
      await write(here, result, undefined, step)
      await write(there, result, pool, step)
      const bytes = await readFile(there)
      expect(bytes.equals(await readFile(here))).toBe(true)
      const rows = write === writeLinks ? result.links.left.length : 40_000
      expect(bytes.toString().split('\n')).toHaveLength(rows + 2)
    }
    expect(steps.slice(0, 4)).toEqual([0.5, 1, 0.5, 1])
  })

  it('are left where the run is stopped', async () => {
    await using pool = new LinkagePool(2)
    const stopped = async (): Promise<void> => {
      throw new LinkageError('aborted', { stage: 'write' })
    }
    const path = join(dir, 'stopped.csv')
    await expect(writeClusters(path, result, pool, stopped)).rejects.toMatchObject({
      code: 'aborted',
    })
    expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(40_000)
  })
})
