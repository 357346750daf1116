import type { KeySource } from './rule-keys.ts'
import { EntrySorter } from './sort-entries.ts'
import { WordLists } from './word-lists.ts'

/** Leading bits of a key that choose its partition. */
const PARTITION_BITS = 10
const PARTITIONS = 1 << PARTITION_BITS
/** Keys held at once; where there are more, they are worked out again for each part of them. */
const MOST_HELD = 1 << 24
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

/**
 * Finds the keys that two or more records share, with their records; in the order of keys.
 *
 * Keys are written out in partitions by their leading bits, and each partition is sorted where it
 * fits the cache.
 *
 * @param mostHeld - keys held at once.
 *
 * Cost: O(keys); 12 bytes per key, at most some 200 MB.
 */
export function sharedKeys(
  keys: KeySource,
  rows: number,
  take: TakeKey,
  mostHeld: number = MOST_HELD,
): void {
  const sorter = new EntrySorter()
  const parts = Math.ceil(countKeys(keys, rows) / mostHeld)
  for (let part = 0; part < parts; part++) {
    const first = Math.floor((PARTITIONS * part) / parts)
    const end = Math.floor((PARTITIONS * (part + 1)) / parts)
    const held = new WordLists(end - first)
    for (let record = 0; record < rows; record++) {
      const { low, high, size } = keys.of(record)
      for (let at = 0; at < size; at++) {
        const list = (high[at]! >>> (32 - PARTITION_BITS)) - first
        if (list < 0 || list >= held.lists) continue
        held.pushEntry(list, record, low[at]!, high[at]!)
      }
    }
    for (let list = 0; list < held.lists; list++) {
      sorter.sort(held.gather(list), PARTITION_BITS)
      takeRuns(sorter, take)
    }
  }
}

/** About how many keys there are. */
function countKeys(keys: KeySource, rows: number): number {
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
