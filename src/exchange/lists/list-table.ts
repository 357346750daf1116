import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { ExchangeView } from '../exchange.ts'
import { overviewOf, type StudentOverview } from '../students/student-overview.ts'
import { LIST_ENTRIES, type ListEntry } from './saved-list.ts'
import { standingFlags } from './student-flag.ts'

/** A child on a list as it is now. */
export interface ListedChild extends ListEntry {
  /** Under the id that it has now. */
  readonly child: StudentOverview
  readonly flags: readonly string[]
}

/** Children of a list by their ids, a page of them. */
export function listedChildren(
  view: ExchangeView,
  list: string,
  { limit, after }: { readonly limit: number; readonly after?: string },
): { readonly children: readonly ListedChild[]; readonly next?: string } {
  const entries = [
    ...LIST_ENTRIES.range(view.app, {
      under: [list],
      limit: limit + 1,
      ...(after === undefined ? {} : { after: [list, after] as const }),
    }),
  ]
  const children = entries.slice(0, limit).map((entry): ListedChild => {
    const { person } = resolvePerson(view.state, entry.msixId).person
    return {
      ...entry,
      child: overviewOf(view, person),
      flags: standingFlags(view, person).map(({ kind }) => kind),
    }
  })
  return { children, ...(entries.length > limit ? { next: children.at(-1)!.msixId } : {}) }
}

const COLUMNS: readonly { readonly name: string; readonly width: number }[] = [
  { name: 'msix_id', width: 14 },
  { name: 'first_name', width: 18 },
  { name: 'middle_name', width: 18 },
  { name: 'last_name_1', width: 18 },
  { name: 'last_name_2', width: 18 },
  { name: 'birth_date', width: 12 },
  { name: 'sex', width: 10 },
  { name: 'states', width: 14 },
  { name: 'latest_state', width: 12 },
  { name: 'latest_district', width: 14 },
  { name: 'latest_school', width: 16 },
  { name: 'flags', width: 20 },
  { name: 'note', width: 40 },
]
export const LIST_COLUMNS: typeof COLUMNS = COLUMNS

/** A child as a row under {@link LIST_COLUMNS}. */
export function listRow({ child, flags, note }: ListedChild): string[] {
  const { latestPlace } = child
  return [
    child.msixId,
    child.firstName ?? '',
    child.middleName ?? '',
    child.lastName1 ?? '',
    child.lastName2 ?? '',
    child.birthDate ?? '',
    child.sex ?? '',
    child.states.join(' '),
    latestPlace?.state ?? '',
    latestPlace?.district ?? '',
    latestPlace?.school ?? '',
    flags.join(' '),
    note,
  ]
}
