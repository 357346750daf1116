import type { KeptRecord } from '../student-document.ts'
import type { StateDocument } from './consolidated-record.ts'
import { toldDay } from './told-value.ts'

/** Where a child is at school, or lives, as far as the newest enrollment tells. */
export interface LatestPlace {
  readonly state: string
  /** NCES district, 7 digits; else the first 7 of the school’s id, else that of the residence. */
  readonly district?: string
  /** NCES school, 12 digits. */
  readonly school?: string
  /** The date that makes it the newest, YYYYMMDD; `''` if no enrollment has one. */
  readonly date: string
}

/** The same as it is told. */
export interface ToldPlace extends Omit<LatestPlace, 'date'> {
  /** The date that makes it the newest, YYYY-MM-DD; absent if no enrollment has one. */
  readonly date?: string
}

const DATES = [
  'enrollmentDate',
  'residencyDate',
  'residencyVerificationDate',
  'withdrawalDate',
] as const

/**
 * The place of the enrollment with the latest date of all states’ documents; of a state without
 * enrollments the state alone. Ties go to the state last in the alphabet, so that the order of the
 * documents does not matter.
 *
 * @returns undefined if no state has the child any more.
 */
export function latestPlace(documents: readonly StateDocument[]): LatestPlace | undefined {
  let latest: LatestPlace | undefined
  for (const { state, document } of documents) {
    if (document.deleted === true) continue
    const places = document.records
      .filter(({ kind }) => kind === 'enrollment')
      .map((record) => placeOf(state, record))
    for (const place of [{ state, date: '' }, ...places]) {
      if (latest === undefined || isLater(place, latest)) latest = place
    }
  }
  return latest
}

export function toldPlace({ date, ...where }: LatestPlace): ToldPlace {
  return { ...where, ...(date === '' ? {} : { date: toldDay(date) }) }
}

function placeOf(state: string, { values }: KeptRecord): LatestPlace {
  const { districtId, schoolId, districtOfResidence } = values
  const district = districtId ?? schoolId?.slice(0, 7) ?? districtOfResidence
  const date = DATES.map((name) => values[name] ?? '').reduce((a, b) => (b > a ? b : a))
  return {
    state,
    ...(district === undefined ? {} : { district }),
    ...(schoolId === undefined ? {} : { school: schoolId }),
    date,
  }
}

/** Is a place the newer of two, or as new and not before it in the order of the alphabet? */
export function isLater(place: LatestPlace, than: LatestPlace): boolean {
  return sortKey(place) >= sortKey(than)
}

function sortKey({ date, state, district = '', school = '' }: LatestPlace): string {
  return [date, state, district, school].join(' ')
}
