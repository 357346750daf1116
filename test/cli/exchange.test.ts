import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileWith, GOOD_LINES } from '../exchange/msix/submission-text.ts'
import { readRecords, runCli, Workspace } from './run-cli.ts'

const work = new Workspace()
const dir = work.path('exchange')
const texas = work.file('tx.txt', fileWith())
const washington = work.file(
  'wa.txt',
  fileWith({
    H: GOOD_LINES.H!.replace('TX', 'WA'),
    S: 'S|0000001|I|WA||W-9|01',
    C: `${GOOD_LINES.C}\nS|0000002|I|WA||W-10|01`,
  }),
)

describe('exchange', () => {
  it('takes in files of two states and shows one child', async () => {
    const init = await runCli(['exchange', 'init', dir])
    expect(init, init.err).toMatchObject({ code: 0, err: '' })
    const first = await runCli(['exchange', 'submit', dir, texas, '--author', 'loader'])
    expect(first, first.err).toMatchObject({ code: 0 })
    expect(JSON.parse(first.out)).toMatchObject({ outcome: 'taken-in', summary: { accepted: 1 } })

    const out = work.path('findings.csv')
    const second = await runCli(['exchange', 'submit', dir, washington, '--out', out])
    expect(second.code).toBe(1)
    expect(second.err).toMatch(/1 of 2 students cannot be loaded/)
    expect(readRecords(out).map(({ rule }) => rule)).toContain('mandatory-move')
    expect(second.out + second.err).not.toMatch(/García|María/)

    const shown = await runCli(['exchange', 'student', dir, 'A17', '--state', 'TX'])
    const child = JSON.parse(shown.out)
    expect(child.msixId).toMatch(/^\d{12}$/)
    const again = await runCli(['exchange', 'student', dir, child.msixId])
    expect(JSON.parse(again.out)).toEqual(child)
    const last = (Number(child.msixId.at(-1)) + 1) % 10
    const mistyped = await runCli(['exchange', 'student', dir, child.msixId.slice(0, -1) + last])
    expect(mistyped).toMatchObject({ code: 2, err: expect.stringMatching(/mistyped/) })
    const verified = await runCli(['registry', 'verify', join(dir, 'registry')])
    expect(JSON.parse(verified.out)).toMatchObject({ sound: true })
  })

  it('erases by law', async () => {
    expect(await runCli(['exchange', 'erase', dir, 'A17'])).toMatchObject({ code: 2 })
    const erased = await runCli(['exchange', 'erase', dir, 'A17', '--state', 'TX'])
    expect(JSON.parse(erased.out)).toEqual({
      erased: true,
      msixId: expect.stringMatching(/^\d{12}$/),
      written: 0,
    })
    expect(erased.err).toContain('compact')
    expect(await runCli(['exchange', 'student', dir, 'A17', '--state', 'TX'])).toMatchObject({
      code: 1,
    })
  })

  it('says what it does not know', async () => {
    expect(await runCli(['exchange', 'student', dir, 'A99', '--state', 'TX'])).toMatchObject({
      code: 1,
    })
    expect(await runCli(['exchange', 'sumbit', dir])).toMatchObject({ code: 2 })
    expect(await runCli(['exchange', 'submit', work.path('nowhere'), texas])).toMatchObject({
      code: 1,
    })
  })
})
