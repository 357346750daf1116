import type { KeyPart } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { NumberList } from './growable.ts'
import { sharedKeys } from './shared-keys.ts'
import { TokenKeyCache } from './token-keys.ts'

/** Blocks as they are before splitting, each with its key. */
export interface KeyBlocks {
  /** Shape `blocks`: the halves of each block's key. */
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** Shape `blocks + 1`: block `b` holds `members[start[b], start[b + 1])`, ascending, distinct. */
  readonly start: Uint32Array
  readonly members: Uint32Array
}

/** Puts blocks together one by one. */
export class KeyBlocksBuilder {
  readonly #low = new NumberList()
  readonly #high = new NumberList()
  readonly #start = new NumberList()
  readonly #members = new NumberList()

  constructor() {
    this.#start.push(0)
  }

  add(low: number, high: number, records: Uint32Array, from: number, to: number): void {
    this.#low.push(low)
    this.#high.push(high)
    this.#members.pushAll(records, from, to)
    this.#start.push(this.#members.size)
  }

  /** The blocks; to be called once. */
  take(): KeyBlocks {
    return {
      low: this.#low.take(),
      high: this.#high.take(),
      start: this.#start.take(),
      members: this.#members.take(),
    }
  }
}

/**
 * The blocks of a sample of a rule's keys: whole blocks, chosen by their keys alone, so that they
 * are the same for any order of input.
 *
 * @param every - one key in so many; 1: all keys.
 * @param cache - token keys of this table, if there are any already.
 */
export function sampleBlocks(
  key: readonly KeyPart[],
  table: StandardizedTable,
  every: number,
  cache: TokenKeyCache = new TokenKeyCache(table),
): KeyBlocks {
  const blocks = new KeyBlocksBuilder()
  sharedKeys(key, table, cache, { share: 1 / every }, (low, high, records, from, to) =>
    blocks.add(low, high, records, from, to),
  )
  return blocks.take()
}

/** A sample of the blocks of a rule that holds enough pairs. */
export interface PairSample {
  readonly blocks: KeyBlocks
  /** It holds one key in so many. */
  readonly every: number
}

/** A sample begins with the keys of about so many records. */
const FIRST_RECORDS = 1 << 14
/** Where that gives too few pairs, so many times as many keys are taken. */
const MORE = 4

/**
 * As {@link sampleBlocks}, of as many keys as it takes to have so many pairs; all where there are
 * no more.
 *
 * @param wanted - pairs.
 * @param largest - blocks of more records do not count.
 */
export function samplePairs(
  key: readonly KeyPart[],
  table: StandardizedTable,
  wanted: number,
  largest: number,
  cache?: TokenKeyCache,
): PairSample {
  for (let every = Math.max(1, Math.round(table.rows / FIRST_RECORDS)); ; ) {
    const blocks = sampleBlocks(key, table, every, cache)
    if (every === 1 || countPairs(blocks, largest) >= wanted) return { blocks, every }
    every = Math.max(1, Math.floor(every / MORE))
  }
}

/** How many pairs blocks of up to so many records hold. */
export function countPairs({ start }: KeyBlocks, largest: number): number {
  let pairs = 0
  for (let block = 1; block < start.length; block++) {
    const size = start[block]! - start[block - 1]!
    if (size <= largest) pairs += pairsOf(size)
  }
  return pairs
}

/** Pairs among so many records. */
export const pairsOf = (records: number): number => (records * (records - 1)) / 2
