import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { RecordState } from '../../ledger/state.ts'
import type { ExchangeView } from '../exchange.ts'
import { toldPlace } from '../msix/latest-place.ts'
import { readStudent } from '../store/student-store.ts'
import { overviewOf, type StudentOverview } from '../students/student-overview.ts'
import { filterSet, findFar, findNear } from './find-candidates.ts'
import { fits } from './fits-filters.ts'
import { agreesInAll, inOneOrder, type RankedChild, rankChildren } from './rank-children.ts'
import { CARDS, cardsOf, newestPlace } from './record-card.ts'
import { firstFrom, isIn } from './record-sets.ts'
import { recordsOf } from './search-postings.ts'
import { canRank, type SearchQuery } from './search-query.ts'
import { TERM } from './search-terms.ts'
import type { SearchRange } from './searching.ts'

/** A child that was found. */
export interface FoundChild extends StudentOverview {
  /** Bits of match weight of its best record; absent where nothing was asked that ranks. */
  readonly score?: number
  /** How each field that was asked for compares. */
  readonly agreement?: RankedChild['fields']
}

/**
 * Where a page begins. Ranked children come by falling weight, kept as its distance from {@link TOP}
 * so that it is positive; others in the order of their records, whose number it is.
 */
export type SearchCursor = readonly [position: number, msixId: string]

export interface SearchPage {
  readonly children: readonly FoundChild[]
  /** Absent on the last page. */
  readonly next?: SearchCursor
  /**
   * Whether all was looked at that the query leads to. If not there is more than what can be paged
   * through: another field narrows it.
   */
  readonly complete: boolean
}

/** No record weighs as much. */
const TOP = 1000
/** Records that one page of children goes through at most. */
const MOST_PASSED = 2000

/** Looks for children; one page of them. */
export function searchStudents(
  view: ExchangeView,
  query: SearchQuery,
  { limit, after }: SearchRange,
): SearchPage {
  if (query.id !== undefined) return ranked(view, query, byId(view, query), limit, after)
  return canRank(query) ? searched(view, query, limit, after) : listed(view, query, limit, after)
}

function searched(
  view: ExchangeView,
  query: SearchQuery,
  limit: number,
  after: SearchCursor | undefined,
): SearchPage {
  const near = findNear(view, query)
  const children = rankChildren(view, query, near.records)
  if (children.some(agreesInAll)) {
    return { ...ranked(view, query, children, limit, after), complete: near.complete }
  }
  const far = findFar(view, query, near)
  const all = inOneOrder(children, rankChildren(view, query, far.records))
  return { ...ranked(view, query, all, limit, after), complete: far.complete }
}

/** The page of children that are ranked already; they are looked at no further than it goes. */
function ranked(
  view: ExchangeView,
  query: SearchQuery,
  children: readonly RankedChild[],
  limit: number,
  after: SearchCursor | undefined,
): SearchPage {
  const shown: FoundChild[] = []
  let last: SearchCursor | undefined
  for (const child of children) {
    const position: SearchCursor = [TOP - child.weight, child.msixId]
    if (after !== undefined && compare(position, after) <= 0) continue
    if (!child.records.some((record) => doesFit(view, query, record))) continue
    if (shown.length === limit) return { children: shown, next: last!, complete: true }
    const score = canRank(query)
      ? { score: Math.round(child.weight * 100) / 100, agreement: child.fields }
      : {}
    shown.push({ ...shownAs(view, child), ...score })
    last = position
  }
  return { children: shown, complete: true }
}

/** The child under the names of its record that fits best, with the states and places of all. */
function shownAs({ state, app }: ExchangeView, { msixId, best }: RankedChild): StudentOverview {
  const { members } = state.person(msixId)!
  const cards = cardsOf(app, members)
  const place = newestPlace(cards)
  return {
    msixId,
    ...(members.length === 1 ? cards[0] : CARDS.get(app, best))?.names,
    states: [...new Set(cards.map((card) => card.state))].sort(),
    ...(place === undefined ? {} : { latestPlace: toldPlace(place) }),
  }
}

function compare([a, x]: SearchCursor, [b, y]: SearchCursor): number {
  if (a !== b) return a - b
  if (x === y) return 0
  return x < y ? -1 : 1
}

/** Children of an id: one, or those of several states that use the same. */
function byId(view: ExchangeView, query: SearchQuery): readonly RankedChild[] {
  const { state } = view
  const { type, value, state: of } = query.id!
  const persons = new Set<string>()
  const addRecord = (number: number | undefined): void => {
    const person = number === undefined ? undefined : state.record(number)?.person
    if (person !== undefined) persons.add(person)
  }
  if (type === 'msix' && state.person(value) !== undefined) {
    persons.add(resolvePerson(state, value).person.person)
  } else if (type === 'state' && of !== undefined) addRecord(state.recordOf(of, value))
  else if (type === 'alternate') {
    for (const number of recordsOf(view, [TERM.alternateId(value)])[0]!) {
      if (of === undefined || state.record(number)?.source === of) addRecord(number)
    }
  }
  const members = [...persons].flatMap((person) => state.person(person)!.members)
  return rankChildren(view, query, members, true)
}

/** Children of what an index lists, in the order of their records. */
function listed(
  view: ExchangeView,
  query: SearchQuery,
  limit: number,
  after: SearchCursor | undefined,
): SearchPage {
  const { state } = view
  const records = filterSet(view, query)!
  const shown: FoundChild[] = []
  let at = after === undefined ? 0 : firstFrom(records, after[0] + 1, 0)
  const end = Math.min(records.length, at + MOST_PASSED)
  for (; at < end && shown.length < limit; at++) {
    const record = state.record(records[at]!)
    if (record?.person === undefined || !doesFit(view, query, record)) continue
    // A child stands where the first of its records does.
    const { members } = state.person(record.person)!
    if (members.some((member) => member < record.record && isIn(records, member))) continue
    shown.push(overviewOf(view, record.person))
  }
  const next: SearchCursor = [records[at - 1] ?? 0, '']
  return { children: shown, complete: true, ...(at < records.length ? { next } : {}) }
}

function doesFit(view: ExchangeView, query: SearchQuery, { source, id }: RecordState): boolean {
  return fits(query, source, () => readStudent(view.reader, source, id))
}
