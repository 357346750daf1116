import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateStudents } from '../../src/synthetic/generate-students.ts'
import { STUDENT_COLUMNS } from '../../src/synthetic/student-row.ts'
import { generateStudentsCsv } from '../../src/synthetic/students-csv.ts'

const file = (rows: number, seed: number) => [...generateStudentsCsv({ rows, seed })].join('')

describe('generateStudentsCsv', () => {
  it('gives the file that is shipped as an example', () => {
    const shipped = readFileSync(new URL('../../examples/students.csv', import.meta.url), 'utf8')
    // Compared first, so that a difference does not print 3,000 lines.
    expect(file(3000, 20261121) === shipped).toBe(true)
  })

  it('gives the same bytes for the same seed, today as when this was written', () => {
    const sha = createHash('sha256').update(file(5000, 7)).digest('hex')
    expect(sha).toBe('dbf9ab9062c6922ec55187ca50912c2f092f465780345af95d488eb91645c12e')
    expect(file(5000, 7)).toBe(file(5000, 7))
  })

  it('gives another file for another seed, also where only high bits or the sign differ', () => {
    const files = [1, 2, -1, 2 ** 32 + 1, 2 ** 52 + 1].map((seed) => file(50, seed))
    expect(new Set(files).size).toBe(files.length)
  })

  it('comes in chunks of whole lines, the header first', () => {
    const chunks = [...generateStudentsCsv({ rows: 2000, seed: 3 })]
    expect(chunks.length).toBeGreaterThan(3)
    expect(chunks[0]!.startsWith(`${STUDENT_COLUMNS.join(',')}\n`)).toBe(true)
    for (const chunk of chunks) {
      expect(chunk.endsWith('\n')).toBe(true)
      expect(chunk.length).toBeLessThan(65536 + 1000)
    }
  })

  it('is well-formed CSV with exactly the rows asked for, equal to the records', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.maxSafeInteger(),
        fc.constantFrom('low', 'middle', 'high'),
        (rows, seed, errors) => {
          const text = [...generateStudentsCsv({ rows, seed, errors })].join('')
          // Without quoting, a stray comma or quote would show as another count of columns.
          const parsed: string[][] = parse(text, { quote: null })
          expect(parsed).toHaveLength(rows + 1)
          expect(parsed[0]).toEqual([...STUDENT_COLUMNS])
          expect(text).not.toContain('"')
          const records = [...generateStudents({ rows, seed, errors })]
          expect(parsed.slice(1)).toEqual(
            records.map((record) => STUDENT_COLUMNS.map((column) => record[column])),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
