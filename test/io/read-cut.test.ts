import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputTable, ReadProgress, ReadTableOptions } from '../../src/io/read-table.ts'
import { readTable } from '../../src/io/read-table.ts'
import { LinkagePool } from '../../src/workers/linkage-pool.ts'
import { tableHands } from '../../src/workers/table-hands.ts'
import { handsHere } from './hands.ts'
import { cellsOf, namesOf } from './read-bytes.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nearmatch-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function file(content: string | Uint8Array, name = 'a.csv'): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, content)
  return path
}

/** All that a table says, or the error. */
async function outcome(path: string, options: ReadTableOptions = {}): Promise<object> {
  const told = (table: InputTable): object => ({
    names: namesOf(table),
    cells: cellsOf(table),
    lines: [...table.lines],
    parts: table.parts,
    notes: table.notes,
  })
  return readTable([path], options).then(told, ({ code, details }) => ({ code, details }))
}

const CUTS = [1, 2, 3, 5, 8, 13, 40]

describe('a CSV file that is read in parts', () => {
  it.each([
    ['quotes that hold line ends', 'a,b\n1,"x\ny\n\nz"\n2,"\n"\n"3\r\n",4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n\r\n3,"4\r\n5"\r\n6,7'],
    ['CR alone', 'a,b\r1,2\r3,4\r'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['characters of several bytes', 'a,b\nÁñ,\u{1f9d2}\né,"ü\n\u{1f9d2}"\nü,é'],
    ['a separator line', 'sep=;\na;b\n1;2\n3;4\n'],
    ['doubled quotes', 'a,b\n"x""\n""y",1\n"""",2\n"\n""",3\n'],
    ['no last line end', 'a,b\n1,2\n3,4'],
    ['a header alone', 'a,b\n'],
    ['a header of two lines', '"a\nb",c\n1,2\n3,4\n'],
    ['surplus empty fields', 'a,b\n1,2,,\n3,4\n'],
    ['a ragged row', 'a,b\n1,2\n"3\n\n",4\n5\n6,7\n'],
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n7,8\n'],
    ['a stray quote', 'a,b\n1,2\n"3"x,4\n5,6\n'],
    ['a NUL', 'a,b\n1,2\n3,\0\n'],
    ['nothing', ''],
    ['empty lines', '\n\n\n'],
  ])('is what it is as a whole: %s', async (_, text) => {
    const path = await file(text)
    const whole = await outcome(path)
    for (const segmentBytes of CUTS) {
      expect(await outcome(path, { hands: handsHere(), segmentBytes })).toEqual(whole)
    }
  })

  it('really is read in parts', async () => {
    const path = await file('a,b\n1,2\n3,4\n5,6\n')
    const hands = handsHere()
    await readTable([path], { hands, segmentBytes: 4 })
    expect(hands.read.segments).toBe(3)
    const quoted = await file('a,b\n1,"\n\n\n"\n5,6\n')
    const again = handsHere()
    await readTable([quoted], { hands: again, segmentBytes: 2 })
    expect(again.read.segments).toBeGreaterThan(5)
  })

  it('is what it is as a whole, whatever its bytes, its encoding and the cuts', async () => {
    const some = (...bytes: number[]): fc.Arbitrary<number> => fc.constantFrom(...bytes)
    const bytes = fc.array(
      fc.oneof(
        { weight: 12, arbitrary: some(0x0a, 0x61) },
        { weight: 4, arbitrary: some(0x22, 0x0d, 0x20) },
        { weight: 1, arbitrary: some(0x2c, 0xc3, 0xa9, 0xef, 0xbb, 0xbf, 0x80) },
      ),
      { minLength: 1, maxLength: 40 },
    )
    const encodings = fc.constantFrom('auto' as const, 'utf-8' as const, 'latin1' as const)
    let cut = 0
    await fc.assert(
      fc.asyncProperty(
        bytes,
        encodings,
        fc.constantFrom(...CUTS),
        fc.boolean(),
        async (content, encoding, segmentBytes, headed) => {
          const header = headed ? 'a\n' : ''
          const path = await file(Buffer.concat([Buffer.from(header), Buffer.from(content)]))
          const options: ReadTableOptions = { encoding, delimiter: ',' }
          const hands = handsHere()
          const parts = await outcome(path, { ...options, hands, segmentBytes })
          const whole = await outcome(path, options)
          // Where a file is wrong twice, which is told depends on how much of it is looked at at once.
          if ('code' in whole && whole.code === 'encoding-invalid')
            expect(parts).toHaveProperty('code')
          else expect(parts).toEqual(whole)
          if (hands.read.segments > 1) cut++
        },
      ),
      { numRuns: 600 },
    )
    expect(cut).toBeGreaterThan(100)
  })

  it('agrees with csv-parse (the oracle)', async () => {
    const cell = fc.stringMatching(/^[a-z" ,\r\né]{0,6}$/)
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
    const end = fc.constantFrom('\n', '\r\n')
    await fc.assert(
      fc.asyncProperty(rows, end, fc.constantFrom(...CUTS), async (table, end, segmentBytes) => {
        const lines = table.map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(),
        )
        const text = ['a,b,c', ...lines].join(end)
        const found = await readTable([await file(text)], { hands: handsHere(), segmentBytes })
        const expected = parse(text, { bom: false, record_delimiter: ['\r\n', '\n'] }).slice(1)
        expect(cellsOf(found)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('names the line of what is wrong far down, and the encoding of what comes late', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},"x\n${row % 50}"`)
    const text = `id,note\n${rows.join('\n')}\n`
    for (const wrong of ['1,2,3\n', '1,"2\n', '1,\0\n', '"1"2,3\n', '1,\xe9\n', '\xc1,\xf1\n']) {
      const bytes = Buffer.concat([Buffer.from(text), Buffer.from(wrong, 'latin1')])
      const path = await file(bytes)
      const whole = await outcome(path)
      expect(await outcome(path, { hands: handsHere(), segmentBytes: 50_000 })).toEqual(whole)
    }
  })

  it('stands beside files that cannot be cut, in its place', async () => {
    const cut = await file('id,name\n1,Ana\n2,Bea\n3,Ana\n', 'cut.csv')
    const packed = await file(gzipSync('city,id\nLugo,4\nVigo,5\n'), 'packed.csv.gz')
    const lines = await file('{"name":"Ana","id":6}\n', 'lines.ndjson')
    const paths = [packed, cut, lines]
    const whole = await readTable(paths)
    const parts = await readTable(paths, { hands: handsHere(), segmentBytes: 8 })
    expect(cellsOf(parts)).toEqual(cellsOf(whole))
    expect(namesOf(parts)).toEqual(['city', 'id', 'name'])
    expect([...parts.lines]).toEqual([...whole.lines])
    expect(parts.parts).toEqual(whole.parts)
    expect(parts.columns[2]!.values.toArray()).toEqual(['', 'Ana', 'Bea'])
  })

  it('keeps mostly unique values apart and shares the others, however it is cut', async () => {
    const rows = Array.from({ length: 25_000 }, (_, row) => `id${row},g${row % 7}`)
    const path = await file(`id,group\n${rows.join('\n')}\n`)
    const table = await readTable([path], { hands: handsHere(), segmentBytes: 30_000 })
    expect(cellsOf(table).map((row) => row.join())).toEqual(rows)
    expect(table.columns.map(({ values }) => values.size)).toEqual([25_001, 8])
  })

  it('tells how far it has come, part by part', async () => {
    const path = await file('id\n1\n2\n3\n4\n')
    const seen: ReadProgress[] = []
    const onProgress = (progress: ReadProgress): number => seen.push(progress)
    await readTable([path], { hands: handsHere(), segmentBytes: 4, onProgress })
    expect(seen.at(-1)).toEqual({ bytes: 11, totalBytes: 11, rows: 4 })
    expect(seen.map(({ rows }) => rows)).toEqual([2, 4])
  })

  it('is refused if it is changed meanwhile', async () => {
    const path = await file('id\n1\n2\n3\n4\n5\n6\n')
    const hands = handsHere()
    const reading = readTable([path], {
      segmentBytes: 4,
      hands: {
        ...hands,
        async readSegments(tasks, take) {
          await writeFile(path, 'id\n1\n2\n')
          await hands.readSegments(tasks, take)
        },
      },
    })
    await expect(reading).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('gives the same ids and bytes on any number of threads', async () => {
    const rows = Array.from({ length: 4000 }, (_, row) => `id${row},"n\n${(row * row) % 89}"`)
    const path = await file(`id,name\n${rows.join('\n')}\n`)
    const here = await readTable([path], { hands: handsHere(), segmentBytes: 5000 })
    for (const threads of [1, 2, 3]) {
      await using pool = new LinkagePool(threads)
      const there = await readTable([path], { hands: tableHands(pool), segmentBytes: 5000 })
      expect(there).toEqual(here)
    }
  })
})

describe('columns that are not wanted', () => {
  const text = 'a,b,c\n1,x,2\n3,"y\n",4\n5,,6\n'

  it('are there, and no row has a value in them, in parts and as a whole', async () => {
    const path = await file(text)
    const unread = new Set(['b', 'elsewhere'])
    const whole = await outcome(path, { unread })
    expect(whole).toMatchObject({
      names: ['a', 'b', 'c'],
      cells: [
        ['1', '', '2'],
        ['3', '', '4'],
        ['5', '', '6'],
      ],
      lines: [2, 3, 5],
    })
    for (const segmentBytes of CUTS) {
      expect(await outcome(path, { unread, hands: handsHere(), segmentBytes })).toEqual(whole)
    }
  })

  it('are wanted again by the next reading of the same hands', async () => {
    const path = await file(text)
    const hands = handsHere()
    await outcome(path, { unread: new Set(['a', 'b']), hands, segmentBytes: 8 })
    const again = await outcome(path, { hands, segmentBytes: 8 })
    expect(again).toEqual(await outcome(path))
  })

  it('are still refused where their text is damaged', async () => {
    const options = { unread: new Set(['b']) }
    expect(await outcome(await file('a,b\n1,"x\n'), options)).toMatchObject({
      code: 'csv-unclosed-quote',
    })
  })
})
