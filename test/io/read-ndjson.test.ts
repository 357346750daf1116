import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cellsOf, namesOf, readBytes } from './read-bytes.ts'

const CHUNKS = [1, 2, 7, 1 << 16]

describe('readTable of NDJSON', () => {
  it('reads an object a line; columns in order of appearance', async () => {
    const text = '{"id":1,"name":"Ana"}\r\n\n{"name":" Zoë ","ok":true,"id":null}\n{}'
    for (const size of CHUNKS) {
      const table = await readBytes(text, { name: 'a.ndjson', size })
      expect(namesOf(table)).toEqual(['id', 'name', 'ok'])
      expect(cellsOf(table)).toEqual([
        ['1', 'Ana', ''],
        ['', 'Zoë', 'true'],
        ['', '', ''],
      ])
      expect([...table.lines]).toEqual([1, 3, 4])
    }
  })

  it('keeps numbers of many digits as they are written', async () => {
    const text = '{"id":12345678901234567890,"x":1.50,"s":"12345678901234567890"}\n'
    expect(cellsOf(await readBytes(text, { name: 'a.jsonl' }))).toEqual([
      ['12345678901234567890', '1.50', '12345678901234567890'],
    ])
  })

  it('is found by its first character where the name does not tell', async () => {
    expect(cellsOf(await readBytes(' \n{"a":1}\n', { name: 'stream' }))).toEqual([['1']])
    expect(cellsOf(await readBytes('\ufeff{"a":1}\n', { name: 'x.json' }))).toEqual([['1']])
  })

  it.each([
    ['{"a":1}\n{"a":{"b":2}}\n', 2, 'holds an object or array in "a"'],
    ['{"a":[1]}\n', 1, 'holds an object or array in "a"'],
    ['\n{"a":1\n', 2, 'is not valid JSON'],
    ['{"a":1}\n[1]\n', 2, 'holds an array'],
    ['{"a":1}\n5\n', 2, 'holds a bare value'],
    ['[{"a":1}]', 1, 'starts a JSON array'],
  ])('refuses %j by its line', async (text, line, reason) => {
    for (const size of CHUNKS) {
      const reading = readBytes(text, { name: 'a.ndjson', size })
      await expect(reading).rejects.toMatchObject({
        code: 'json-line-invalid',
        details: { file: 'a.ndjson', line, reason },
      })
    }
  })

  it('refuses a line without repeating it, not even as the cause', async () => {
    const error: unknown = await readBytes('{"a":"García"', { name: 'a.ndjson' }).catch(
      (found: unknown) => found,
    )
    expect(error).toMatchObject({ code: 'json-line-invalid' })
    expect(inspect(error)).not.toContain('Garc')
  })

  it('refuses an empty file, and a line without end', async () => {
    await expect(readBytes('\n\n', { name: 'a.ndjson' })).rejects.toMatchObject({
      code: 'table-empty',
    })
    const long = readBytes(`{"a":"${'x'.repeat(2000)}`, { name: 'a.ndjson', maxFieldBytes: 100 })
    await expect(long).rejects.toMatchObject({ details: { reason: 'is longer than 1600 bytes' } })
  })
})
