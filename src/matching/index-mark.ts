import type { StoreReader } from '../storage/store.ts'
import { generationOf } from './generation.ts'
import type { IndexMark } from './match-index.ts'
import { WORDS, wordsSince } from './postings-log.ts'
import { ManifestReader } from './postings-manifest.ts'
import { RecentPostings } from './recent-postings.ts'
import { ROWS, recordOfKey } from './tables.ts'

/** What has changed in an index since it stood at a mark. */
export interface ChangedSince {
  /** Records that came, changed or went. */
  readonly records: ReadonlySet<number>
  /** Of them those that may have been there before. */
  readonly former: ReadonlySet<number>
  /** Which records got or lost which keys. */
  readonly postings: RecentPostings
  /** Records with higher numbers came since. */
  readonly last: number
}

/** Where an index stands now. */
export function markOf(reader: StoreReader): IndexMark {
  const { to, tag } = new ManifestReader().read(reader).log
  const [row] = reader.range(ROWS, { reverse: true, limit: 1 })
  const last = row === undefined ? 0 : recordOfKey(row[0])
  return { generation: generationOf(reader), to, tag, last }
}

/**
 * What has changed since. The log of postings tells it: every record that changes and can be found at
 * all leaves a posting there. Its tags tell whether the mark was ever reached: what was seen in a
 * transaction that came to nothing was not.
 *
 * @returns undefined if nobody can tell any more, or the mark is of another index.
 */
export function changedSince(reader: StoreReader, mark: IndexMark): ChangedSince | undefined {
  if (mark.generation !== generationOf(reader)) return undefined
  const entries = wordsSince(reader, new ManifestReader().read(reader), mark)
  if (entries === undefined) return undefined
  const { last } = mark
  const [records, former] = [new Set<number>(), new Set<number>()]
  const postings = new RecentPostings()
  let before = -1
  for (const words of entries) {
    for (let at = 1; at < words.length; at += WORDS) {
      const code = words[at + 2]!
      postings.add(words[at]!, words[at + 1]!, code)
      // Those of a record stand side by side.
      if (code >>> 1 === before) continue
      before = code >>> 1
      records.add(before)
      if (before <= last) former.add(before)
    }
  }
  return { records, former, postings, last }
}
