import { describe, expect, it } from 'vitest'
import type { StateStyle } from '../../src/synthetic/data/migrant-routes.ts'
import { applyStyle } from '../../src/synthetic/state-style.ts'
import { STUDENT_COLUMNS, type StudentDraft } from '../../src/synthetic/student-row.ts'

function styled(style: StateStyle): string[] {
  const blank = Object.fromEntries(STUDENT_COLUMNS.map((column) => [column, '']))
  const draft: StudentDraft = {
    ...(blank as StudentDraft),
    first_name: 'Jean-Louis',
    middle_name: 'Íñigo',
    last_name_1: 'De La Cruz',
    last_name_2: 'Peña-De León',
    birth_date: '2012-05-04',
  }
  applyStyle(draft, style)
  return [draft.first_name, draft.middle_name, draft.last_name_1, draft.last_name_2]
}

describe('applyStyle', () => {
  it('loses accents and tildes unless the state keeps them', () => {
    expect(styled({})).toEqual(['Jean-Louis', 'Inigo', 'De La Cruz', 'Pena-De Leon'])
    expect(styled({ keepsAccents: true })[3]).toBe('Peña-De León')
  })

  it('writes capitals, joined particles, blanks for hyphens and initials', () => {
    expect(styled({ isUpperCase: true })[2]).toBe('DE LA CRUZ')
    expect(styled({ joinsParticles: true }).slice(2)).toEqual(['Delacruz', 'Pena-Deleon'])
    expect(styled({ dropsHyphens: true })).toEqual([
      'Jean Louis',
      'Inigo',
      'De La Cruz',
      'Pena De Leon',
    ])
    expect(styled({ keepsInitialOnly: true })[1]).toBe('I')
  })
})
