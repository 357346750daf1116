import { radixSortBy } from '../records/radix-sort.ts'
import { NumberList } from './growable.ts'
import type { EntrySorter } from './sort-entries.ts'

/** The blocks of one rule before splitting. */
export interface RawBlocks {
  /** Shape `blocks`: the halves of each block's key. */
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** Shape `blocks + 1`: block `b` holds `members[start[b], start[b + 1])`, ascending, distinct. */
  readonly start: Uint32Array
  readonly members: Uint32Array
}

/** Puts raw blocks together from sorted entries. */
export class RawBlocksBuilder {
  readonly #low = new NumberList()
  readonly #high = new NumberList()
  readonly #start = new NumberList()
  readonly #members = new NumberList()

  constructor() {
    this.#start.push(0)
  }

  /** Adds every run of two or more records that share a key, of sorted entries. */
  addRuns({ records, low, high, size }: EntrySorter): void {
    for (let first = 0; first < size; ) {
      const ownLow = low[first]!
      const ownHigh = high[first]!
      let end = first + 1
      while (end < size && low[end] === ownLow && high[end] === ownHigh) end++
      // The sort is stable, so the smallest record stands first and the largest last.
      if (records[first] !== records[end - 1]) {
        this.#low.push(ownLow)
        this.#high.push(ownHigh)
        this.#addMembers(records, first, end)
        this.#start.push(this.#members.size)
      }
      first = end
    }
  }

  /** A record that gave the key twice stands beside itself. */
  #addMembers(records: Uint32Array, first: number, end: number): void {
    const members = this.#members
    let last = -1
    for (let at = first; at < end; at++) {
      const record = records[at]!
      if (record !== last) members.push(record)
      last = record
    }
  }

  /** The blocks, on memory of this thread: cheaper for few; to be called once. */
  take(): RawBlocks {
    return {
      low: this.#low.take(),
      high: this.#high.take(),
      start: this.#start.take(),
      members: this.#members.take(),
    }
  }
}

/**
 * The same blocks in the order of their first members, so that records near one another find their
 * blocks near in memory. Of equal first members the order stays.
 */
export function byFirstMember({ low, high, start, members }: RawBlocks): RawBlocks {
  const first = new Uint32Array(low.length)
  const order = new Uint32Array(low.length)
  for (let block = 0; block < order.length; block++) {
    first[block] = members[start[block]!]!
    order[block] = block
  }
  radixSortBy(order, first)
  const sorted = {
    low: shared(low.length),
    high: shared(low.length),
    start: shared(start.length),
    members: shared(members.length),
  }
  let to = 0
  for (let at = 0; at < order.length; at++) {
    const block = order[at]!
    sorted.low[at] = low[block]!
    sorted.high[at] = high[block]!
    const end = start[block + 1]!
    for (let from = start[block]!; from < end; from++) sorted.members[to++] = members[from]!
    sorted.start[at + 1] = to
  }
  return sorted
}

const shared = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * length))

/** Pairs among so many records. */
export const pairsOf = (records: number): number => (records * (records - 1)) / 2
