import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ended, runCli, startCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const ROWS = 1200
const BATCH = 20

interface BatchLine {
  readonly batch: number
  readonly records: number
  readonly sequence: number
}

const batchesOf = (out: string): BatchLine[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as BatchLine)

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const run = await runCli(['registry', ...args])
  expect(run.code, run.err).toBe(0)
  return JSON.parse(run.out.trim().split('\n').at(-1)!)
}

describe('a submission that is ended in the middle', () => {
  const file = work.file('many.csv', studentsCsv(ROWS))

  it.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('by %s keeps what it told, whole, and goes on from there', async (signal, code) => {
    const dir = work.path(signal)
    await json('init', dir)
    const submit = ['submit', dir, file, '--source', 'state', '--id', 'record_id']
    const child = startCli(['registry', ...submit, '--batch', `${BATCH}`])
    const end = ended(child)
    await once(child.stdout, 'data')
    child.kill(signal)
    const run = await end
    expect(run.code).toBe(code)
    if (code !== null) expect(run.err).toMatch(/stopped; the batches told of are kept\n$/)
    const told = batchesOf(run.out)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(ROWS / BATCH)
    const stats = await json('stats', dir)
    expect(Number(stats.records) % BATCH).toBe(0)
    expect(stats.records).toBeGreaterThanOrEqual(told.length * BATCH)
    expect(stats.sequence).toBeGreaterThanOrEqual(told.at(-1)!.sequence)
    expect(await json('verify', dir)).toMatchObject({ sound: true })
    const summary = await json(...submit)
    expect(summary).toMatchObject({
      summary: { records: ROWS, unchanged: stats.records, new: ROWS - Number(stats.records) },
    })
  })
})

describe('a file with a row that no registry can take', () => {
  it.each([
    ['an id beyond what a key holds', 'x'.repeat(496), /many\.csv:1000: .*take 50\d bytes/],
    ['no id', '', /many\.csv:1000: .*is empty/],
  ])('is refused as a whole, by file and line: %s', async (_, id, told) => {
    const lines = studentsCsv(1100).split('\n')
    lines[999] = lines[999]!.replace(/^[^,]*/, id)
    const file = work.file('many.csv', lines.join('\n'))
    const dir = work.path(`refused-${id.length}`)
    await json('init', dir)
    const names = ['--source', 'state', '--id', 'record_id', '--batch', '100']
    const run = await runCli(['registry', 'submit', dir, file, ...names])
    expect(run.code).toBe(1)
    expect(run.err).toMatch(told)
    expect(run.out).toBe('')
    expect(await json('stats', dir)).toMatchObject({ records: 0 })
  })
})

describe('registry verify', () => {
  const sound = work.path('sound')

  /** A copy of the registry, its data file changed. */
  function damaged(change: (path: string, bytes: Buffer) => void): string {
    const dir = work.path(`damaged-${Math.abs(change.toString().length)}`)
    cpSync(sound, dir, { recursive: true })
    const data = readdirSync(dir).find((name) => name.endsWith('.mdb'))!
    change(join(dir, data), readFileSync(join(dir, data)))
    return dir
  }

  beforeAll(async () => {
    await json('init', sound)
    const file = work.file('some.csv', studentsCsv(300))
    await json('submit', sound, file, '--source', 'state', '--id', 'record_id')
  })

  it('says of a flipped byte where it is, and ends with 1', async () => {
    const dir = damaged((path, bytes) => {
      // Some letter of a name that many records bear.
      for (let at = bytes.indexOf('Garcia'); at >= 0; at = bytes.indexOf('Garcia', at + 6)) {
        bytes[at + 2]! ^= 1
      }
      writeFileSync(path, bytes)
    })
    const run = await runCli(['registry', 'verify', dir])
    expect(run.code).toBe(1)
    const lines = run.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ check: 'store' })
    expect(lines.at(-1)).toMatchObject({ sound: false })
    expect(run.err).toMatch(/faults are found, told above/)
    expect(run.out + run.err).not.toMatch(/Gaqcia|Gascia/)
  })

  it('says of a file that is cut off that it is', async () => {
    const dir = damaged((path, bytes) => truncateSync(path, Math.floor(bytes.length / 2)))
    const run = await runCli(['registry', 'verify', dir])
    expect(run.code).toBe(1)
    expect(run.err).not.toMatch(/internal error/)
  })

  it('ends with 1 where there is no registry', async () => {
    const run = await runCli(['registry', 'verify', work.path('none')])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(/there is no registry in/)
  })
})
