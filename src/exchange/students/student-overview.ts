import type { RegistryView } from '../../registry/closure.ts'
import { consolidatedOf } from '../../registry/consolidated.ts'
import { survivorshipOf } from '../../survivorship/survivorship-of.ts'
import { latestPlace, type ToldPlace, toldPlace } from '../msix/latest-place.ts'
import { documentsOf } from '../store/documents-of.ts'

/** As much of a child as a list shows. */
export interface StudentOverview {
  readonly msixId: string
  readonly firstName?: string
  readonly middleName?: string
  readonly lastName1?: string
  readonly lastName2?: string
  readonly suffix?: string
  readonly sex?: string
  /** As the state wrote it, YYYY-MM-DD. */
  readonly birthDate?: string
  /** States that have the child, in the order of the alphabet. */
  readonly states: readonly string[]
  readonly latestPlace?: ToldPlace
}

const SHOWN = {
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName1: 'last_name_1',
  lastName2: 'last_name_2',
  suffix: 'suffix',
  sex: 'sex',
  birthDate: 'birth_date',
} as const

/** @param msixId - of a child that stands, not one that was merged away. */
export function overviewOf(view: RegistryView, msixId: string): StudentOverview {
  const { state, index } = view
  const fields = new Map(
    consolidatedOf(state, msixId, survivorshipOf(index.model)).map(({ field, values }) => [
      field,
      values[0]!.value,
    ]),
  )
  const documents = documentsOf(view, [msixId])
  const place = latestPlace(documents)
  return {
    msixId,
    ...Object.fromEntries(
      Object.entries(SHOWN).flatMap(([name, field]) => {
        const value = fields.get(field)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    states: [...new Set(documents.map((each) => each.state))].sort(),
    ...(place === undefined ? {} : { latestPlace: toldPlace(place) }),
  }
}
