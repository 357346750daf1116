import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IGNORED, readRecords, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const input = work.file('students.csv', studentsCsv(300, 5))
const result = work.path('result')
const COLUMNS = ['--id', 'record_id', ...IGNORED, '--ignore', 'truth_id', '--no-report']

beforeAll(async () => {
  const run = await runCli(['dedupe', input, ...COLUMNS, '--out', result])
  expect(run.code, run.err).toBe(0)
})

describe('label', () => {
  it('keeps answers typed into a pipe; a linkage learns from them, two people are compared', async () => {
    const [ana, ben, differ] = [work.path('ana.csv'), work.path('ben.csv'), work.path('differ.csv')]
    const run = await runCli(
      ['label', result, '--labels', ana, '--author', 'ana', '--by', 'sex'],
      `${'yn'.repeat(8)}?`,
    )
    expect(run.code, run.err).toBe(0)
    expect(run.out).toContain('17 pairs labelled, 1 not sure, 183 to go')
    expect(readRecords(ana)).toHaveLength(17)

    const other = await runCli(
      ['label', result, '--labels', ben, '--author', 'ben', '--by', 'sex', '--json'],
      `${'yn'.repeat(7)}yy?`,
    )
    const said = JSON.parse(other.out)
    expect(said).toMatchObject({ labels: ben, answered: 17, decided: 16, notSure: 1, left: 183 })
    expect(said.estimate.precision.low).toBeLessThan(said.estimate.precision.high)
    expect(other.err).toContain('Pair 1 of 200')

    const compared = await runCli(['label', 'agreement', ana, ben, '--out', differ])
    expect(compared.out).toContain('16 pairs with an answer in both files, 0 in one only.')
    expect(compared.out).toContain("Cohen's kappa 0.8")
    expect(readRecords(differ)).toMatchObject([{ first: '0', second: '1' }])

    const out = work.newOut()
    const learnt = await runCli(['dedupe', input, '--labels', ana, ...COLUMNS, '--out', out])
    expect(learnt.code, learnt.err).toBe(0)
    expect(readFileSync(join(out, 'model.json'), 'utf8')).toContain('8 labelled matches')
  })

  it('refuses labels by nobody, groups that are not there, and inputs that changed', async () => {
    const file = work.path('none.csv')
    const label = (...more: string[]) => runCli(['label', result, '--labels', file, ...more], 'y')
    expect((await label('--author', ' ')).err).toContain('nobody is named who labels')
    expect(existsSync(file)).toBe(false)
    const groups = await label('--by', 'shoe_size')
    expect(groups.code).toBe(1)
    expect(groups.err).toContain('shoe_size')
    appendFileSync(input, `${readFileSync(input, 'utf8').trimEnd().split('\n').at(-1)}\n`)
    const changed = await label()
    expect(changed.code).toBe(1)
    expect(changed.err).toContain('has changed since')
  })

  it.each([
    [['label'], 2, 'RESULT'],
    [['label', 'r'], 2, '--labels FILE is missing'],
    [['label', 'r', '--labels', 'l', '--port', '80'], 2, '--port goes with --web'],
    [['label', 'r', '--labels', 'l', '--width', '2'], 2, 'between 0 and 1'],
    [['label', 'agreement', 'a.csv'], 2, 'two files'],
    [['label', 'no-such-folder', '--labels', 'l'], 1, 'summary.json'],
  ])('says what to type instead of %j', async (args, code, words) => {
    const run = await runCli(args)
    expect(run.code).toBe(code)
    expect(run.err).toContain(words)
  })

  it('has help', async () => {
    expect((await runCli(['label', '--help'])).out).toContain('Keys: y same child')
  })
})
