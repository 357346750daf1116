import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordKeys } from '../../src/linker/record-keys.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { Row } from './students.ts'

/** Ids in key order. */
function keysOf(rows: readonly Row[], options: Parameters<typeof recordKeys>[1]): string[] {
  const { ids, sources, order } = recordKeys(tableFromRecords(rows), options)
  return Array.from(order, (row) => {
    const id = ids.values.get(ids.ids[row]!)
    return sources === undefined ? id : `${sources.values.get(sources.ids[row]!)}/${id}`
  })
}

describe('record keys', () => {
  it('stand in the order of their bytes, whatever the order of rows', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 }),
        (ids) => {
          const sorted = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
          expect(
            keysOf(
              ids.map((id) => ({ id })),
              { id: 'id' },
            ),
          ).toEqual(sorted)
          expect(
            keysOf(
              ids.toReversed().map((id) => ({ id })),
              { id: 'id' },
            ),
          ).toEqual(sorted)
        },
      ),
    )
  })

  it('stand by source first', () => {
    const rows = [
      { id: '2', state: 'WA' },
      { id: '1', state: 'WA' },
      { id: '2', state: 'CA' },
    ]
    expect(keysOf(rows, { id: 'id', source: 'state' })).toEqual(['CA/2', 'WA/1', 'WA/2'])
  })

  it('are hashed by source and id', () => {
    const table = tableFromRecords([
      { id: '1', state: 'CA' },
      { id: '1', state: 'WA' },
    ])
    const { hash } = recordKeys(table, { id: 'id', source: 'state' })
    expect(new Set(hash).size).toBe(2)
  })

  it('that repeat are refused, with both places', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'a' }]
    const table = {
      ...tableFromRecords(rows),
      parts: [{ file: 'x.csv', firstRow: 0, rows: 3, bytes: 9, sha256: '' }],
      lines: Uint32Array.of(2, 3, 5),
    }
    expect(() => recordKeys(table, { id: 'id' })).toThrow(
      expect.objectContaining({
        code: 'record-id-duplicate',
        details: { file: 'x.csv', line: 5, column: 'id', otherFile: 'x.csv', otherLine: 2 },
      }),
    )
  })

  it('may repeat across sources, not within one', () => {
    const rows = [
      { id: '1', state: 'CA' },
      { id: '1', state: 'WA' },
    ]
    expect(keysOf(rows, { id: 'id', source: 'state' })).toHaveLength(2)
    expect(() => keysOf([...rows, rows[0]!], { id: 'id', source: 'state' })).toThrow(
      expect.objectContaining({ code: 'record-id-duplicate' }),
    )
  })

  it('that are missing are refused', () => {
    expect(() => keysOf([{ id: 'a' }, { id: '' }], { id: 'id' })).toThrow(
      expect.objectContaining({ code: 'record-id-missing' }),
    )
  })
})

describe('rows without an id', () => {
  const rows = [
    { a: '1', b: 'x' },
    { a: '1', b: 'x' },
    { a: '1', b: 'y' },
    { a: '', b: '1x' },
    { a: '1x', b: '' },
  ]

  it('are keyed by content, equal ones by their occurrence', () => {
    const keys = keysOf(rows, {})
    expect(new Set(keys).size).toBe(5)
    expect(keys.filter((key) => key.endsWith('-2'))).toHaveLength(1)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}-\d+$/)
  })

  it('keep their keys in any order of rows and columns', () => {
    const turned = rows.toReversed().map(({ a, b }) => ({ b, a }))
    expect(keysOf(turned, {})).toEqual(keysOf(rows, {}))
  })
})
