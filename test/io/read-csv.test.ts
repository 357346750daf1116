import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvField } from '../../src/io/csv-field.ts'
import { cellsOf, namesOf, type ReadBytesOptions, readBytes } from './read-bytes.ts'

const CHUNKS = [1, 2, 3, 7, 1 << 16]

async function read(text: string | Uint8Array, options?: ReadBytesOptions): Promise<string[][]> {
  return cellsOf(await readBytes(text, options))
}

describe('readTable of CSV', () => {
  it('gives a row per record and a column per header cell', async () => {
    const table = await readBytes('id,name\n1,Ana\n2,\n')
    expect(namesOf(table)).toEqual(['id', 'name'])
    expect(cellsOf(table)).toEqual([
      ['1', 'Ana'],
      ['2', ''],
    ])
    expect(table.columns[1]!.ids[1]).toBe(0)
  })

  it.each(['\n', '\r\n', '\r'])('reads lines that end in %j, the last one without', async (end) => {
    for (const size of CHUNKS) {
      expect(await read(`a,b${end}1,2${end}${end}3,4`, { size })).toEqual([
        ['1', '2'],
        ['3', '4'],
      ])
    }
  })

  it('unquotes fields: doubled quotes, delimiters and line ends inside', async () => {
    for (const size of CHUNKS) {
      expect(await read('a,b\n"x,""y""","1\r\n2"\n"","""" \n', { size })).toEqual([
        ['x,"y"', '1\r\n2'],
        ['', '"'],
      ])
    }
  })

  it('takes a quote inside an unquoted field for text', async () => {
    expect(await read('a,b\n5" tall,x"y"\n')).toEqual([['5" tall', 'x"y"']])
  })

  it('trims blanks around values and quotes, not inside quotes', async () => {
    expect(await read('a , b\n  x\t, " y " \n')).toEqual([['x', ' y ']])
    expect(await read('a,b\n  x, y \n', { trim: false })).toEqual([['  x', ' y ']])
  })

  it('skips empty lines, but not a quoted empty value in a file of one column', async () => {
    expect(await read('\n\na\n1\n  \n""\n\n2\n')).toEqual([['1'], [''], ['2']])
  })

  it('tolerates surplus empty fields at the end of a record', async () => {
    expect(await read('a,b\n1,2,,\n3,4,"",\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('drops a byte order mark, also one cut by a chunk', async () => {
    for (const size of CHUNKS) {
      expect(namesOf(await readBytes('\ufeff"a",b\n1,2\n', { size }))).toEqual(['a', 'b'])
    }
  })

  it('names empty and repeated header cells, and says so', async () => {
    const table = await readBytes('id,,id,id_2\n1,2,3,4\n')
    expect(namesOf(table)).toEqual(['id', 'column_2', 'id_3', 'id_2'])
    expect(table.notes).toEqual(['a.csv: column "id" is there again; the later is "id_3"'])
  })

  it('gives no rows for a header alone', async () => {
    const table = await readBytes('a,b\n')
    expect(table.rows).toBe(0)
    expect(namesOf(table)).toEqual(['a', 'b'])
  })

  it('knows the line each record starts on', async () => {
    const text = 'a,b\r\n1,"x\ny\r\nz"\r\n\r\n2,\r\n"3",4\r\n'
    for (const size of CHUNKS) {
      const table = await readBytes(text, { size })
      expect([...table.lines]).toEqual([2, 6, 7])
    }
  })

  it('keeps ids as they are written', async () => {
    const ids = ['007', '1e5', '=1+1', '+1', '-0', '12345678901234567890', '0x1F']
    expect(await read(`id,x\n${ids.map((id) => `${id},`).join('\n')}`)).toEqual(
      ids.map((id) => [id, '']),
    )
  })

  it('keeps values apart when a column is mostly unique', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => [`id${row}`, `g${row % 7}`])
    const table = await readBytes(`id,group\n${rows.map((row) => row.join(',')).join('\n')}\n`)
    expect(cellsOf(table)).toEqual(rows)
    expect(table.columns[1]!.values.size).toBe(8)
  })

  it('reads a header wider than expected, and a record longer than a chunk', async () => {
    const names = Array.from({ length: 300 }, (_, column) => `c${column}`)
    const long = 'x'.repeat(300_000)
    const text = `${names.join()}\n${long},"${long}"${','.repeat(298)}\n`
    const table = await readBytes(text, { size: 5000 })
    expect(namesOf(table)).toEqual(names)
    expect(cellsOf(table)[0]!.slice(0, 3)).toEqual([long, long, ''])
  })
})

const cell = fc
  .oneof(
    { weight: 3, arbitrary: fc.stringMatching(/^[a-z" ,;\t\r\n|é]{0,6}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '"', '""', '\r', '\r\n', ' ', '\u{1f9d2}', '\ufeff'),
    },
  )
  .filter((text) => !text.includes('\0'))

const rows = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
  )

const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const chunk = fc.constantFrom(...CHUNKS)

describe('readTable of any CSV', () => {
  it('gives back what was written, for any chunk size: read(write(rows)) = rows', async () => {
    await fc.assert(
      fc.asyncProperty(rows, lineEnd, chunk, fc.boolean(), async (table, end, size, last) => {
        const header = (table[0] ?? ['']).map((_, column) => `c${column}`)
        const lines = [header, ...table].map((row) => row.map(csvField).join() || '""')
        const text = lines.join(end) + (last ? end : '')
        expect(await read(text, { size, delimiter: ',' })).toEqual(table)
      }),
      { numRuns: 400 },
    )
  })

  it('agrees with csv-parse (the oracle), whatever is quoted', async () => {
    const field = fc.tuple(cell, fc.boolean(), fc.constantFrom('', ' ', '\t'))
    const records = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { maxLength: 8 }),
      )
    await fc.assert(
      fc.asyncProperty(records, lineEnd, chunk, async (table, end, size) => {
        const header = (table[0] ?? [1]).map((_, column) => `c${column}`).join()
        const body = table.map((row) =>
          row
            .map(([value, quoted, blank]) =>
              quoted
                ? `${blank}"${value.replaceAll('"', '""')}"${blank}`
                : `${blank}${value.replaceAll(/[",\r\n]/g, '').trim()}${blank}`,
            )
            .join(),
        )
        const text = [header, ...body].join(end)
        const expected = parse(text, {
          bom: false,
          trim: true,
          skip_empty_lines: true,
          relax_quotes: true,
          record_delimiter: ['\r\n', '\n', '\r'],
        }).slice(1)
        const blankLine = (row: readonly string[]): boolean => row.length === 1 && row[0] === ''
        const found = await read(text, { size, delimiter: ',' })
        // In one column, csv-parse keeps a line of blanks as a record, and we do not.
        expect(found.filter((row) => !blankLine(row))).toEqual(
          expected.filter((row) => !blankLine(row)),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('never depends on the chunk size, for any bytes: same table or same refusal', async () => {
    const bytes = fc.array(
      fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x20, 0x61, 0xc3, 0xa9, 0xef, 0xbb, 0xbf, 0x00),
      { minLength: 1, maxLength: 24 },
    )
    await fc.assert(
      fc.asyncProperty(bytes, chunk, async (content, size) => {
        const outcome = (chunkSize: number): Promise<unknown> =>
          read(Uint8Array.from(content), {
            size: chunkSize,
            delimiter: ',',
            encoding: 'latin1',
          }).catch((error: { code: string; details: object }) => [error.code, error.details])
        expect(await outcome(size)).toEqual(await outcome(1 << 16))
      }),
      { numRuns: 600 },
    )
  })
})
