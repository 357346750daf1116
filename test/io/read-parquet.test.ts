import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import { readTable } from '../../src/io/read-table.ts'
import { cellsOf, namesOf, readBytes } from './read-bytes.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

const people = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: [1n, 2n, 12345678901234567n] },
      { name: 'name', data: [' Ana ', null, 'Zoë'] },
      { name: 'born', data: [new Date('2010-03-04'), null, new Date('1999-12-31')] },
      { name: 'twin', data: [true, false, null] },
      { name: 'gpa', data: [3.5, 4, null] },
    ],
    schema: [
      { name: 'root', num_children: 5 },
      { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
      { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'born', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
      { name: 'twin', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
      { name: 'gpa', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
    ],
    rowGroupSize: 2,
  }),
)

const EXPECTED = [
  ['1', 'Ana', '2010-03-04', 'true', '3.5'],
  ['2', '', '', 'false', '4'],
  ['12345678901234567', 'Zoë', '1999-12-31', '', ''],
]

describe('readTable of Parquet', () => {
  it('reads all row groups of a file as text', async () => {
    const path = join(dir, 'people.parquet')
    await writeFile(path, people)
    const table = await readTable([path])
    expect(namesOf(table)).toEqual(['id', 'name', 'born', 'twin', 'gpa'])
    expect(cellsOf(table)).toEqual(EXPECTED)
    expect([...table.lines]).toEqual([1, 2, 3])
    expect(table.parts[0]!.bytes).toBe(people.length)
  })

  it('reads a stream, found by its first bytes', async () => {
    expect(cellsOf(await readBytes(people, { name: 'stream', size: 3 }))).toEqual(EXPECTED)
  })

  it('keeps decimals to the last digit', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'd', data: [0.3, 1.1, -2, null] }],
        schema: [
          { name: 'root', num_children: 1 },
          {
            name: 'd',
            type: 'INT64',
            repetition_type: 'OPTIONAL',
            converted_type: 'DECIMAL',
            scale: 1,
            precision: 18,
          },
        ],
      }),
    )
    expect(cellsOf(await readBytes(bytes, { name: 'd.parquet' }))).toEqual([
      ['0.3'],
      ['1.1'],
      ['-2.0'],
      [''],
    ])
  })

  it('refuses nested columns by name', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'tags', data: [{ a: 1 }], type: 'JSON' }] }),
    )
    expect(cellsOf(await readBytes(bytes, { name: 'j.parquet' }))).toEqual([['{"a":1}']])
    const lists = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'tags', data: [[1, 2]] }],
        schema: [
          { name: 'root', num_children: 1 },
          { name: 'tags', repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
          { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
          { name: 'element', repetition_type: 'OPTIONAL', type: 'INT32' },
        ],
      }),
    )
    await expect(readBytes(lists, { name: 'l.parquet' })).rejects.toMatchObject({
      code: 'parquet-unreadable',
      details: { reason: 'column "tags" holds lists or structures; flatten it' },
    })
  })

  it('refuses a file that is cut anywhere', async () => {
    for (let length = 1; length < people.length; length += 13) {
      const error: unknown = await readBytes(people.subarray(0, length), {
        name: 'cut.parquet',
      }).catch((found: unknown) => found)
      expect(isLinkageError(error, 'parquet-unreadable')).toBe(true)
    }
  })
})
