import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/linker/dedupe.ts'
import type { LinkageResult } from '../../src/linker/link-table.ts'
import type { LinkageOptions } from '../../src/linker/linkage-options.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { standardizeGivenName } from '../../src/standardize/person-name.ts'
import { clusterOf, type Row } from './students.ts'

const PEOPLE: readonly (readonly [id: string, given: string, surname: string, birth: string])[] = [
  ['p1', 'María', 'García', '2011-07-23'],
  ['p2', 'Maria', 'Garcia', '2011-07-23'],
  ['p3', 'Roberto', 'Quintero', '2009-02-11'],
  ['p4', 'Elena', 'Zavala', '1998-12-01'],
  ['p5', 'Thomas', 'Miller', '1987-05-30'],
  ['p6', 'Susana', 'Ibarra', '1990-10-17'],
  ['p7', 'Kevin', 'O’Brien', '2001-03-14'],
]

/** The people under these headers. */
function people(id: string, given: string, surname: string, birth: string): Row[] {
  return PEOPLE.map(([a, b, c, d]) => ({ [id]: a, [given]: b, [surname]: c, [birth]: d }))
}

async function linked(rows: readonly Row[], options: LinkageOptions = {}): Promise<LinkageResult> {
  return dedupe(tableFromRecords(rows), options)
}

describe('columns of an unknown file', () => {
  it('are found by English headers', async () => {
    const result = await linked(people('ID', 'FirstName', 'Last Name', 'Date of Birth'))
    expect(result.prepared.mapping).toEqual({
      given_name: ['FirstName'],
      surname: ['Last Name'],
      birth_date: ['Date of Birth'],
    })
    expect(result.prepared.guesses).toHaveLength(3)
    expect(clusterOf(result).get('p2')).toBe('p1')
  })

  it('are found by Spanish headers', async () => {
    const { prepared } = await linked(
      people('id', 'Nombre', 'Apellido Paterno', 'Fecha de Nacimiento'),
    )
    expect(prepared.mapping).toEqual({
      given_name: ['Nombre'],
      surname: ['Apellido Paterno'],
      birth_date: ['Fecha de Nacimiento'],
    })
  })

  it('are found by what they hold', async () => {
    const rows = people('id', 'c1', 'surname', 'c3').map((row, at) => ({
      ...row,
      c4: `person${at}@escuela.mx`,
      c5: at % 2 === 0 ? 'F' : 'M',
    }))
    const { prepared, notes } = await linked(rows)
    expect(prepared.mapping).toMatchObject({
      given_name: ['c1'],
      surname: ['surname'],
      birth_date: ['c3'],
      email: ['c4'],
    })
    expect(notes).toContain('c3 read as birth_date (by its values)')
  })

  it('are taken as the user says, joined or left out', async () => {
    const rows = people('id', 'a', 'b', 'c').map((row) => ({
      ...row,
      no: '12',
      road: 'Oak Street',
    }))
    const map = { given_name: 'a', surname: 'b', birth_date: 'c', street: 'no+road' }
    expect((await linked(rows, { map })).prepared.mapping).toEqual({
      given_name: ['a'],
      surname: ['b'],
      birth_date: ['c'],
      street: ['no', 'road'],
    })
    const without = await linked(rows, { map: { ...map, given_name: '' } })
    expect(without.prepared.mapping).not.toHaveProperty('given_name')
  })

  it('with year, month and day of birth are joined to one date', async () => {
    const rows = PEOPLE.map(([id, given, surname, birth]) => {
      const [by, bm, bd] = birth.split('-').map((part) => String(Number(part)))
      return { id, fname_c1: given, lname_c1: surname, by: by!, bm: bm!, bd: bd! }
    })
    const result = await linked(rows)
    expect(result.prepared.mapping.birth_date).toEqual(['by', 'bm', 'bd'])
    const column = result.prepared.standardized.columns.get('birth_date')
    expect(column?.kind === 'date' && column.dates[0]).toBe(20110723)
    expect(clusterOf(result).get('p2')).toBe('p1')
  })

  it('with full names are split into their parts', async () => {
    const rows = PEOPLE.map(([id, given, surname, dob]) => ({
      id,
      full_name: `${surname}, ${given}`,
      dob,
    }))
    const result = await linked(rows)
    expect(result.model.comparisons.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['given_name', 'surname', 'birth_date']),
    )
    expect(clusterOf(result).get('p2')).toBe('p1')
  })

  it('with full names give their parts to records that lack their own', async () => {
    const rows = PEOPLE.map(([id, given, surname, dob], at) => ({
      id,
      full_name: at % 2 === 0 ? `${surname}, ${given}` : '',
      given_name: at % 2 === 0 ? '' : given,
      surname: at % 2 === 0 ? 'Barragan' : surname,
      dob,
    }))
    const { prepared } = await linked(rows)
    const textsOf = (field: string): string[] => {
      const column = prepared.standardized.columns.get(field)
      if (column?.kind !== 'name') return []
      return Array.from(column.ids, (at) => column.values.get(at)).sort()
    }
    const given = PEOPLE.map(([, name]) => standardizeGivenName(name)).sort()
    expect(textsOf('given_name')).toEqual(given)
    expect(textsOf('surname').filter((name) => name === 'barragan')).toHaveLength(
      Math.ceil(PEOPLE.length / 2),
    )
  })

  it('choose the preset', async () => {
    expect((await linked(people('id', 'first', 'last', 'dob'))).model.name).toBe('person')
    const student = await linked(people('record_id', 'first_name', 'last_name_1', 'birth_date'))
    expect(student.model.name).toBe('student')
    expect(student.notes).toContain('model: student (guessed from the columns)')
  })
})

describe('the order of ambiguous dates', () => {
  it('is read from the whole column, and said', async () => {
    const rows = people('id', 'first', 'last', 'dob').map((row) => ({
      ...row,
      dob: row.dob!.split('-').toReversed().join('/'),
    }))
    const { notes } = await linked(rows)
    expect(notes).toContain('birth_date: ambiguous dates read as dmy')
  })
})

describe('input that cannot be linked', () => {
  const rows = people('id', 'first', 'last', 'dob')

  it.each<readonly [string, string, LinkageOptions, readonly Row[]]>([
    ['a mapped column that is not there', 'column-missing', { map: { surname: 'nowhere' } }, rows],
    ['a mapped field that is not there', 'field-unknown', { map: { nickname: 'first' } }, rows],
    ['an id column that is not there', 'column-missing', { id: 'nowhere' }, rows],
    ['a source column that is not there', 'column-missing', { source: 'nowhere' }, rows],
    ['a truth column that is not there', 'column-missing', { truth: 'nowhere' }, rows],
    ['no usable column', 'model-fields-missing', {}, [{ colour: 'red' }, { colour: 'blue' }]],
    ['a table without rows', 'table-without-rows', {}, []],
    [
      'columns without a value',
      'model-fields-missing',
      {},
      rows.map(() => ({ first: '', last: '' })),
    ],
    ['thresholds that cross', 'thresholds-crossed', { thresholds: { lower: 9, upper: 3 } }, rows],
  ])('is refused: %s', async (_what, code, options, table) => {
    await expect(linked(table, options)).rejects.toMatchObject({ code })
  })

  it('is said without a value of any record', async () => {
    const failure = await linked([...rows, rows[0]!], { id: 'id' }).catch((error: Error) => error)
    expect(String(failure)).not.toMatch(/p1|García/)
  })
})

describe('small and odd tables', () => {
  it('of one row give one cluster', async () => {
    const result = await linked(people('id', 'first', 'last', 'dob').slice(0, 1))
    expect([...clusterOf(result)]).toEqual([['p1', 'p1']])
    expect(result.links.left).toHaveLength(0)
  })

  it('of equal rows give one cluster of distinct keys', async () => {
    const row = { first: 'María', last: 'García', dob: '2011-07-23' }
    for (const rows of [2, 30, 1200]) {
      const result = await linked(Array.from({ length: rows }, () => row))
      const clusters = clusterOf(result)
      expect(clusters.size).toBe(rows)
      expect(new Set(clusters.values()).size).toBe(1)
    }
  })
})
