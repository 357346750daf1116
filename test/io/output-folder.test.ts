import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOutputFolder } from '../../src/io/output-folder.ts'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterEach(() => rm(dir, { recursive: true }))

describe('createOutputFolder', () => {
  it('shows nothing before commit, everything after', async () => {
    const target = join(dir, 'deep', 'out')
    const out = await createOutputFolder(target, { force: false })
    await writeFile(out.path('links.csv'), 'x')
    expect(await readdir(join(dir, 'deep'))).not.toContain('out')
    await out.commit()
    expect(await readdir(join(dir, 'deep'))).toEqual(['out'])
    expect(await readdir(target)).toEqual(['links.csv'])
  })

  it('leaves nothing behind when discarded, or left without commit', async () => {
    {
      await using out = await createOutputFolder(join(dir, 'out'), { force: false })
      await writeFile(out.path('links.csv'), 'x')
    }
    const out = await createOutputFolder(join(dir, 'out'), { force: false })
    await out.discard()
    expect(await readdir(dir)).toEqual([])
  })

  it('takes an empty folder, and refuses one that holds files', async () => {
    const target = join(dir, 'out')
    await mkdir(target)
    const out = await createOutputFolder(target, { force: false })
    await writeFile(out.path('links.csv'), 'x')
    await out.commit()
    expect(await readdir(target)).toEqual(['links.csv'])
    await expect(createOutputFolder(target, { force: false })).rejects.toMatchObject({
      code: 'output-not-empty',
      details: { dir: target },
    })
  })

  it('replaces its own files by force, and keeps those of others', async () => {
    await writeFile(join(dir, 'links.csv'), 'old')
    await writeFile(join(dir, 'report.html'), 'old')
    await writeFile(join(dir, 'notes.txt'), 'mine')
    const out = await createOutputFolder(dir, { force: true, replaces: ['report.html'] })
    await writeFile(out.path('links.csv'), 'new')
    expect(await readFile(join(dir, 'links.csv'), 'utf8')).toBe('old')
    await out.commit()
    expect((await readdir(dir)).sort()).toEqual(['links.csv', 'notes.txt'])
    expect(await readFile(join(dir, 'links.csv'), 'utf8')).toBe('new')
  })

  it('refuses at commit a folder that another run filled meanwhile', async () => {
    const target = join(dir, 'out')
    await using out = await createOutputFolder(target, { force: false })
    await writeFile(out.path('links.csv'), 'x')
    await mkdir(target)
    await writeFile(join(target, 'links.csv'), 'theirs')
    await expect(out.commit()).rejects.toMatchObject({ code: 'output-not-empty' })
    expect(await readFile(join(target, 'links.csv'), 'utf8')).toBe('theirs')
  })

  it('removes what a killed run left, not what a running one writes', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    await mkdir(join(dir, `.out.partial-${gone}`))
    await mkdir(join(dir, `.out.partial-${process.ppid}`))
    await using out = await createOutputFolder(join(dir, 'out'), { force: false })
    expect(await readdir(dir)).toContain(`.out.partial-${process.ppid}`)
    expect(await readdir(dir)).not.toContain(`.out.partial-${gone}`)
    await out.discard()
  })

  it('refuses a place where a file is', async () => {
    await writeFile(join(dir, 'out'), 'x')
    await expect(createOutputFolder(join(dir, 'out'), { force: true })).rejects.toMatchObject({
      code: 'output-unwritable',
    })
  })
})
