import { isLater, type LatestPlace, latestPlace } from '../msix/latest-place.ts'
import { toldDay } from '../msix/told-value.ts'
import type { AppReader } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { StudentDocument } from '../student-document.ts'

/** As much of what a state says of a student as a list of children shows: small, as many are read. */
export interface RecordCard {
  readonly state: string
  readonly names: CardNames
  readonly place?: LatestPlace
}

export interface CardNames {
  readonly firstName?: string
  readonly middleName?: string
  readonly lastName1?: string
  readonly lastName2?: string
  readonly suffix?: string
  readonly sex?: string
  /** YYYY-MM-DD */
  readonly birthDate?: string
}

/** By number of the record. */
export const CARDS: DocumentTable<RecordCard, [record: number]> = new DocumentTable(
  TABLE.searchCard,
)

export function cardOf(
  state: string,
  stateStudentId: string,
  document: StudentDocument,
): RecordCard {
  const { values = {} } = document.records.find(({ kind }) => kind === 'demographics') ?? {}
  const { firstName, middleName, lastName1, lastName2, suffix, sex, birthDate } = values
  const place = latestPlace([{ state, stateStudentId, document }])
  const names = {
    firstName,
    middleName,
    lastName1,
    lastName2,
    suffix,
    sex,
    birthDate: birthDate === undefined ? undefined : toldDay(birthDate),
  }
  return {
    state,
    names: Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined)),
    ...(place === undefined ? {} : { place }),
  }
}

/** The newest place of several records. */
export function newestPlace(cards: readonly RecordCard[]): LatestPlace | undefined {
  const places = cards.flatMap(({ place }) => place ?? [])
  return places.reduce<LatestPlace | undefined>(
    (newest, place) => (newest === undefined || isLater(place, newest) ? place : newest),
    undefined,
  )
}

export function cardsOf(app: AppReader, records: readonly number[]): RecordCard[] {
  return records.flatMap((record) => CARDS.get(app, record) ?? [])
}
