import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isLinkageError, LinkageError } from '../../src/errors.ts'
import { type LmdbStore, openLmdbStore } from '../../src/storage/lmdb-store.ts'
import { currentPath, storePath } from '../../src/storage/store-folder.ts'
import { verifyStore } from '../../src/storage/verify-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const VERIFY_STORE = import.meta.resolve('../../src/storage/verify-store.ts')
const TABLES = ['names', 'others']
const ENTRIES = 500
const key = (number: number) => Uint8Array.of(number >> 8, number)
const nameOf = (number: number) => `a name that nobody must see ${number};`.repeat(5)

describe('damage', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string
  let whole: Buffer
  beforeEach(async () => {
    folder = temporaryFolder()
    path = storePath(folder.dir, 1)
    const store = open()
    store.write((writer) => {
      for (let number = 0; number < ENTRIES; number++) {
        for (const table of TABLES) writer.put(table, key(number), Buffer.from(nameOf(number)))
      }
      writer.put('others', key(9999), Buffer.alloc(100_000, 'large'))
    })
    await store.close()
    whole = readFileSync(path)
  })
  afterEach(() => folder.remove())
  const open = (): LmdbStore => openLmdbStore(folder.dir, { tables: TABLES })

  it('is looked for by whoever asks, a script given on the command line too', () => {
    const script = `import { verifyStore } from ${JSON.stringify(VERIFY_STORE)}
const { findings, entries } = await verifyStore(${JSON.stringify(folder.dir)})
console.log(JSON.stringify({ findings, entries }))`
    const args = ['--conditions', 'source', '--input-type=module', '-e', script]
    expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toMatchObject({
      findings: [],
      entries: { names: ENTRIES, others: ENTRIES + 1 },
    })
  })

  it('at the end of the file is named before the file is read', async () => {
    for (const bytes of [200_000, 50_001, 12_288, 8192]) {
      writeFileSync(path, whole)
      truncateSync(path, bytes)
      let error: unknown
      try {
        await open().close()
      } catch (thrown) {
        error = thrown
      }
      expect(isLinkageError(error, 'store-damaged') && error.details).toMatchObject({
        part: path,
        problem: expect.stringContaining(`it has ${bytes} of ${whole.length} bytes`),
      })
    }
  })

  it.each([
    ['cut off within its head', (file: Buffer) => file.subarray(0, 5000)],
    ['cut off at once', (file: Buffer) => file.subarray(0, 1)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.alloc(50_000, 'record_id,first_name\n')],
    ['of zeros', (file: Buffer) => Buffer.alloc(file.length)],
  ])('of a file that is %s is named', async (_what, change) => {
    writeFileSync(path, change(whole))
    const code = { code: 'store-damaged' }
    expect(() => open()).toThrow(expect.objectContaining(code))
    const { findings } = await verifyStore(folder.dir)
    expect(findings).toEqual([{ part: path, problem: 'it does not begin as a data file does' }])
  })

  it('in a value is noticed by whoever reads it, and told without the value', async () => {
    for (const number of [0, 123, ENTRIES - 1]) {
      const damaged = Buffer.from(whole)
      const at = whole.indexOf(nameOf(number))
      damaged[at + 17] = damaged[at + 17]! ^ 4
      writeFileSync(path, damaged)
      const store = open()
      const reads: readonly (() => unknown)[] = TABLES.flatMap((table) => [
        () => store.read((reader) => reader.get(table, key(number))),
        () => store.read((reader) => [...reader.range(table)]),
        () => store.write((writer) => writer.get(table, key(number))),
      ])
      const errors = reads.map((read) => thrownBy(read))
      const thrown = errors.filter((error) => error !== undefined)
      expect(thrown.length).toBe(3)
      for (const error of thrown) {
        expect(error.code).toBe('store-damaged')
        expect(error.message).toMatch(/table (names|others): a value does not match its checksum/)
        expect(JSON.stringify([error.message, error.details])).not.toContain('a name')
      }
      // The others are served.
      const other = number === 0 ? 1 : 0
      expect(store.read((reader) => reader.get('names', key(other))?.length)).toBeGreaterThan(99)
      await store.close()
      const { findings } = await verifyStore(folder.dir)
      expect(findings).toEqual([
        {
          part: expect.stringMatching(/^table (names|others)$/),
          problem: '1 values do not match their checksum',
        },
      ])
    }
  })

  it('in a key is noticed', async () => {
    const damaged = Buffer.from(whole)
    // The first that stands in the file is of either table.
    const at = whole.indexOf(nameOf(200)) - 2
    expect([...damaged.subarray(at, at + 2)]).toEqual([...key(200)])
    damaged[at + 1] = damaged[at + 1]! ^ 1
    writeFileSync(path, damaged)
    expect((await verifyStore(folder.dir)).findings).toContainEqual({
      part: expect.stringMatching(/^table (names|others)$/),
      problem: '1 values do not match their checksum',
    })
  })

  it('anywhere is a finding or does no harm, and never ends this process', async () => {
    let found = 0
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const damaged = Buffer.from(whole)
        for (const [at, bits] of changes) damaged[at] = damaged[at]! ^ bits
        writeFileSync(path, damaged)
        const { findings, entries } = await verifyStore(folder.dir)
        if (findings.length > 0) found++
        else expect(entries).toMatchObject({ names: ENTRIES, others: ENTRIES + 1 })
        expect(JSON.stringify(findings)).not.toContain('a name')
      }),
      { numRuns: 15 },
    )
    expect(found).toBeGreaterThan(3)
  })

  it('that ends the reader is told with its table, and the other tables are still read', async () => {
    const damaged = Buffer.from(whole)
    // Each leaf of one table says that its entries lie far outside the file.
    for (let page = 2 * 4096; page < damaged.length; page += 4096) {
      const isLeaf = damaged.readUInt16LE(page + 18) === 2
      if (isLeaf && damaged.subarray(page, page + 4096).includes(nameOf(7))) {
        damaged.fill(0xff, page + 24, page + 124)
        break
      }
    }
    writeFileSync(path, damaged)
    const { findings, entries } = await verifyStore(folder.dir)
    expect(findings.length).toBeGreaterThan(0)
    expect(Object.values(entries)).toContain(ENTRIES + 1)
    expect(new Set(findings.map(({ part }) => part)).size).toBe(1)
  })

  it('is not seen where there is none, even if the file is shorter than its pages reach', async () => {
    const store = open()
    // Pages that are taken and given back at the end of the file are never written.
    store.write((writer) => {
      writer.put('names', key(5000), Buffer.alloc(300_000))
      writer.remove('names', key(5000))
    })
    await store.close()
    const { size } = statSync(path)
    expect(size).toBeGreaterThan(whole.length + 250_000)
    const written = readFileSync(path).findLastIndex((byte) => byte !== 0) + 1
    expect(written).toBeLessThan(size - 200_000)
    truncateSync(path, 4096 * Math.ceil(written / 4096))
    const again = open()
    expect(again.read((reader) => reader.count('names'))).toBe(ENTRIES)
    again.write((writer) => writer.put('names', key(1), key(1)))
    expect(statSync(path).size).toBe(size)
    await again.close()
    expect((await verifyStore(folder.dir)).findings).toEqual([])
  })

  it('of the file that names the data file is told', async () => {
    const current = currentPath(folder.dir)
    for (const text of ['', '1', 'one\n', '2\n']) {
      writeFileSync(current, text)
      const code = { code: 'store-damaged', details: expect.objectContaining({ part: current }) }
      expect(() => open()).toThrow(expect.objectContaining(code))
      expect((await verifyStore(folder.dir)).findings).toHaveLength(1)
    }
    // A store is never begun anew over one that lost it.
    rmSync(current)
    renameSync(path, storePath(folder.dir, 2))
    expect(() => open()).toThrow(expect.objectContaining({ code: 'store-damaged' }))
  })

  it('is looked for only where there is a store', async () => {
    const { dir, remove } = temporaryFolder()
    await expect(verifyStore(dir)).rejects.toMatchObject({ code: 'registry-missing' })
    remove()
  })
})

function thrownBy(action: () => unknown): LinkageError | undefined {
  try {
    action()
    return
  } catch (error) {
    expect(error).toBeInstanceOf(LinkageError)
    return error as LinkageError
  }
}
