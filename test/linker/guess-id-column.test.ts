import { describe, expect, it } from 'vitest'
import { guessIdColumn } from '../../src/linker/guess-id-column.ts'
import { tableFromRecords } from '../../src/records/table.ts'

describe('guessIdColumn', () => {
  it('takes a column whose every value is its own', () => {
    expect(guessIdColumn(tableFromRecords([{ id: '1' }, { id: '2' }]), [])).toBe('id')
  })

  it('takes none that has blanks or repeats', () => {
    expect(guessIdColumn(tableFromRecords([{ id: '1' }, { id: '' }]), [])).toBeUndefined()
    expect(guessIdColumn(tableFromRecords([{ id: '1' }, { id: '1' }]), [])).toBeUndefined()
  })

  it('lets ids repeat across sources, not within one', () => {
    const long = 'x'.repeat(400)
    const table = tableFromRecords([{ id: '1' }, { id: '12' }, { id: '1' }, { id: long }])
    expect(guessIdColumn(table, [], (row) => (row < 2 ? 'a' : 'b'))).toBe('id')
    expect(guessIdColumn(table, [], (row) => (row === 1 ? 'b' : 'a'))).toBeUndefined()
    expect(guessIdColumn(table, [], (row) => (row < 2 ? long : 'b'))).toBe('id')
  })
})
