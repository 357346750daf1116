import { describe, expect, it } from 'vitest'
import { link } from '../../src/linker/dedupe.ts'
import { tableFromRecords } from '../../src/records/table.ts'
import { clusterOf } from './students.ts'

const PEOPLE = [
  ['María', 'Ibarra', '2011-07-23'],
  ['Roberto', 'Quintero', '2009-02-11'],
  ['Elena', 'Zavala', '1998-12-01'],
] as const

const english = tableFromRecords(
  PEOPLE.map(([first, last, dob], at) => ({
    record_id: `e${at}`,
    first_name: first,
    last_name: last,
    dob,
  })),
)
const spanish = tableFromRecords(
  PEOPLE.map(([nombre, apellido, fecha], at) => ({
    id: `s${at}`,
    Nombre: nombre.toUpperCase(),
    Apellido: apellido,
    'Fecha de nacimiento': fecha,
  })),
)

describe('linking two files of different headers', () => {
  it('matches their columns by what they hold, and says so', async () => {
    const result = await link(english, spanish)
    const clusters = clusterOf(result)
    expect(new Set(clusters.values()).size).toBe(3)
    expect(result.notes).toContain("Nombre of the right file read as the left one's first_name")
    expect(result.notes).toContain("id of the right file read as the left one's record_id")
  })

  it('finds the id of the other file where the named one stands in one only', async () => {
    const result = await link(english, spanish, { id: 'record_id' })
    expect(new Set(clusterOf(result).values()).size).toBe(3)
  })

  it('takes an id and a mapping that name columns of the right file alone', async () => {
    const options = { id: 'id', map: { given_name: 'Nombre' } }
    const result = await link(english, spanish, options)
    expect(new Set(clusterOf(result).values()).size).toBe(3)
  })

  it('refuses a file without any usable column, instead of linking nothing', async () => {
    const other = tableFromRecords([
      { id: '1', colour: 'red' },
      { id: '2', colour: 'blue' },
    ])
    await expect(link(english, other)).rejects.toMatchObject({ code: 'model-fields-missing' })
  })

  it('lets ids repeat across the two files, and refuses one that repeats within', async () => {
    const same = await link(english, english)
    expect(new Set(clusterOf(same).values()).size).toBe(3)
    const twice = tableFromRecords([
      { record_id: 'e0', first_name: 'Ana', last_name: 'Vega', dob: '2001-01-02' },
      { record_id: 'e0', first_name: 'Ana', last_name: 'Vega', dob: '2001-01-02' },
    ])
    await expect(link(english, twice)).rejects.toMatchObject({ code: 'record-id-duplicate' })
  })
})
