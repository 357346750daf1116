import { NumberList } from './growable.ts'
import type { EntrySorter } from './sort-entries.ts'

/** The blocks of one rule before splitting, in order of key. */
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

  /** The blocks, on shared memory; to be called once. */
  takeShared(): RawBlocks {
    return {
      low: this.#low.takeShared(),
      high: this.#high.takeShared(),
      start: this.#start.takeShared(),
      members: this.#members.takeShared(),
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

/** Pairs among so many records. */
export const pairsOf = (records: number): number => (records * (records - 1)) / 2
