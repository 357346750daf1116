import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { IGNORED, runCli, studentsCsv, Workspace } from './run-cli.ts'

const work = new Workspace()
const disk = work.path('disk')
mkdirSync(disk)
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
})

describe('a full disk', () => {
  it.skipIf(!mounted)('leaves no half-written folder', async () => {
    const file = work.file('students.csv', studentsCsv(1500))
    const args = ['dedupe', file, '--no-train', ...IGNORED]
    const run = await runCli([...args, '--out', join(disk, 'out')])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.err).toMatch(
      /^nearmatch: [a-z]+\.(csv|json|html) cannot be written \(the disk is full\)/,
    )
    expect(readdirSync(disk)).toEqual([])
    // In a folder that was there, what was there stays as it was.
    mkdirSync(join(disk, 'old'))
    writeFileSync(join(disk, 'old', 'clusters.csv'), 'old')
    expect((await runCli([...args, '--out', join(disk, 'old'), '--force'])).code).toBe(1)
    expect(readdirSync(join(disk, 'old'))).toEqual(['clusters.csv'])
  })

  it.skipIf(!mounted)('leaves no half-written file of students', async () => {
    const file = join(disk, 'students.csv')
    const args = ['generate', 'students', '--rows', '5000', '--seed', '1', '--out', file]
    const run = await runCli(args)
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/the disk is full/)
    expect(readdirSync(disk).filter((name) => name.includes('students'))).toEqual([])
  })

  it.skipIf(!existsSync('/dev/full'))('is said where the output is a device', async () => {
    const args = ['generate', 'students', '--rows', '50', '--seed', '1', '--out', '/dev/full']
    const run = await runCli(args)
    expect(run.code).toBe(1)
    expect(run.err).toBe('nearmatch: /dev/full cannot be written (the disk is full).\n')
  })
})
