import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import { modelFromJson, modelToJson } from '../../src/model/model-json.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { clusterOf, type Row } from './students.ts'

const child = (id: string, more: Row): Row => ({
  record_id: id,
  first_name: 'Martha',
  last_name_1: 'Torres',
  last_name_2: 'Delgado',
  sex: 'Female',
  birth_date: '2005-01-07',
  parent_1_first: 'Amalia',
  parent_2_first: 'Leonardo',
  birth_city: 'Zapopan',
  multiple_birth: '',
  ...more,
})

describe('what can be a near match at most', () => {
  it('twins of alike names, also where the flag stands on another record only', async () => {
    const rows = [
      child('a1', { multiple_birth: 'Yes' }),
      child('a2', {}),
      child('b1', { first_name: 'Martha Elena' }),
    ]
    const clusters = clusterOf(await dedupe(tableFromRecords(rows), { model: 'student' }))
    expect(clusters.get('a2')).toBe('a1')
    expect(clusters.get('b1')).toBe('b1')
  })

  it('two different social security numbers, where the header says that they are', async () => {
    const person = { given: 'Jasmine', surname: 'Lindqvist', dob: '1958-10-16' }
    const rows = (header: string): Row[] => [
      { id: '1', ...person, [header]: '232-68-7615' },
      { id: '2', ...person, [header]: '232-98-7615' },
    ]
    const same = async (header: string): Promise<boolean> => {
      const found = await dedupe(tableFromRecords(rows(header)), { map: { identifier: header } })
      return new Set(clusterOf(found).values()).size === 1
    }
    expect(await same('SSN')).toBe(false)
    expect(await same('membership')).toBe(true)
  })

  it('Jr. and Sr.', async () => {
    const rows = ['Jr', 'Sr', 'Jr.'].map((suffix, at) => child(`s${at}`, { suffix }))
    const clusters = clusterOf(await dedupe(tableFromRecords(rows), { model: 'student' }))
    expect(clusters.get('s2')).toBe('s0')
    expect(clusters.get('s1')).toBe('s1')
  })
})

describe('a frozen model', () => {
  it('reads 03/04/2012 as it did before, whatever else a later file holds', async () => {
    const dates = ['03/25/2012', '03/04/2012', '12/30/2010']
    const rows = dates.map((birth_date, at) => child(`d${at}`, { birth_date }))
    const first = await dedupe(tableFromRecords(rows), { model: 'student' })
    expect(first.model.dateOrders).toEqual({ birth_date: 'mdy' })
    const model = modelFromJson(modelToJson(first.model))
    const more = ['25/03/2011', '30/12/2009', '28/02/2008', '31/01/2007', '29/05/2006']
    const others = more.map((birth_date, at) => child(`x${at}`, { birth_date }))
    const again = await dedupe(tableFromRecords([...rows, ...others]), { model })
    const column = again.prepared.standardized.columns.get('birth_date')
    expect(column?.kind === 'date' && column.dates[1]).toBe(20120304)
  })
})
