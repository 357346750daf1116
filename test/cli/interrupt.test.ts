import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ended, IGNORED, startCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()

/** Waits until the command has begun to work: its hidden folder is there. */
async function begun(): Promise<void> {
  while (work.leftovers().length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('a run that refuses a stream', () => {
  it('ends although the stream stays open', async () => {
    const child = startCli(['dedupe', '-', '--out', work.newOut()])
    const end = ended(child)
    child.stdin.on('error', () => undefined)
    // More than the reader wants to see before it believes what kind of file it is.
    child.stdin.write(`a,b\n1,2,3\n${'4,5\n'.repeat(100_000)}`)
    const run = await end
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/standard input: line 2 has 3 fields/)
    expect(work.leftovers()).toEqual([])
  })
})

describe('a run that is stopped', () => {
  it.each([
    ['SIGINT', 130, 0],
    ['SIGINT', 130, 1200],
    ['SIGTERM', 143, 400],
  ] as const)('by %s ends with %i and leaves nothing, %i ms on', async (signal, code, wait) => {
    const file = work.file('many.csv', studentsCsv(30_000))
    const out = work.newOut()
    const child = startCli(['dedupe', file, '--truth', 'truth_id', ...IGNORED, '--out', out])
    const end = ended(child)
    await begun()
    await new Promise((resolve) => setTimeout(resolve, wait))
    child.kill(signal)
    expect(await end).toEqual({ code, out: '', err: 'nearmatch: stopped; nothing was written\n' })
    expect(existsSync(out)).toBe(false)
    expect(work.leftovers()).toEqual([])
  })

  it('does not wait for an input that says nothing', async () => {
    const child = startCli(['dedupe', '-', '--out', work.newOut(), '--json'])
    const end = ended(child)
    await begun()
    child.kill('SIGINT')
    const run = await end
    expect(run.code).toBe(130)
    expect(JSON.parse(run.out)).toMatchObject({ error: { code: 'aborted' } })
    expect(work.leftovers()).toEqual([])
  })
})
