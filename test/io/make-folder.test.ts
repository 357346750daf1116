import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/io/make-folder.ts'
import { createOutputFolder } from '../../src/io/output-folder.ts'
import { openLmdbStore } from '../../src/storage/lmdb-store.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nearmatch-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('makeFolder', () => {
  it('makes a folder and those it lies in, and takes one that is there', () => {
    const deep = join(dir, 'a', 'b', 'c')
    makeFolder(deep)
    makeFolder(deep)
    expect(statSync(deep).isDirectory()).toBe(true)
  })

  it.skipIf(process.platform === 'win32')(
    'gives a mode to the folder itself, if it makes it',
    () => {
      const modeOf = (path: string): number => statSync(path).mode & 0o777
      const deep = join(dir, 'a', 'b')
      makeFolder(deep, 0o700)
      expect(modeOf(deep)).toBe(0o700)
      mkdirSync(join(dir, 'c'))
      const before = modeOf(join(dir, 'c'))
      expect(modeOf(join(dir, 'a'))).toBe(before)
      makeFolder(join(dir, 'c'), 0o700)
      expect(modeOf(join(dir, 'c'))).toBe(before)
    },
  )

  it('takes a link to a folder for a folder', () => {
    mkdirSync(join(dir, 'there'))
    symlinkSync(join(dir, 'there'), join(dir, 'link'))
    makeFolder(join(dir, 'link', 'a'))
    expect(existsSync(join(dir, 'there', 'a'))).toBe(true)
  })

  it.each([
    ['a file of that name', ['file'], 'EEXIST'],
    ['a file on the way', ['file', 'a', 'b'], 'ENOTDIR'],
    ['a link that leads nowhere', ['dangling'], 'EEXIST'],
    ['a name that is too long', ['a', 'b'.repeat(300)], 'ENAMETOOLONG'],
  ])('says of %s what the system says', (_, path, code) => {
    writeFileSync(join(dir, 'file'), '')
    symlinkSync(join(dir, 'nowhere'), join(dir, 'dangling'))
    expect(() => makeFolder(join(dir, ...path))).toThrow(expect.objectContaining({ code }))
  })
})

// A folder that is there, and says of all that is to be made in it that it is not.
describe.skipIf(!existsSync('/proc/self'))('a folder where none can be made', () => {
  const impossible = '/proc/nearmatch/there'

  it('is refused at once for results', async () => {
    await expect(createOutputFolder(impossible, { force: false })).rejects.toMatchObject({
      code: 'output-unwritable',
    })
  })

  it('is refused at once for a store, and for a backup', async () => {
    const refused = expect.objectContaining({ code: 'store-unwritable' })
    expect(() => openLmdbStore(impossible, { tables: ['one'] })).toThrow(refused)
    const store = openLmdbStore(join(dir, 'store'), { tables: ['one'] })
    await expect(store.backup(impossible)).rejects.toEqual(refused)
    await store.close()
  })
})
