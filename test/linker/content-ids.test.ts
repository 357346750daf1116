import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentIds } from '../../src/linker/content-ids.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import type { Row } from './students.ts'

function idsOf(rows: readonly Row[]): string[] {
  const { ids, values } = contentIds(tableFromRecords(rows))
  return Array.from(ids, (id) => values.get(id))
}

describe('content ids', () => {
  it('are a hash of the values and which occurrence it is', () => {
    // Stored results hold such ids: they have to stay what they are.
    expect(
      idsOf([
        { b: 'Ana', a: '' },
        { b: '', a: 'García-Peña López' },
        { b: 'Ana', a: '' },
      ]),
    ).toEqual(['faa2be619d66a1e3-1', 'd7053cfbe04902b4-1', 'faa2be619d66a1e3-2'])
  })

  it('are equal sets for any order of rows and columns', () => {
    const rows = fc.array(
      fc.record({ a: fc.string({ maxLength: 2 }), b: fc.constantFrom('', 'x') }),
    )
    fc.assert(
      fc.property(rows, (records) => {
        const turned = records.toReversed().map(({ a, b }) => ({ b, a }))
        expect(idsOf(turned).toSorted()).toEqual(idsOf(records).toSorted())
        expect(new Set(idsOf(records)).size).toBe(records.length)
      }),
    )
  })

  it('tell apart values that would be one text side by side', () => {
    const ids = idsOf([
      { a: 'x', b: 'yz' },
      { a: 'xy', b: 'z' },
      { a: 'xyz' },
      { b: 'xyz' },
      { b: 'x'.repeat(5000) },
    ])
    expect(ids.every((id) => id.endsWith('-1'))).toBe(true)
  })
})
