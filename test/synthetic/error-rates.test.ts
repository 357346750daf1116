import { describe, expect, it } from 'vitest'
import { ERROR_RATES, type ErrorLevel, LEVEL_FACTORS } from '../../src/synthetic/error-kinds.ts'
import { writeAll } from '../../src/synthetic/generate-students.ts'
import type { StudentRow } from '../../src/synthetic/student-row.ts'
import { byKey } from './by-key.ts'

const ROWS = 30_000

const share = <T>(items: readonly T[], holds: (item: T) => boolean) =>
  items.filter(holds).length / items.length

const has = (row: StudentRow, ...kinds: readonly string[]) =>
  row.error_kinds.split(';').some((kind) => kinds.some((start) => kind.startsWith(start)))

/** Four standard deviations of a share over so many records. */
const tolerance = (rate: number, count: number) => 4 * Math.sqrt((rate * (1 - rate)) / count)

describe.each<ErrorLevel>(['low', 'middle', 'high'])('errors at the level %s', (level) => {
  const factor = LEVEL_FACTORS[level]
  const rows: StudentRow[] = [...writeAll({ rows: ROWS, seed: 42, errors: level })]
  const byChild = [...byKey(rows, (row) => row.truth_id).values()]
  const further = byChild.flatMap(([first, ...rest]) => rest.map((row) => ({ first: first!, row })))

  const expectRate = (records: typeof further, rate: number, ...kinds: string[]) => {
    const measured = share(records, ({ row }) => has(row, ...kinds))
    expect(Math.abs(measured - rate * factor)).toBeLessThan(
      tolerance(rate * factor, records.length),
    )
  }

  it('come at the stated rate per further record', () => {
    expectRate(further, ERROR_RATES.misspelling, 'misspelt_')
    expectRate(further, ERROR_RATES.birthDate, 'birth_date_')
    expectRate(further, ERROR_RATES.namesSwapped, 'names_swapped')
    expectRate(further, ERROR_RATES.sex, 'wrong_sex')
    const two = further.filter(({ first }) => first.last_name_2 !== '')
    expectRate(two, ERROR_RATES.surnames, 'surname_')
  })

  it('replace the first name at nearly the stated rate: few names are too short', () => {
    const renamed = share(further, ({ row }) => has(row, 'nickname', 'middle_in_use'))
    const stated = ERROR_RATES.nickname * factor
    expect(renamed).toBeLessThan(stated + tolerance(stated, further.length))
    expect(renamed).toBeGreaterThan(stated * 0.93 - tolerance(stated, further.length))
  })

  it('are what they say: sex and birth date differ exactly where listed', () => {
    for (const { first, row } of further) {
      expect(row.sex !== first.sex).toBe(has(row, 'wrong_sex'))
      expect(row.birth_date !== first.birth_date).toBe(has(row, 'birth_date_'))
    }
  })

  it('leave parents and birth place away on every record, first ones too', () => {
    const missing = ERROR_RATES.parentMissing * factor
    for (const parent of ['parent_1_first', 'parent_2_first'] as const) {
      const measured = share(rows, (row) => row[parent] === '')
      expect(Math.abs(measured - missing)).toBeLessThan(tolerance(missing, ROWS))
    }
    const nowhere = ERROR_RATES.birthplaceMissing * factor
    const measured = share(rows, (row) => row.birth_city === '' && row.birth_country === '')
    expect(Math.abs(measured - nowhere)).toBeLessThan(tolerance(nowhere, ROWS))
  })

  it('are not listed on the first record of a child', () => {
    expect(byChild.every(([first]) => first!.error_kinds === '')).toBe(true)
  })
})
