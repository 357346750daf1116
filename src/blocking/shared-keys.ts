import type { KeyPart } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { RuleKeys } from './rule-keys.ts'
import { SomeKeys } from './some-keys.ts'
import { EntrySorter } from './sort-entries.ts'
import type { TokenKeyCache } from './token-keys.ts'
import { WordLists } from './word-lists.ts'

/** Leading bits of a key that choose its partition. */
const PARTITION_BITS = 10
const PARTITIONS = 1 << PARTITION_BITS
/** Keys that are held at once, and into how many parts more of them are cut at most. */
const USUALLY_HELD = 1 << 24
const MOST_PARTS = 8
/** Every n-th record tells how many keys there will be. */
const COUNTED = 64

/**
 * Receives a key and its records `records[from, to)`: two or more, ascending, distinct. They are
 * valid until it returns.
 */
export type TakeKey = (
  low: number,
  high: number,
  records: Uint32Array,
  from: number,
  to: number,
) => void

/** Which keys are looked for, and how. */
export interface SharedKeysOptions {
  /** Takes so many of the keys, chosen by the keys themselves; by default all: 1. */
  readonly share?: number
  /** The records to look at, ascending; by default all. */
  readonly among?: Uint32Array
  /** Keys held at once; by default 16 million, or an eighth of them. */
  readonly mostHeld?: number
}

/**
 * Finds the keys that two or more records share, with their records.
 *
 * Keys are written out in partitions by their leading bits, and each partition is sorted where it
 * fits the cache. Of more keys than may be held at once, a part after the other is looked for; which
 * keys are in it is told before they are made.
 *
 * Cost: O(keys), and O(rows) for each part; 12 bytes per key held.
 */
export function sharedKeys(
  key: readonly KeyPart[],
  table: StandardizedTable,
  cache: TokenKeyCache,
  { share = 1, among, mostHeld }: SharedKeysOptions,
  take: TakeKey,
): void {
  const rows = among?.length ?? table.rows
  const sorter = new EntrySorter()
  const all = new RuleKeys(key, table, cache)
  const count = share * (rows / table.rows) * countKeys(all, table.rows)
  const parts = Math.ceil(count / (mostHeld ?? Math.max(USUALLY_HELD, count / MOST_PARTS)))
  for (let part = 0; part < parts; part++) {
    const [from, to] = [(share * part) / parts, (share * (part + 1)) / parts]
    const keys = from === 0 && to === 1 ? all : new SomeKeys(key, table, cache, from, to)
    const held = new WordLists(PARTITIONS)
    for (let row = 0; row < rows; row++) {
      const record = among === undefined ? row : among[row]!
      const { low, high, size } = keys.of(record)
      for (let at = 0; at < size; at++) {
        held.pushEntry(high[at]! >>> (32 - PARTITION_BITS), record, low[at]!, high[at]!)
      }
    }
    for (let list = 0; list < held.lists; list++) {
      sorter.sort(held.gather(list), PARTITION_BITS)
      takeRuns(sorter, take)
    }
  }
}

/** About how many keys there are. */
function countKeys(keys: RuleKeys, rows: number): number {
  let count = 0
  for (let record = 0; record < rows; record += COUNTED) count += keys.of(record).size
  // Never none: one part at least is looked at.
  return 1 + COUNTED * count
}

/** Hands over every run of two or more records that share a key, of sorted entries. */
export function takeRuns(sorter: EntrySorter, take: TakeKey): void {
  const { records, low, high, size } = sorter
  for (let first = 0; first < size; ) {
    const ownLow = low[first]!
    const ownHigh = high[first]!
    let end = first + 1
    // The sort is stable, so the records of a key ascend; one that gave it twice stands beside itself.
    let last = first
    while (end < size && low[end] === ownLow && high[end] === ownHigh) {
      if (records[end] !== records[last]) records[++last] = records[end]!
      end++
    }
    if (last > first) take(ownLow, ownHigh, records, first, last + 1)
    first = end
  }
}
