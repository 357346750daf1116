import { drawWrongBirthDate } from './birth-date-errors.ts'
import type { CalendarDate } from './calendar.ts'
import type { ErrorKind, ErrorRates } from './error-kinds.ts'
import { misspell } from './misspellings.ts'
import { drawNickname } from './nicknames.ts'
import type { Random } from './random.ts'
import type { StudentDraft } from './student-row.ts'

/** A nickname is drawn rather than the middle name, where there are both. */
const NICKNAME_SHARE = 0.65

/** Out of twenty surname errors. */
const SURNAME_ERRORS: readonly ErrorKind[] = [
  ...Array<ErrorKind>(7).fill('surname_2_missing'),
  'surname_1_missing',
  ...Array<ErrorKind>(4).fill('surname_moved'),
  ...Array<ErrorKind>(3).fill('surname_hyphenated'),
  ...Array<ErrorKind>(2).fill('surname_joined'),
  ...Array<ErrorKind>(3).fill('surname_swapped'),
]

/**
 * Makes the errors of a child's further record: in its names, birth date, sex and parents.
 *
 * The order is that of life: what the child is called, then which surnames are given, then how they
 * are typed, then into which field.
 *
 * @param draft - the record as the child is; changed in place. Accents and title case are needed.
 * @returns the errors made, in that order.
 */
export function corrupt(
  draft: StudentDraft,
  birthDate: CalendarDate,
  rates: ErrorRates,
  random: Random,
): ErrorKind[] {
  const kinds: ErrorKind[] = []
  if (random.chance(rates.nickname)) rename(draft, kinds, random)
  if (random.chance(rates.surnames) && draft.last_name_2 !== '') {
    const kind = random.pick(SURNAME_ERRORS)
    rearrangeSurnames(draft, kind)
    kinds.push(kind)
  }
  if (random.chance(rates.misspelling)) misspellName(draft, kinds, random)
  if (random.chance(rates.namesSwapped)) {
    const first = draft.first_name
    draft.first_name = draft.last_name_1
    draft.last_name_1 = first
    kinds.push('names_swapped')
  }
  if (draft.suffix !== '' && random.chance(rates.suffixMissing)) {
    draft.suffix = ''
    kinds.push('suffix_missing')
  }
  if (random.chance(rates.birthDate)) {
    const wrong = drawWrongBirthDate(birthDate, random)
    draft.birth_date = wrong.text
    kinds.push(wrong.kind)
  }
  if (random.chance(rates.sex)) {
    draft.sex = draft.sex === 'Female' ? 'Male' : 'Female'
    kinds.push('wrong_sex')
  }
  corruptParent(draft, 'parent_1_first', 'parent_1_last', kinds, rates, random)
  corruptParent(draft, 'parent_2_first', 'parent_2_last', kinds, rates, random)
  return kinds
}

function rename(draft: StudentDraft, kinds: ErrorKind[], random: Random): void {
  const nickname = drawNickname(draft.first_name, random)
  const middle = draft.middle_name
  if (nickname !== '' && (middle === '' || random.chance(NICKNAME_SHARE))) {
    draft.first_name = nickname
    kinds.push('nickname')
  } else if (middle !== '') {
    // The first name is dropped or takes the place of the middle name.
    draft.middle_name = random.chance(0.5) ? '' : draft.first_name
    draft.first_name = middle
    kinds.push('middle_in_use')
  }
}

function rearrangeSurnames(draft: StudentDraft, kind: ErrorKind): void {
  const paternal = draft.last_name_1
  const maternal = draft.last_name_2
  draft.last_name_2 = ''
  switch (kind) {
    case 'surname_1_missing':
      draft.last_name_1 = maternal
      break
    case 'surname_moved':
      draft.last_name_1 = `${paternal} ${maternal}`
      break
    case 'surname_hyphenated':
      draft.last_name_1 = `${paternal}-${maternal}`
      break
    case 'surname_joined':
      draft.last_name_1 = `${paternal}${maternal}`.replaceAll(' ', '')
      break
    case 'surname_swapped':
      draft.last_name_1 = maternal
      draft.last_name_2 = paternal
      break
  }
}

function misspellName(draft: StudentDraft, kinds: ErrorKind[], random: Random): void {
  if (random.chance(0.5)) {
    draft.first_name = misspell(draft.first_name, random)
    kinds.push('misspelt_first')
    return
  }
  if (draft.last_name_2 !== '' && random.chance(0.4)) {
    draft.last_name_2 = misspell(draft.last_name_2, random)
  } else {
    draft.last_name_1 = misspell(draft.last_name_1, random)
  }
  kinds.push('misspelt_last')
}

function corruptParent(
  draft: StudentDraft,
  first: 'parent_1_first' | 'parent_2_first',
  last: 'parent_1_last' | 'parent_2_last',
  kinds: ErrorKind[],
  rates: ErrorRates,
  random: Random,
): void {
  if (draft[first] === '') return
  if (random.chance(rates.parentNickname)) {
    const nickname = drawNickname(draft[first], random)
    if (nickname !== '') {
      draft[first] = nickname
      add(kinds, 'parent_nickname')
    }
  }
  if (random.chance(rates.parentMisspelling)) {
    const field = random.chance(0.5) ? first : last
    draft[field] = misspell(draft[field], random)
    add(kinds, 'parent_misspelt')
  }
}

/** Both parents may suffer the same; it is listed once. */
function add(kinds: ErrorKind[], kind: ErrorKind): void {
  if (!kinds.includes(kind)) kinds.push(kind)
}
