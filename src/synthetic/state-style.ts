import { withoutAccents } from './accents.ts'
import type { StateStyle } from './data/migrant-routes.ts'
import type { StudentColumn, StudentDraft } from './student-row.ts'

/** The columns that hold names or places. */
const TEXT_COLUMNS: readonly StudentColumn[] = [
  'first_name',
  'middle_name',
  'last_name_1',
  'last_name_2',
  'suffix',
  'parent_1_first',
  'parent_1_last',
  'parent_2_first',
  'parent_2_last',
  'birth_city',
  'birth_state',
]

/** De, Del, De La and the like before a name. */
const PARTICLES = /\b(De Las|De Los|De La|Del|De) (?=\p{L})(\p{L})/gu

/** Writes the record as its state does, in place: capitals, accents, particles, hyphens, initials. */
export function applyStyle(draft: StudentDraft, style: StateStyle): void {
  if (style.keepsInitialOnly) draft.middle_name = draft.middle_name.slice(0, 1)
  for (const column of TEXT_COLUMNS) {
    let text = draft[column]
    if (text === '') continue
    if (style.joinsParticles && text.includes('De')) {
      text = text.replace(PARTICLES, joinParticle)
    }
    if (!style.keepsAccents) text = withoutAccents(text)
    if (style.dropsHyphens) text = text.replaceAll('-', ' ').replaceAll("'", ' ')
    if (style.isUpperCase) text = text.toUpperCase()
    draft[column] = text
  }
}

function joinParticle(_whole: string, particle: string, initial: string): string {
  const joined = particle.replaceAll(' ', '').toLowerCase()
  return joined[0]!.toUpperCase() + joined.slice(1) + initial.toLowerCase()
}
