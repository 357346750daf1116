import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSize } from '../../src/cli/parse-size.ts'
import { IGNORED, readJson, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const file = work.file('students.csv', studentsCsv(1500))
const args = ['dedupe', file, '--no-train', '--truth', 'truth_id', ...IGNORED]

describe('--memory', () => {
  it.each([
    ['500M', 500e6],
    ['2G', 2e9],
    ['2 gb', 2e9],
    ['1.5GiB', 1.5 * 2 ** 30],
    ['64ki', 65536],
    ['.5t', 5e11],
    ['1000000', 1e6],
    ['12b', 12],
  ])('reads %s as %d bytes', (text, bytes) => {
    expect(parseSize('dedupe', 'memory', text)).toBe(bytes)
  })

  it.each(['', '0', '-1', 'G', '1X', '1GG', '1,5G', 'NaN', '0.1', '1e9', '99999999T'])(
    'refuses %j',
    (text) => {
      expect(() => parseSize('dedupe', 'memory', text)).toThrow(/--memory expects a size such as/)
    },
  )

  it('that is too small refuses the run and leaves nothing', async () => {
    const out = work.newOut()
    const run = await runCli([...args, '--memory', '30M', '--out', out])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(
      /^nearmatch: 1500 records of 23 columns need about \d+ MB of memory; the budget is 30 MB\./,
    )
    expect(existsSync(out)).toBe(false)
    expect(work.leftovers()).toEqual([])
  })

  it('and what was expected are in the summary, beside what came of it', async () => {
    const out = work.newOut()
    const run = await runCli([...args, '--memory', '2G', '--no-report', '--out', out])
    expect(run.code, run.err).toBe(0)
    expect(run.out).toMatch(/ pairs and \d+ MB of memory \(expected: [\d,]+ and \d+ MB\)/)
    const summary = readJson(join(out, 'summary.json'))
    const { estimate, candidatePairs, peakMemoryBytes, options, blocking } = summary as {
      estimate: { candidatePairs: number; memoryBytes: number }
      candidatePairs: number
      peakMemoryBytes: number
      options: { memory: number }
      blocking: { rules: object[]; splitRecallCost: number }
    }
    expect(options.memory).toBe(2e9)
    expect(estimate.candidatePairs).toBe(candidatePairs)
    expect(estimate.memoryBytes / peakMemoryBytes).toBeGreaterThan(0.5)
    expect(estimate.memoryBytes / peakMemoryBytes).toBeLessThan(2)
    expect(blocking.splitRecallCost).toBe(0)
    expect(blocking.rules[0]).toMatchObject({
      unsplitPairs: expect.any(Number),
      cutPairs: 0,
      splitRecallCost: 0,
    })
  })
})
