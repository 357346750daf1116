import { describe, expect, it } from 'vitest'
import { cell, columnOf, originOf, tableFromRecords } from '../../src/records/table.ts'

describe('tableFromRecords', () => {
  it('makes a column of every key, in order of appearance', () => {
    const table = tableFromRecords([
      { id: 1, name: 'Ana' },
      { id: 2, twin: true, name: null },
    ])
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'name', 'twin'])
    expect([cell(table, 0, 'id'), cell(table, 1, 'twin')]).toEqual(['1', 'true'])
    expect([cell(table, 1, 'name'), cell(table, 0, 'twin')]).toEqual(['', ''])
    expect(columnOf(table, 'name')!.ids[1]).toBe(0)
  })

  it('has no value in a column that is not there, and no origin', () => {
    const table = tableFromRecords([{ id: 1 }])
    expect(cell(table, 0, 'city')).toBe('')
    expect(originOf(table, 0)).toEqual({ file: 'records', line: 0 })
  })
})

describe('originOf', () => {
  it('names the file a row came from', () => {
    const part = { bytes: 1, sha256: '' }
    const table = {
      rows: 3,
      columns: [],
      parts: [
        { file: 'a.csv', firstRow: 0, rows: 2, ...part },
        { file: 'empty.csv', firstRow: 2, rows: 0, ...part },
        { file: 'b.csv', firstRow: 2, rows: 1, ...part },
      ],
      lines: Uint32Array.of(2, 3, 2),
    }
    expect(originOf(table, 1)).toEqual({ file: 'a.csv', line: 3 })
    expect(originOf(table, 2)).toEqual({ file: 'b.csv', line: 2 })
  })
})
