import { describe, expect, it } from 'vitest'
import type { StateDocument } from '../../../src/exchange/msix/consolidated-record.ts'
import { latestPlace } from '../../../src/exchange/msix/latest-place.ts'

function saying(state: string, ...enrollments: Readonly<Record<string, string>>[]): StateDocument {
  const records = enrollments.map((values) => ({ kind: 'enrollment' as const, values }))
  const document = { version: 1, time: 0, file: '', student: {}, records }
  return { state, stateStudentId: '1', document }
}

describe('latestPlace', () => {
  it('is that of the latest date of any kind, in any order of the states', () => {
    const texas = saying('TX', { enrollmentDate: '20250101', withdrawalDate: '20250601' })
    const ohio = saying('OH', { residencyDate: '20250630', schoolId: '390446900123' })
    const place = { state: 'OH', district: '3904469', school: '390446900123', date: '20250630' }
    expect(latestPlace([texas, ohio])).toEqual(place)
    expect(latestPlace([ohio, texas])).toEqual(place)
  })

  it('is the state alone where nothing more is told, and none once it deleted the child', () => {
    const { document, ...head } = saying('TX')
    expect(latestPlace([{ ...head, document }])).toEqual({ state: 'TX', date: '' })
    expect(latestPlace([{ ...head, document: { ...document, deleted: true } }])).toBeUndefined()
  })
})
