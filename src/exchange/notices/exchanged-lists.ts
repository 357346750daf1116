import type { Place } from '../access/roles.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'

/** What states send each other. */
export type ExchangedKind = 'move-notice' | 'data-request' | 'correction'

/** Where something stands: in lists of places, of an account, of a child. */
export interface Listed {
  readonly id: number
  /** What lists are sorted by, the latest first. */
  readonly time: number
  readonly isOpen: boolean
  readonly to: Place
  readonly from: Place
  readonly account?: string
  readonly msixId: string
  /** Day on which it is due, if somebody is to be reminded of it. */
  readonly remind?: number
}

export type ListKey = [list: string, time: number, id: number]

const LISTS = new DocumentTable<{ readonly id: number; readonly time: number }, ListKey>(
  TABLE.exchangedList,
)

export type Direction = 'in' | 'out'

/** Everything that was ever sent to or from a place, or only what is open. */
export function listOfPlace(
  kind: ExchangedKind,
  direction: Direction,
  { state = '', region = '', district = '' }: Place,
  isOpen: boolean,
): string {
  const place = district === '' ? [state, 'region', region] : [state, 'district', district]
  return [kind, direction, ...place, isOpen ? 'open' : 'all'].join(' ')
}

export function listOfAccount(kind: ExchangedKind, account: string, isOpen: boolean): string {
  return [kind, 'account', account, isOpen ? 'open' : 'all'].join(' ')
}

/** Of a child; an id that was merged keeps its list. */
export function listOfStudent(kind: ExchangedKind, msixId: string): string {
  return [kind, 'student', msixId].join(' ')
}

function listToRemind(kind: ExchangedKind): string {
  return `${kind} remind`
}

/** Ids of what is due by a day and was not reminded of, what is due first first. */
export function toRemind(
  app: AppReader,
  kind: ExchangedKind,
  day: number,
  limit: number,
): readonly number[] {
  const found = [...LISTS.range(app, { under: [listToRemind(kind)], limit })]
  return found.filter((it) => it.time <= day).map(({ id }) => id)
}

/** Keeps the lists of one thing, as part of a transaction. */
export function keepLists(
  app: AppWriter,
  kind: ExchangedKind,
  before: Listed | undefined,
  after: Listed,
): void {
  if (before !== undefined) for (const key of keysOf(kind, before)) LISTS.remove(app, ...key)
  const { id } = after
  for (const key of keysOf(kind, after)) LISTS.put(app, { id, time: key[1] }, ...key)
}

/** Ids in a list, the latest first. */
export function pageOfList(
  app: AppReader,
  list: string,
  {
    after,
    limit,
  }: { readonly after: readonly [number, number] | undefined; readonly limit: number },
): { readonly ids: readonly number[]; readonly next?: readonly [number, number] } {
  const range = { under: [list], reverse: true, limit: limit + 1 }
  const found = [
    ...LISTS.range(app, after === undefined ? range : { ...range, after: [list, ...after] }),
  ]
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const ids = page.map(({ id }) => id)
  return found.length > limit && last !== undefined ? { ids, next: [last.time, last.id] } : { ids }
}

/** Ids of all that was ever sent about a child, under this very id. */
export function everOfStudent(app: AppReader, kind: ExchangedKind, msixId: string): number[] {
  return Array.from(LISTS.range(app, { under: [listOfStudent(kind, msixId)] }), ({ id }) => id)
}

function keysOf(kind: ExchangedKind, listed: Listed): ListKey[] {
  const { id, time, isOpen, to, from, account, msixId, remind } = listed
  const lists = [true, false]
    .filter((open) => isOpen || !open)
    .flatMap((open) => [
      ...areasOf(to).map((place) => listOfPlace(kind, 'in', place, open)),
      ...areasOf(from).map((place) => listOfPlace(kind, 'out', place, open)),
      ...(account === undefined ? [] : [listOfAccount(kind, account, open)]),
    ])
  const keys = [...lists, listOfStudent(kind, msixId)].map((list): ListKey => [list, time, id])
  return remind === undefined ? keys : [...keys, [listToRemind(kind), remind, id]]
}

/** The place and those that it lies within. */
function areasOf({ state = '', region, district }: Place): Place[] {
  return [
    { state },
    ...(region === undefined ? [] : [{ state, region }]),
    ...(district === undefined ? [] : [{ state, district }]),
  ]
}
