import type { StoreReader } from '../storage/store.ts'
import { generationOf } from './generation.ts'
import { nameOfKey } from './key-columns.ts'
import type { IndexMark } from './match-index.ts'
import { WORDS, wordsSince } from './postings-log.ts'
import { ManifestReader } from './postings-manifest.ts'

/** What has changed in an index since it stood at a mark. */
export interface ChangedSince {
  /** Records that came, changed or went. */
  readonly records: ReadonlySet<number>
  /** Keys that records got or lost, by name. */
  readonly keys: ReadonlySet<number>
}

/** Where an index stands now. */
export function markOf(reader: StoreReader): IndexMark {
  const { to, tag } = new ManifestReader().read(reader).log
  return { generation: generationOf(reader), to, tag }
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
  const [records, keys] = [new Set<number>(), new Set<number>()]
  for (const words of entries) {
    for (let at = 1; at < words.length; at += WORDS) {
      keys.add(nameOfKey(words[at]!, words[at + 1]!))
      records.add(words[at + 2]! >>> 1)
    }
  }
  return { records, keys }
}
