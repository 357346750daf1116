import type { BlockingRule } from '../model/linkage-model.ts'
import { MIN_LIMIT } from './block-limit.ts'
import type { FinerBlocks } from './finer-blocks.ts'
import { Overfull } from './overfull.ts'
import { pairsOf, type RawBlocks } from './raw-blocks.ts'
import { splitBlocks } from './split-blocks.ts'

/** The blocks of all rules before splitting, and what they are split by. */
export interface UnsplitBlocks {
  readonly rules: readonly BlockingRule[]
  readonly raw: readonly RawBlocks[]
  readonly finer: readonly FinerBlocks[]
  readonly tieHash: Uint32Array
}

/** About so many records of over-full blocks are split to judge a limit: some tens of milliseconds. */
const SAMPLE_RECORDS = 200_000
/** Blocks this many times over the limit are few and weigh much: all are in the sample. */
const HUGE = 16
/** A sample errs: aim this much below the budget, or all blocks are split for nothing. */
const AIM = 0.98

/**
 * Finds about the largest block limit, at most `most`, at which all blocks together hold no more
 * pairs than the budget. What whole blocks cost follows from their sizes; what splitting leaves of
 * the others no size tells, so a sample of them, picked by their keys, is really split.
 *
 * Cost: one look at every block and about 7 splits of the sample; less where `most` will do.
 */
export function findLimit(unsplit: UnsplitBlocks, most: number, budget: number): number {
  const sizes = sizesOf(unsplit.raw)
  const fits = (limit: number): boolean => holds(unsplit, sizes, limit, budget)
  if (most <= MIN_LIMIT || fits(most)) return most
  let [low, high] = [MIN_LIMIT, most]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** How many blocks there are of each size. */
function sizesOf(raw: readonly RawBlocks[]): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const { start } of raw) {
    for (let block = 0; block + 1 < start.length; block++) {
      const size = start[block + 1]! - start[block]!
      sizes.set(size, (sizes.get(size) ?? 0) + 1)
    }
  }
  return sizes
}

/** Do all blocks hold no more pairs than the budget, as far as a sample tells? */
function holds(
  { rules, raw, finer, tieHash }: UnsplitBlocks,
  sizes: ReadonlyMap<number, number>,
  limit: number,
  budget: number,
): boolean {
  let pairs = 0
  let members = 0
  for (const [size, count] of sizes) {
    if (size <= limit) pairs += count * pairsOf(size)
    else if (size <= limit * HUGE) members += count * size
  }
  const every = Math.max(1, Math.round(members / SAMPLE_RECORDS))
  const aim = every > 1 ? AIM * budget : budget
  for (let rule = 0; rule < rules.length && pairs <= aim; rule++) {
    const sampled: number[] = []
    const huge: number[] = []
    const { low, start } = raw[rule]!
    for (let block = 0; block < low.length; block++) {
      const size = start[block + 1]! - start[block]!
      if (size <= limit) continue
      if (size > limit * HUGE) huge.push(block)
      else if (low[block]! % every === 0) sampled.push(block)
    }
    for (const [blocks, weight] of [[huge, 1] as const, [sampled, every] as const]) {
      if (blocks.length === 0) continue
      const sample = someOf(raw[rule]!, blocks)
      const { name } = rules[rule]!
      const overfull = new Overfull(undefined)
      pairs +=
        weight * splitBlocks(name, sample, finer[rule]!, overfull, limit, tieHash).distinctPairs
    }
  }
  return pairs <= aim
}

/** Some of the blocks of a rule. */
function someOf({ low, high, start, members }: RawBlocks, blocks: readonly number[]): RawBlocks {
  const starts = new Uint32Array(blocks.length + 1)
  for (let at = 0; at < blocks.length; at++) {
    starts[at + 1] = starts[at]! + start[blocks[at]! + 1]! - start[blocks[at]!]!
  }
  const taken = new Uint32Array(starts[blocks.length]!)
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    taken.set(members.subarray(start[block]!, start[block + 1]!), starts[at]!)
  }
  return {
    low: Uint32Array.from(blocks, (block) => low[block]!),
    high: Uint32Array.from(blocks, (block) => high[block]!),
    start: starts,
    members: taken,
  }
}
