import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ended, runCli, startCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const STUDENTS = ['generate', 'students', '--rows', '300', '--seed', '9']

describe('generate students', () => {
  it('prints the CSV of that seed', async () => {
    expect(await runCli(STUDENTS)).toEqual({ code: 0, out: studentsCsv(300, 9), err: '' })
  })

  it('writes a file, and replaces one only with --force', async () => {
    const file = work.path('students.csv')
    expect(await runCli([...STUDENTS, '--out', file])).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(file, 'utf8')).toBe(studentsCsv(300, 9))
    writeFileSync(file, 'mine')
    const taken = await runCli([...STUDENTS, '--out', file])
    expect(taken.code).toBe(1)
    expect(taken.err).toMatch(/--force replaces it/)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await runCli([...STUDENTS, '--out', file, '--force'])).code).toBe(0)
    expect(work.leftovers()).toEqual([])
  })

  it('makes more errors where more are asked for', async () => {
    const kinds = async (level: string): Promise<number> => {
      const { out } = await runCli([...STUDENTS, '--errors', level])
      return out.split(';').length + out.split(/[a-z],?\n/).length
    }
    expect(await kinds('low')).toBeLessThan(await kinds('high'))
  })

  it('refuses a level it doesn’t know and a count out of range', async () => {
    expect((await runCli([...STUDENTS, '--errors', 'medium'])).code).toBe(2)
    expect((await runCli(['generate', 'students', '--rows', '0', '--seed', '1'])).code).toBe(2)
  })

  it('ends quietly when its reader goes away', async () => {
    const child = startCli(['generate', 'students', '--rows', '200000', '--seed', '1'])
    const end = ended(child)
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await end).toMatchObject({ code: 0, err: '' })
  })
})
