import { describe, expect, it } from 'vitest'
import { sniffDialect } from '../../src/io/csv-dialect.ts'
import { cellsOf, namesOf, readBytes } from './read-bytes.ts'

function delimiterOf(text: string): string {
  return String.fromCharCode(sniffDialect(Buffer.from(text)).delimiter)
}

describe('sniffDialect', () => {
  it.each([',', ';', '\t', '|'])('finds %j', (delimiter) => {
    expect(delimiterOf(`id${delimiter}name\n1${delimiter}Ana\n`)).toBe(delimiter)
  })

  it('does not count delimiters inside quotes', () => {
    expect(delimiterOf('"a,b,c";d\n"1,2,3";4\n')).toBe(';')
    expect(delimiterOf('a;b\n"x\n,,,\n""";1\n')).toBe(';')
  })

  it('is not misled by commas in the records alone', () => {
    expect(delimiterOf('name;note\nPerez, Ana;a, b, c\n')).toBe(';')
  })

  it('prefers many fields that one bad line breaks over few', () => {
    expect(delimiterOf('a,b,c|d,e\n1,2,3|4,5\n1,2|3\n1,2,3|4,5\n')).toBe(',')
  })

  it('takes a file of one column for comma-separated', () => {
    expect(delimiterOf('id\n1\n2\n')).toBe(',')
  })

  it("obeys Excel's sep= line, and skips it", async () => {
    for (const size of [1, 64]) {
      const table = await readBytes('sep=;\r\na,1;b\r\nx;y\r\n', { size })
      expect(namesOf(table)).toEqual(['a,1', 'b'])
      expect(cellsOf(table)).toEqual([['x', 'y']])
      expect([...table.lines]).toEqual([3])
    }
  })

  it('yields to a delimiter that is given, and to the extension .tsv', async () => {
    expect(namesOf(await readBytes('a,b;c\n', { delimiter: ';' }))).toEqual(['a,b', 'c'])
    expect(namesOf(await readBytes('a,b\tc\n', { name: 'a.tsv' }))).toEqual(['a,b', 'c'])
  })
})
