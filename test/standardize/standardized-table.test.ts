import { describe, expect, it } from 'vitest'
import type { Schema } from '../../src/model/linkage-model.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import {
  type FieldMapping,
  type StandardizedTable,
  standardizeTable,
} from '../../src/standardize/standardized-table.ts'

const SCHEMA: Schema = {
  first: 'given-name',
  last: 'surname',
  dob: 'date',
  street: 'street',
  sex: 'sex',
  whole: 'full-name',
}

type Row = Readonly<Record<string, string>>

function standardize(
  rows: readonly Row[],
  mapping: FieldMapping,
  order?: number[],
): StandardizedTable {
  const places = Uint32Array.from(order ?? rows.map((_, at) => at))
  return standardizeTable(tableFromRecords(rows), SCHEMA, mapping, places)
}

/** The standardized value of each row. */
function valuesOf(table: StandardizedTable, field: string): (string | number)[] {
  const column = table.columns.get(field)!
  if (column.kind === 'date') return [...column.dates]
  return Array.from(column.ids, (id) => column.values.get(id))
}

/** The name tokens of each row. */
function tokensOf(table: StandardizedTable, field: string): string[][] {
  const column = table.columns.get(field)!
  if (column.kind !== 'name') throw new Error('no names')
  return Array.from(column.ids, (id) =>
    Array.from(
      column.tokens.subarray(column.tokenStart[id]!, column.tokenStart[id + 1]!),
      (token) => table.names.get(token),
    ),
  )
}

describe('standardizeTable', () => {
  it('reads every field by its kind', () => {
    const table = standardize(
      [{ n: ' MARÍA  Elena', s: 'De la Cruz', d: '3/14/2012', x: 'Female' }],
      { first: ['n'], last: ['s'], dob: ['d'], sex: ['x'] },
    )
    expect(valuesOf(table, 'first')).toEqual(['maria elena'])
    expect(valuesOf(table, 'last')).toEqual(['de la cruz'])
    expect(valuesOf(table, 'dob')).toEqual([20120314])
    expect(valuesOf(table, 'sex')).toEqual(['f'])
  })

  it('gives equal standardized values one id, and missing ones 0', () => {
    const rows = ['José', 'JOSE', '', 'unknown', 'Ana'].map((n) => ({ n }))
    const table = standardize(rows, { first: ['n'] })
    const column = table.columns.get('first')!
    if (column.kind !== 'name') throw new Error('no names')
    expect([...column.ids]).toEqual([1, 1, 0, 0, 2])
    expect(column.tokenStart).toHaveLength(column.values.size + 1)
    expect([...column.tokenStart]).toEqual([0, 0, 1, 2])
  })

  it('lets swapped names meet under one token, particles left out', () => {
    const rows = [
      { n: 'Ana Cruz', s: 'de la Vega' },
      { n: 'Vega', s: 'Cruz' },
    ]
    const table = standardize(rows, { first: ['n'], last: ['s'] })
    expect(tokensOf(table, 'first')).toEqual([['ana', 'cruz'], ['vega']])
    expect(tokensOf(table, 'last')).toEqual([['vega'], ['cruz']])
    expect(table.names.toArray()).toEqual(['', 'ana', 'cruz', 'vega'])
  })

  it('stands in the order it is given, and depends on nothing else', () => {
    const rows = [{ n: 'Ana' }, { n: 'Berta' }, { n: 'Carla' }]
    const turned = rows.toReversed()
    const there = standardize(rows, { first: ['n'] }, [2, 0, 1])
    const back = standardize(turned, { first: ['n'] }, [0, 2, 1])
    expect(valuesOf(there, 'first')).toEqual(['carla', 'ana', 'berta'])
    expect(back.columns).toEqual(there.columns)
    expect(back.names).toEqual(there.names)
  })

  it('joins several columns with a blank, empty ones left out', () => {
    const rows = [
      { no: '12', road: 'Oak Street' },
      { no: '', road: 'Oak Street' },
      { no: '12', road: '' },
      { no: '', road: '' },
      { no: '12', road: 'Oak Street' },
    ]
    const joined = standardize(rows, { street: ['no', 'road'] })
    const single = standardize(
      rows.map(({ no, road }) => ({ whole: [no, road].filter(Boolean).join(' ') })),
      { street: ['whole'] },
    )
    expect(valuesOf(joined, 'street')).toEqual(valuesOf(single, 'street'))
    expect(valuesOf(joined, 'street')[3]).toBe('')
  })

  it('finds the order of day and month once for the whole column', () => {
    const table = standardize([{ d: '03/04/2012' }, { d: '25/12/2011' }], { dob: ['d'] })
    expect(table.dateOrders).toEqual({ dob: 'dmy' })
    expect(valuesOf(table, 'dob')).toEqual([20120403, 20111225])
  })

  it('leaves out columns that are not there and full names, which are split before', () => {
    const table = standardize([{ w: 'Ana Vega' }], { whole: ['w'], first: ['nowhere'] })
    expect([...table.columns.keys()]).toEqual([])
  })

  it('shares its memory with other threads', () => {
    const { columns, names } = standardize([{ n: 'Ana', d: '2012-03-04' }], {
      first: ['n'],
      dob: ['d'],
    })
    const [first, dob] = [columns.get('first')!, columns.get('dob')!]
    if (first.kind !== 'name' || dob.kind !== 'date') throw new Error('other kinds')
    const arrays = [
      first.ids,
      first.tokens,
      first.tokenStart,
      first.values.bytes,
      dob.dates,
      names.bytes,
    ]
    for (const { buffer } of arrays) expect(buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
