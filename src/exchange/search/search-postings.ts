import { KeyColumns } from '../../matching/key-columns.ts'
import type { MatchIndex } from '../../matching/match-index.ts'
import { PostingChanges } from '../../matching/posting-changes.ts'
import { Postings } from '../../matching/postings.ts'
import type { PostingsReader, PostingsWriter } from '../../matching/postings-keys.ts'
import { POSTINGS } from '../../matching/tables.ts'
import { hashHigh, hashString } from '../../records/hash.ts'
import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { SearchTerm } from './search-terms.ts'

/** Long lists that are remembered: as many as there are years and days on which people were born. */
const MOST_LISTS = 512

/**
 * Which records of the registry a term leads to. The same structure as blocking’s own postings, among
 * the exchange’s keys: made for many small writes and for lists read at one go.
 */
interface TermPostings {
  readonly postings: Postings
  /** Long lists as of a state of the postings. */
  readonly lists: Map<SearchTerm, { readonly version: object; readonly records: Uint32Array }>
}

const OF_THREAD = new WeakMap<MatchIndex, TermPostings>()

/** There is one index for each model, store and thread; what is in memory goes with it. */
function ofThread(index: MatchIndex): TermPostings {
  let own = OF_THREAD.get(index)
  if (own === undefined) {
    own = { postings: new Postings(), lists: new Map() }
    OF_THREAD.set(index, own)
  }
  return own
}

/** Where to look. */
export interface SearchView {
  readonly index: MatchIndex
  readonly app: AppReader
}

/** Numbers of the records that each term leads to, ascending. */
export function recordsOf(
  { index, app }: SearchView,
  terms: readonly SearchTerm[],
): readonly Uint32Array[] {
  const keys = new KeyColumns()
  for (const term of terms) {
    const low = hashString(term)
    keys.push(low, hashHigh)
  }
  const { start, records } = ofThread(index).postings.find(readerOver(app), keys)
  return terms.map((_, at) => records.slice(start[at]!, start[at + 1]!))
}

/** The same for one term of which many records have it: remembered until something is written. */
export function longListOf(view: SearchView, term: SearchTerm): Uint32Array {
  const { postings, lists } = ofThread(view.index)
  const version = postings.version(readerOver(view.app))
  const known = lists.get(term)
  if (known?.version === version) return known.records
  const [records] = recordsOf(view, [term])
  if (lists.size >= MOST_LISTS) lists.clear()
  lists.set(term, { version, records: records! })
  return records!
}

/** A record that other terms lead to from now on; keys as `found-by.ts` makes them. */
export interface TermChange {
  readonly record: number
  readonly before: Uint32Array
  readonly after: Uint32Array
}

/** Says which terms lead to records from now on. All that a transaction brings at once costs least. */
export function changeTerms(
  { index, app }: { readonly index: MatchIndex; readonly app: AppWriter },
  changed: readonly TermChange[],
): void {
  const changes = new PostingChanges()
  for (const { record, before, after } of changed) {
    eachOther(after, before, (low, high) => changes.add(low, high, record))
    eachOther(before, after, (low, high) => changes.remove(low, high, record))
  }
  if (changes.keys.count > 0) ofThread(index).postings.change(writerOver(app), changes)
}

/** Tells the keys that are not among others. */
function eachOther(
  keys: Uint32Array,
  others: Uint32Array,
  tell: (low: number, high: number) => void,
): void {
  for (let at = 0; at < keys.length; at += 2) {
    const [low, high] = [keys[at]!, keys[at + 1]!]
    if (!hasKey(others, low, high)) tell(low, high)
  }
}

/** A student has some forty keys. */
function hasKey(keys: Uint32Array, low: number, high: number): boolean {
  for (let at = 0; at < keys.length; at += 2) {
    if (keys[at] === low && keys[at + 1] === high) return true
  }
  return false
}

function readerOver(app: AppReader): PostingsReader {
  return { get: (table, key) => app.get(ownKey(table, key)) }
}

function writerOver(app: AppWriter): PostingsWriter {
  return {
    ...readerOver(app),
    put: (table, key, value) => app.put(ownKey(table, key), value),
    remove: (table, key) => app.remove(ownKey(table, key)),
  }
}

function ownKey(table: string, key: Uint8Array): Uint8Array {
  const own = new Uint8Array(2 + key.length)
  own[0] = TABLE.searchPosting
  own[1] = table === POSTINGS ? 1 : 0
  own.set(key, 2)
  return own
}
