import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReadProgress, readTable } from '../../src/io/read-table.ts'
import { originOf } from '../../src/records/table.ts'
import { cellsOf, namesOf, readBytes } from './read-bytes.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, content)
  return path
}

describe('readTable of several files', () => {
  it('matches columns by name and leaves out what a file does not have', async () => {
    const left = await file('left.csv', 'id,name\n1,Ana\n2,Bea\n')
    const right = await file('right.ndjson', '{"name":"Zoë","city":"Ávila"}\n')
    const table = await readTable([left, right])
    expect(namesOf(table)).toEqual(['id', 'name', 'city'])
    expect(cellsOf(table)).toEqual([
      ['1', 'Ana', ''],
      ['2', 'Bea', ''],
      ['', 'Zoë', 'Ávila'],
    ])
    expect(table.parts.map(({ file, firstRow, rows }) => [file, firstRow, rows])).toEqual([
      ['left.csv', 0, 2],
      ['right.ndjson', 2, 1],
    ])
    expect(originOf(table, 2)).toEqual({ file: 'right.ndjson', line: 1 })
  })

  it('gives size and SHA-256 of each file as it is on disk, for any chunk size', async () => {
    const text = `id\n${Array.from({ length: 500 }, (_, row) => row).join('\n')}\n`
    const packed = gzipSync(text)
    const path = await file('ids.csv.gz', packed)
    for (const chunkBytes of [1, 64, 1 << 20]) {
      const table = await readTable([path], { chunkBytes })
      expect(table.rows).toBe(500)
      expect(table.parts[0]).toMatchObject({
        bytes: packed.length,
        sha256: createHash('sha256').update(packed).digest('hex'),
      })
    }
  })

  it('reports progress up to all bytes and rows', async () => {
    const path = await file('p.csv', 'id\n1\n2\n')
    const seen: ReadProgress[] = []
    await readTable([path], { chunkBytes: 2, onProgress: (progress) => seen.push(progress) })
    expect(seen.at(-1)).toEqual({ bytes: 7, totalBytes: 7, rows: 2 })
    expect(seen.length).toBeGreaterThan(2)
  })

  it('reads a node stream', async () => {
    const stream = Readable.from([Buffer.from('id\n'), Buffer.from('1\n')])
    expect(cellsOf(await readTable([{ name: 'upload', stream }]))).toEqual([['1']])
  })
})

describe('readTable refuses', () => {
  it.each([
    ['missing.csv', 'no such file'],
    ['.', 'is a directory'],
    ['left.csv/x.csv', 'a part of the path is not a directory'],
  ])('%s', async (name, reason) => {
    await file('left.csv', 'id\n1\n')
    await expect(readTable([join(dir, name)])).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason },
    })
  })

  it('gzip that ends early or is damaged', async () => {
    const packed = gzipSync(`id\n${'1234567890\n'.repeat(2000)}`)
    await expect(readBytes(packed.subarray(0, -20))).rejects.toMatchObject({
      details: { reason: 'the gzip data ends early' },
    })
    const damaged = Uint8Array.from(packed)
    damaged.fill(0xff, 20, 40)
    await expect(readBytes(damaged)).rejects.toMatchObject({
      details: { reason: 'the gzip data is damaged' },
    })
  })

  it('to go on once it is told to stop', async () => {
    const path = await file('stop.csv', 'id\n1\n2\n')
    await expect(readTable([path], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
      details: { stage: 'reading' },
    })
  })
})
