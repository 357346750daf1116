import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fileWith, GOOD_LINES } from '../exchange/msix/submission-text.ts'
import { readRecords, runCli, Workspace } from './run-cli.ts'

const work = new Workspace()
const good = work.file('good.txt', fileWith())
const bad = work.file('bad.txt', fileWith({ D: GOOD_LINES.D!.replace('Female', 'girl') }))

describe('submission', () => {
  it('says that all is well', async () => {
    const run = await runCli(['submission', 'check', good])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toBe('1 student: 1 accepted, 0 accepted with warnings, 0 rejected\n')
  })

  it('says what is wrong, in words, as CSV and as JSON, and holds no value', async () => {
    const out = work.path('findings.csv')
    const run = await runCli(['submission', 'check', bad, '--out', out])
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/bad\.txt: 1 of 1 students cannot be loaded/)
    expect(run.out).toMatch(/line 4, student 0000001, demographics\.sex: give one of Female, Male/)
    expect(readRecords(out)).toEqual([
      {
        line: '4',
        student_record: '0000001',
        record: 'demographics',
        element: 'sex',
        number: '9',
        rule: 'code',
        effect: 'student',
        advice: 'give one of Female, Male, Nonbinary',
      },
    ])
    const json = await runCli(['submission', 'check', '-', '--json'], readFileSync(bad))
    expect(json.code).toBe(1)
    const [finding, summary] = json.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(finding.finding).toMatchObject({ line: 4, element: 'sex', effect: 'student' })
    expect(summary.summary).toMatchObject({ students: 1, rejected: 1 })
    expect(run.out + run.err + json.out + json.err).not.toMatch(/girl|García|María/)
  })

  it('prints its layout, refuses what it does not know', async () => {
    expect((await runCli(['submission', 'layout'])).out).toMatch(/`qualifyingArrivalDate`/)
    expect((await runCli(['submission', 'chekc', good])).code).toBe(2)
    expect(await runCli(['submission', 'check', work.path('none.txt')])).toMatchObject({ code: 1 })
  })
})
