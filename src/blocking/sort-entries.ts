import { radixSortBy } from '../records/radix-sort.ts'

/** Words of an entry: record, low and high half of its key. */
export const ENTRY = 3

/** Longer runs of one bucket are not left to insertion. */
const LONG = 32
/** Counters that stay in the fastest cache. */
const MOST_BITS = 12

/**
 * Sorts entries by key (high, then low), stably, in memory that it keeps: for parts that fit the
 * cache. The result stands in `records`, `low` and `high` until the next call: the
 * first `size` of each.
 *
 * Keys are hashes, so their leading bits spread them over buckets of one or two entries each;
 * insertion does the rest, and a stable radix sort where many entries share a bucket.
 */
export class EntrySorter {
  records: Uint32Array = new Uint32Array(256)
  low: Uint32Array = new Uint32Array(256)
  high: Uint32Array = new Uint32Array(256)
  size = 0
  readonly #counts = new Uint32Array((1 << MOST_BITS) + 1)

  /**
   * @param entries - of {@link ENTRY} words each.
   * @param skip - leading bits of `high` in which all of them agree; at most 20.
   */
  sort(entries: Uint32Array, skip: number): void {
    const size = entries.length / ENTRY
    this.size = size
    if (size === 0) return
    if (size > this.records.length) {
      const room = size + (size >>> 2)
      this.records = new Uint32Array(room)
      this.low = new Uint32Array(room)
      this.high = new Uint32Array(room)
    }
    const bits = Math.min(MOST_BITS, Math.max(1, 32 - Math.clz32(size)))
    const { records, low, high } = this
    const counts = this.#counts
    const buckets = 1 << bits
    const shift = 32 - bits
    counts.fill(0, 0, buckets + 1)
    for (let at = 0; at < entries.length; at += ENTRY) {
      counts[((entries[at + 2]! << skip) >>> shift) + 1]!++
    }
    for (let bucket = 1; bucket < buckets; bucket++) counts[bucket]! += counts[bucket - 1]!
    for (let at = 0; at < entries.length; at += ENTRY) {
      const key = entries[at + 2]!
      const place = counts[(key << skip) >>> shift]!++
      records[place] = entries[at]!
      low[place] = entries[at + 1]!
      high[place] = key
    }
    // Each counter has moved on to where its bucket ends.
    for (let bucket = 0, start = 0; bucket < buckets; bucket++) {
      const end = counts[bucket]!
      if (end - start > LONG) this.#sortLong(start, end)
      else if (end - start > 1) this.#insert(start, end)
      start = end
    }
  }

  #insert(start: number, end: number): void {
    const { records, low, high } = this
    for (let at = start + 1; at < end; at++) {
      const ownHigh = high[at]!
      const ownLow = low[at]!
      const record = records[at]!
      let place = at
      for (; place > start; place--) {
        const before = high[place - 1]!
        if (before < ownHigh || (before === ownHigh && low[place - 1]! <= ownLow)) break
        records[place] = records[place - 1]!
        low[place] = low[place - 1]!
        high[place] = before
      }
      records[place] = record
      low[place] = ownLow
      high[place] = ownHigh
    }
  }

  #sortLong(start: number, end: number): void {
    const { low, high } = this
    let at = start + 1
    while (at < end && high[at] === high[start] && low[at] === low[start]) at++
    if (at === end) return
    const order = new Uint32Array(end - start)
    for (let index = 0; index < order.length; index++) order[index] = index
    const columns = [this.records, low, high].map((column) => column.slice(start, end))
    const [records, lows, highs] = columns as [Uint32Array, Uint32Array, Uint32Array]
    radixSortBy(order, lows, highs)
    for (let index = 0; index < order.length; index++) {
      this.records[start + index] = records[order[index]!]!
      low[start + index] = lows[order[index]!]!
      high[start + index] = highs[order[index]!]!
    }
  }
}
