import type { StoreReader } from '../storage/store.ts'
import { generationOf } from './generation.ts'
import { nameOfKey } from './key-columns.ts'
import type { IndexMark } from './match-index.ts'
import { WORDS, wordsSince } from './postings-log.ts'
import { ManifestReader } from './postings-manifest.ts'
import { ROWS, recordOfKey } from './tables.ts'

/** What has changed in an index since it stood at a mark. */
export interface ChangedSince {
  /** Records that came, changed or went. */
  readonly records: ReadonlySet<number>
  /** Of them those that may have been there before. */
  readonly former: ReadonlySet<number>
  /** By name of a key: records that got or lost it, twice the number, and one more if it was lost. */
  readonly keys: ReadonlyMap<number, readonly number[]>
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
  const keys = new Map<number, number[]>()
  for (const words of entries) {
    for (let at = 1; at < words.length; at += WORDS) {
      const [name, code] = [nameOfKey(words[at]!, words[at + 1]!), words[at + 2]!]
      const codes = keys.get(name)
      if (codes === undefined) keys.set(name, [code])
      else codes.push(code)
      records.add(code >>> 1)
      if (code >>> 1 <= last) former.add(code >>> 1)
    }
  }
  return { records, former, keys, last }
}
