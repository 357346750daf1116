import { describe, expect, it } from 'vitest'
import { isLinkageError } from '../../src/errors.ts'
import {
  type GenerateStudentsOptions,
  generateStudents,
  writeAll,
} from '../../src/synthetic/generate-students.ts'
import type { StudentRow } from '../../src/synthetic/student-row.ts'
import { generateStudentsCsv } from '../../src/synthetic/students-csv.ts'

const refused = (options: object) => () => generateStudents(options as GenerateStudentsOptions)
const invalid = expect.toSatisfy((error) => isLinkageError(error, 'synthetic-options-invalid'))

describe('generateStudents', () => {
  it('gives exactly the rows asked for', () => {
    for (const rows of [1, 2, 3, 999]) {
      expect([...generateStudents({ rows, seed: 5 })]).toHaveLength(rows)
    }
  })

  it('gives every record an id of its own', () => {
    const ids = new Set([...generateStudents({ rows: 20_000, seed: 1 })].map((r) => r.record_id))
    expect(ids.size).toBe(20_000)
  })

  it('scatters the records of a child', () => {
    const rows = [...generateStudents({ rows: 20_000, seed: 1 })]
    const adjacent = rows.filter((row, i) => i > 0 && rows[i - 1]!.truth_id === row.truth_id)
    expect(adjacent.length).toBeLessThan(15)
  })

  it('orders record ids unlike children', () => {
    const rows = [...generateStudents({ rows: 5000, seed: 1 })]
    const byId = rows.toSorted((a, b) => (a.record_id < b.record_id ? -1 : 1))
    const near = byId.filter((row, i) => i > 0 && byId[i - 1]!.truth_family === row.truth_family)
    expect(near.length).toBeLessThan(15)
  })

  it('makes the same children at every error level', () => {
    const truth = (errors: 'low' | 'high') =>
      [...generateStudents({ rows: 500, seed: 9, errors })].map((r) => [r.truth_id, r.state])
    expect(truth('low')).toEqual(truth('high'))
  })

  it('takes the middle level unless told otherwise', () => {
    expect([...generateStudents({ rows: 200, seed: 9 })]).toEqual([
      ...generateStudents({ rows: 200, seed: 9, errors: 'middle' }),
    ])
  })

  it('begins a longer file with the same families', () => {
    const short = [...writeAll({ rows: 100, seed: 4 })]
    const long: StudentRow[] = [...writeAll({ rows: 200, seed: 4 })]
    expect(long.slice(0, 100)).toEqual(short)
  })

  it('refuses a number of rows that is not a positive whole number', () => {
    for (const rows of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32 + 1]) {
      expect(refused({ rows, seed: 1 })).toThrow(invalid)
    }
    expect(refused({ rows: 0, seed: 1 })).toThrow(/rows is 0; expected a whole number from 1/)
  })

  it('refuses a seed that is not a whole number', () => {
    for (const seed of [0.5, Number.NaN, 2 ** 53, '7', undefined]) {
      expect(refused({ rows: 1, seed })).toThrow(invalid)
    }
  })

  it('refuses an unknown error level and names the known ones', () => {
    expect(refused({ rows: 1, seed: 1, errors: 'huge' })).toThrow(/expected low, middle, high/)
    expect(refused({ rows: 1, seed: 1, errors: 'toString' })).toThrow(invalid)
  })

  it('refuses before the first chunk is asked for, as CSV too', () => {
    expect(() => generateStudentsCsv({ rows: 0, seed: 1 })).toThrow(invalid)
  })
})
