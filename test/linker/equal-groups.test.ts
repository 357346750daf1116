import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalGroups } from '../../src/linker/equal-groups.ts'
import { StringTable } from '../../src/records/string-table.ts'
import type { StandardizedTable } from '../../src/standardize/standardized-table.ts'

const values = new StringTable(new Uint8Array(0), new Uint32Array(1))

/** A table of value ids; 0 is missing. */
function tableOf(fields: Readonly<Record<string, readonly number[]>>): StandardizedTable {
  const columns = Object.entries(fields).map(
    ([field, ids]) => [field, { kind: 'value', ids: Uint32Array.from(ids), values }] as const,
  )
  const rows = columns[0]?.[1].ids.length ?? 0
  return { rows, names: values, columns: new Map(columns), dateOrders: {} }
}

const groupsOf = (
  fields: Readonly<Record<string, readonly number[]>>,
  names: readonly string[],
  most = 100,
): number[][] => Array.from(equalGroups(tableOf(fields), names, most), (group) => [...group])

describe('equalGroups', () => {
  it('groups who agrees in all fields, in the order of the smallest record', () => {
    const fields = { state: [2, 1, 2, 1, 1], id: [9, 3, 9, 3, 9] }
    expect(groupsOf(fields, ['state', 'id'])).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('leaves out who lacks a field, and everybody if there is no such field', () => {
    expect(groupsOf({ id: [0, 0, 4, 4] }, ['id'])).toEqual([[2, 3]])
    expect(groupsOf({ id: [4, 4] }, ['id', 'state'])).toEqual([])
  })

  it('leaves out values that too many share', () => {
    expect(groupsOf({ id: [1, 1, 1, 2, 2] }, ['id'], 2)).toEqual([[3, 4]])
  })

  it('agrees with a map of lists', () => {
    const row = fc.tuple(fc.nat(3), fc.nat(3))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const lists = new Map<string, number[]>()
        for (const [record, [a, b]] of rows.entries()) {
          if (a === 0 || b === 0) continue
          lists.set(`${a},${b}`, [...(lists.get(`${a},${b}`) ?? []), record])
        }
        const expected = [...lists.values()].filter((list) => list.length > 1 && list.length <= 5)
        const fields = { a: rows.map(([a]) => a), b: rows.map(([, b]) => b) }
        expect(groupsOf(fields, ['a', 'b'], 5)).toEqual(expected)
      }),
    )
  })
})
