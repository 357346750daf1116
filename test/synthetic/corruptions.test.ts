import { describe, expect, it } from 'vitest'
import { corrupt } from '../../src/synthetic/corruptions.ts'
import { type ErrorRates, errorRates } from '../../src/synthetic/error-kinds.ts'
import { Random } from '../../src/synthetic/random.ts'
import { STUDENT_COLUMNS, type StudentDraft } from '../../src/synthetic/student-row.ts'

const BIRTH = { year: 2012, month: 5, day: 4 }

const none = Object.fromEntries(
  Object.keys(errorRates('middle')).map((name) => [name, 0]),
) as unknown as ErrorRates

function student(values: Partial<StudentDraft> = {}): StudentDraft {
  const blank = Object.fromEntries(STUDENT_COLUMNS.map((column) => [column, '']))
  return {
    ...(blank as StudentDraft),
    first_name: 'María',
    middle_name: 'Elena',
    last_name_1: 'De La Cruz',
    last_name_2: 'López',
    sex: 'Female',
    birth_date: '2012-05-04',
    ...values,
  }
}

/** Records by the error made, over many draws of one rate. */
function draws(rates: Partial<ErrorRates>, values: Partial<StudentDraft> = {}) {
  const random = new Random(1)
  const seen = new Map<string, StudentDraft>()
  for (let i = 0; i < 300; i++) {
    const draft = student(values)
    seen.set(corrupt(draft, BIRTH, { ...none, ...rates }, random).join(';'), draft)
  }
  return seen
}

describe('corrupt', () => {
  it('changes nothing at rates of 0', () => {
    const draft = student()
    expect(corrupt(draft, BIRTH, none, new Random(1))).toEqual([])
    expect(draft).toEqual(student())
  })

  it('puts the two surnames where people put them', () => {
    const surnames = [...draws({ surnames: 1 })].map(([kind, row]) => [
      kind,
      row.last_name_1,
      row.last_name_2,
    ])
    expect(surnames.toSorted()).toEqual([
      ['surname_1_missing', 'López', ''],
      ['surname_2_missing', 'De La Cruz', ''],
      ['surname_hyphenated', 'De La Cruz-López', ''],
      ['surname_joined', 'DeLaCruzLópez', ''],
      ['surname_moved', 'De La Cruz López', ''],
      ['surname_swapped', 'López', 'De La Cruz'],
    ])
  })

  it('leaves a child with one surname its surname', () => {
    const seen = draws({ surnames: 1 }, { last_name_2: '' })
    expect([...seen.keys()]).toEqual([''])
  })

  it('calls a child by a nickname or by the middle name', () => {
    const seen = draws({ nickname: 1 })
    expect([...seen.keys()].toSorted()).toEqual(['middle_in_use', 'nickname'])
    expect(seen.get('middle_in_use')?.first_name).toBe('Elena')
    expect(seen.get('nickname')?.first_name).toMatch(/^Mar|^Mol|^Pol/)
    expect([...draws({ nickname: 1 }, { first_name: 'Mia', middle_name: '' }).keys()]).toEqual([''])
  })

  it('swaps first and last name', () => {
    const swapped = draws({ namesSwapped: 1 }).get('names_swapped')
    expect([swapped?.first_name, swapped?.last_name_1]).toEqual(['De La Cruz', 'María'])
  })

  it('misspells named parents only, and lists it once', () => {
    const parents = { parent_1_first: 'Ana', parent_1_last: 'López' }
    expect([...draws({ parentMisspelling: 1 }, parents).keys()]).toEqual(['parent_misspelt'])
    expect([...draws({ parentMisspelling: 1 }).keys()]).toEqual([''])
    const both = { ...parents, parent_2_first: 'Luis', parent_2_last: 'De La Cruz' }
    expect([...draws({ parentMisspelling: 1 }, both).keys()]).toEqual(['parent_misspelt'])
  })
})
