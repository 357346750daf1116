import type { Blocking } from '../model/linkage-model.ts'
import { NumberList } from './growable.ts'
import type { RuleBlocks, VisitBlock } from './rule-blocks.ts'

/** The blocks of one rule before splitting, in order of key. */
export interface RawBlocks {
  /** Shape `blocks`: the halves of each block's key. */
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** Shape `blocks + 1`: block `b` holds `members[start[b], start[b + 1])`, ascending. */
  readonly start: Uint32Array
  readonly members: Uint32Array
}

/** Works out a rule's blocks once; both the limit and the splitting need them. */
export function collectBlocks(blocks: RuleBlocks): RawBlocks {
  const [low, high, start, members] = [1, 2, 3, 4].map(() => new NumberList()) as [
    NumberList,
    NumberList,
    NumberList,
    NumberList,
  ]
  start.push(0)
  blocks.forEachBlock((blockLow, blockHigh, records) => {
    low.push(blockLow)
    high.push(blockHigh)
    members.pushAll(records)
    start.push(members.size)
  })
  return { low: low.view(), high: high.view(), start: start.view(), members: members.view() }
}

/** Visits the blocks in order of key. */
export function forEachRawBlock({ low, high, start, members }: RawBlocks, visit: VisitBlock): void {
  for (let block = 0; block < low.length; block++) {
    visit(low[block]!, high[block]!, members.subarray(start[block]!, start[block + 1]!))
  }
}

/** Pairs among so many records. */
export const pairsOf = (records: number): number => (records * (records - 1)) / 2

/**
 * The largest block limit at which all rules together stay within the pair budget, at most
 * `maxBlockSize`. A block over the limit is taken to cost as much as if cut into parts of it.
 */
export function affordableLimit(
  raw: readonly RawBlocks[],
  blocking: Blocking,
  rows: number,
): number {
  // Blocks up to the least limit are never split, so they are no part of the choice.
  const sizes = new Map<number, number>()
  for (const { start } of raw) {
    for (let block = 0; block + 1 < start.length; block++) {
      const size = start[block + 1]! - start[block]!
      if (size > MIN_LIMIT) sizes.set(size, (sizes.get(size) ?? 0) + 1)
    }
  }
  const budget = blocking.pairsPerRecord * rows
  let limit = blocking.maxBlockSize
  while (limit > MIN_LIMIT) {
    let pairs = 0
    for (const [size, count] of sizes) {
      pairs += count * (size <= limit ? pairsOf(size) : (size * limit) / 2)
    }
    if (pairs <= budget) break
    limit = Math.max(MIN_LIMIT, Math.floor(limit * 0.8))
  }
  return limit
}

const MIN_LIMIT = 8
