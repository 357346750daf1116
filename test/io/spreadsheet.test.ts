import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { guardFormula } from '../../src/io/guard-formula.ts'
import { readSpreadsheet, writeSpreadsheet } from '../../src/io/spreadsheet.ts'
import { cell, columnOf, originOf } from '../../src/records/table.ts'

const dir = mkdtempSync(join(tmpdir(), 'nearmatch-sheet-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const path = join(dir, 'sheet.xlsx')
const COLUMNS = [
  { name: 'item', width: 8 },
  { name: 'name', width: 30 },
]

/** A file inside the archive, found by the archive's directory. */
function xmlOf(name: string): string {
  const zip = readFileSync(path)
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const nameBytes = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + nameBytes) !== name) continue
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString()
  }
  throw new Error(`no ${name}`)
}

describe('a spreadsheet', () => {
  it('comes back as it was written, with its lines', async () => {
    await writeSpreadsheet(path, COLUMNS, [
      [1, 'José Núñez & "Söhne" <x>'],
      [2, '007'],
      [3, ''],
    ])
    const table = await readSpreadsheet(path)
    expect(table.rows).toBe(3)
    expect(cell(table, 0, 'name')).toBe('José Núñez & "Söhne" <x>')
    expect(cell(table, 1, 'name')).toBe('007')
    expect(cell(table, 2, 'item')).toBe('3')
    expect(originOf(table, 2)).toEqual({ file: path, line: 4 })
  })

  it('skips empty rows, and still knows the lines', async () => {
    await writeSpreadsheet(path, COLUMNS, [
      ['', ''],
      [7, 'x'],
      ['', ''],
      [8, 'y'],
    ])
    const table = await readSpreadsheet(path)
    expect([0, 1].map((row) => originOf(table, row).line)).toEqual([3, 5])
    expect(table.rows).toBe(2)
  })

  it('offers the choices of a column', async () => {
    const choices = ['accept', 'reject']
    await writeSpreadsheet(
      path,
      [...COLUMNS, { name: 'decision', width: 9, choices }],
      [[1, 'x', '']],
    )
    const xml = xmlOf('xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/sqref="C2:C2"[\s\S]*accept,reject/)
  })

  it('holds no formula, whatever a value looks like', async () => {
    await writeSpreadsheet(path, COLUMNS, [[1, '=HYPERLINK("http://x","y")']])
    const xml = xmlOf('xl/worksheets/sheet1.xml')
    expect(xml).not.toMatch(/<f>|<f /)
    expect(cell(await readSpreadsheet(path), 0, 'name')).toBe('=HYPERLINK("http://x","y")')
  })

  it('holds any text, but for what no spreadsheet can', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
        await writeSpreadsheet(
          path,
          COLUMNS,
          texts.map((text, at) => [at, text]),
        )
        const table = await readSpreadsheet(path)
        expect(table.rows).toBe(texts.length)
        // Of control characters, blanks at the ends and line ends XML keeps less than all.
        const plain = (text: string): string => text.replace(/[\p{C}\s\ufffd]/gu, '')
        for (const [at, text] of texts.entries()) {
          expect(plain(cell(table, at, 'name'))).toBe(plain(text))
        }
      }),
      { numRuns: 100 },
    )
    await writeSpreadsheet(path, COLUMNS, [[1, `a\u0000b\ud800c${'x'.repeat(40_000)}`]])
    const text = cell(await readSpreadsheet(path), 0, 'name')
    expect(text.startsWith('a\ufffdb\ufffdcx')).toBe(true)
    expect(text).toHaveLength(32_767)
  })

  it('is refused if it is none', async () => {
    const other = join(dir, 'other.xlsx')
    writeFileSync(other, 'item,name\n1,Zebulonia\n')
    await expect(readSpreadsheet(other)).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(readSpreadsheet(join(dir, 'none.xlsx'))).rejects.toThrow(/no such file/)
    await expect(writeSpreadsheet(join(dir, 'no/folder.xlsx'), COLUMNS, [])).rejects.toMatchObject({
      code: 'output-unwritable',
    })
  })

  it('may be a header alone', async () => {
    await writeSpreadsheet(path, COLUMNS, [])
    const table = await readSpreadsheet(path)
    expect(table.rows).toBe(0)
    expect(columnOf(table, 'item')).toBeUndefined()
  })
})

describe('guardFormula', () => {
  it('puts an apostrophe before what a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1']) {
      expect(guardFormula(text)).toBe(`'${text}`)
    }
    for (const text of ['', 'Ana', "O'Neil", 'a=b', '2012-03-04'])
      expect(guardFormula(text)).toBe(text)
  })
})
