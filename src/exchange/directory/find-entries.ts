import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import {
  DIRECTORY,
  DIRECTORY_KINDS,
  type DirectoryEntry,
  type DirectoryKey,
  type DirectoryKind,
  keyOfEntry,
} from './directory-entry.ts'
import { entryAt } from './place-of-district.ts'

/** Scope: a state, or `*` for all; then a name from one of its words on. */
type NameKey = [scope: string, words: string, ...key: DirectoryKey]

const BY_NAME: DocumentTable<NameKey, NameKey> = new DocumentTable(TABLE.directoryByName)

/** What is looked for; all that is given must hold. */
export interface DirectoryQuery {
  readonly kind?: DirectoryKind | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly district?: string | undefined
  /** The beginning of the name, or of one of its words; accents and capitals do not count. */
  readonly name?: string | undefined
  /** Entries as they are at this time, in milliseconds since 1970. */
  readonly at: number
}

/** A page of entries. */
export interface DirectoryPage {
  readonly items: readonly DirectoryEntry[]
  /** Where the next page begins; a page may be short, or even empty, and yet not the last. */
  readonly next?: readonly string[]
}

/** Entries that one page looks at, so that a filter that nothing passes costs little. */
const LOOKED_AT = 2_000

/** A key has room for no more. */
const NAME_LENGTH = 60

/** Kinds in the order of keys. */
const KINDS = [...DIRECTORY_KINDS].sort()

/** Keeps an entry, in place of that of the same id and day, if there is one. */
export function putEntry(app: AppWriter, entry: DirectoryEntry): void {
  const key = keyOfEntry(entry)
  const before = DIRECTORY.get(app, ...key)
  if (before !== undefined) for (const name of namesOf(before)) BY_NAME.remove(app, ...name)
  DIRECTORY.put(app, entry, ...key)
  for (const name of namesOf(entry)) BY_NAME.put(app, name, ...name)
}

/** Entries by name where one is asked for, else by kind, state and id. */
export function findEntries(
  app: AppReader,
  query: DirectoryQuery,
  { after, limit }: { readonly after: readonly string[] | undefined; readonly limit: number },
): DirectoryPage {
  const found = query.name === undefined ? byKind(app, query, after) : byName(app, query, after)
  const items: DirectoryEntry[] = []
  let looked = 0
  for (const { key, entry } of found) {
    if (fits(app, entry, query)) items.push(entry)
    if (items.length === limit || ++looked === LOOKED_AT) return { items, next: key }
  }
  return { items }
}

interface Found {
  readonly key: readonly string[]
  readonly entry: DirectoryEntry
}

function* byKind(
  app: AppReader,
  { kind, state }: DirectoryQuery,
  after: readonly string[] | undefined,
): Generator<Found> {
  for (const each of kind === undefined ? KINDS : [kind]) {
    if (after !== undefined && each < after[0]!) continue
    const range = {
      under: state === undefined ? [each] : [each, state],
      ...(after !== undefined && each === after[0] ? { after: after as DirectoryKey } : {}),
    }
    for (const entry of DIRECTORY.range(app, range)) yield { key: keyOfEntry(entry), entry }
  }
}

function* byName(
  app: AppReader,
  { state, name = '' }: DirectoryQuery,
  after: readonly string[] | undefined,
): Generator<Found> {
  const scope = state ?? '*'
  const wanted = folded(name).slice(0, NAME_LENGTH)
  const first: NameKey = [scope, wanted, '' as DirectoryKind, '', '', '']
  const range = { under: [scope], after: (after as NameKey | undefined) ?? first }
  for (const key of BY_NAME.range(app, range)) {
    const [, words, ...entryKey] = key
    if (!words.startsWith(wanted)) return
    const entry = DIRECTORY.get(app, ...entryKey)
    if (entry === undefined) continue
    // Once, where several words of its name begin so.
    const first = wordsOf(entry.name)
      .filter((each) => each.startsWith(wanted))
      .sort()[0]
    if (first === words) yield { key, entry }
  }
}

function fits(
  app: AppReader,
  entry: DirectoryEntry,
  { kind, state, region, district, at }: DirectoryQuery,
): boolean {
  return (
    (kind === undefined || kind === entry.kind) &&
    (state === undefined || state === entry.state) &&
    (region === undefined || region === (entry.kind === 'region' ? entry.id : entry.region)) &&
    (district === undefined ||
      district === (entry.kind === 'district' ? entry.id : entry.district)) &&
    entryAt(app, entry, at)?.since === entry.since
  )
}

function namesOf(entry: DirectoryEntry): NameKey[] {
  const key = keyOfEntry(entry)
  return [entry.state, '*'].flatMap((scope) =>
    wordsOf(entry.name).map((words): NameKey => [scope, words, ...key]),
  )
}

/** A folded name from each of its words on: `laredo isd`, `isd`. */
function wordsOf(name: string): string[] {
  const words = folded(name).split(' ')
  return words.map((_, at) => words.slice(at).join(' ').slice(0, NAME_LENGTH))
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
