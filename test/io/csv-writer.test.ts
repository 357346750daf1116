import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvField } from '../../src/io/csv-field.ts'
import { CsvRows } from '../../src/io/csv-rows.ts'
import { CsvWriter } from '../../src/io/csv-writer.ts'
import { readTable } from '../../src/io/read-table.ts'
import { cellsOf } from './read-bytes.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

describe('csvField', () => {
  it.each([
    ['Ana', 'Ana'],
    ['a,b', '"a,b"'],
    ['5" tall', '"5"" tall"'],
    ['x\ny', '"x\ny"'],
    [' x', '" x"'],
    ['=1+1', '=1+1'],
    ['', ''],
  ])('writes %j as %j', (value, field) => {
    expect(csvField(value)).toBe(field)
  })

  it('writes numbers as they are', () => {
    expect(csvField(-12.5)).toBe('-12.5')
  })
})

describe('CsvWriter', () => {
  it('writes what readTable reads back', async () => {
    const path = join(dir, 'rows.csv')
    const rows = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }))
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        using writer = CsvWriter.open(path)
        writer.row(['a', 'b'])
        for (const row of table) writer.row(row)
        writer.close()
        const plain = table.filter((row) => !row.join('').includes('\0'))
        if (plain.length < table.length) return
        expect(cellsOf(await readTable([path], { delimiter: ',' }))).toEqual(table)
      }),
      { numRuns: 60 },
    )
  })

  it('writes the same from bytes as from text', async () => {
    const [path, other] = [join(dir, 'bytes.csv'), join(dir, 'text.csv')]
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        '"',
        ',',
        ' x',
        'x\t',
        'a\r',
        'é\n',
        'x'.repeat(300_000),
        '"'.repeat(140_000),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { minLength: 1, maxLength: 3 })), async (rows) => {
        const bytes = new CsvRows()
        using file = CsvWriter.open(path)
        using text = CsvWriter.open(other)
        file.row(['a'])
        text.row(['a'])
        for (const row of rows) {
          for (const cell of row) {
            const utf8 = Buffer.from(`<${cell}>`)
            bytes.field(utf8, 1, utf8.length - 1)
          }
          bytes.endRow()
          text.row(row)
        }
        file.rows(bytes.take())
        file.close()
        text.close()
        expect((await readFile(path)).equals(await readFile(other))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('writes rows, raw text and text larger than its buffer in order', async () => {
    const path = join(dir, 'large.csv')
    const large = 'é'.repeat(400_000)
    using writer = CsvWriter.open(path)
    writer.row(['a', 1])
    writer.raw(`${large}\n`)
    for (let row = 0; row < 50_000; row++) writer.raw(`${row},x\n`)
    writer.close()
    writer.close()
    const expected = Array.from({ length: 50_000 }, (_, row) => `${row},x\n`).join('')
    expect(await readFile(path, 'utf8')).toBe(`a,1\n${large}\n${expected}`)
  })

  it('keeps a row of one empty value from becoming an empty line', async () => {
    const path = join(dir, 'one.csv')
    using writer = CsvWriter.open(path)
    writer.row([''])
    writer.close()
    expect(await readFile(path, 'utf8')).toBe('""\n')
  })

  it('refuses a path it cannot create', () => {
    expect(() => CsvWriter.open(join(dir, 'no', 'such', 'x.csv'))).toThrow(
      'x.csv cannot be written (no such file).',
    )
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', () => {
    using writer = CsvWriter.open('/dev/full')
    writer.row(['a'])
    expect(() => writer.close()).toThrow('full cannot be written (the disk is full).')
    using other = CsvWriter.open('/dev/full')
    const fill = (): void => {
      for (let row = 0; row < 100_000; row++) other.row(['some', 'text'])
    }
    expect(fill).toThrow('the disk is full')
  })
})
