import type { Blocking } from '../model/linkage-model.ts'
import { pairsOf, type RawBlocks } from './raw-blocks.ts'

/** Blocks up to this size are never split, and parts are not made smaller. */
export const MIN_LIMIT = 8

/** What is over-full, and how small it is cut. */
export interface BlockLimits {
  /** A block with more records is split. */
  readonly limit: number
  /** Records in a part of a block that is cut by hash; at most `limit`. */
  readonly part: number
}

/**
 * Into how many parts a block over the limit is cut by hash. One that is little over it is cut
 * into few, whatever `part` says: no more pairs need go than bring it down to a block at the limit.
 */
export function partsOf(size: number, { limit, part }: BlockLimits): number {
  return Math.ceil(size / Math.max(part, (limit * limit) / size))
}

/**
 * Guesses, from a histogram of block sizes, the largest block limit at which all rules together
 * stay within the pair budget, at most `maxBlockSize`. Hopeful: what a finer key leaves can't be
 * told from sizes. Blocks are then really split, and {@link lowerLimits} goes on from there.
 */
export function guessLimits(
  raw: readonly RawBlocks[],
  blocking: Blocking,
  rows: number,
): BlockLimits {
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
    let cost = 0
    for (const [size, count] of sizes) {
      const part = Math.max(MIN_LIMIT, (limit * limit) / size)
      cost += count * (size <= limit ? pairsOf(size) : (size * part) / 2)
    }
    if (cost <= budget) break
    limit = atLeast(limit * 0.8)
  }
  return { limit, part: limit }
}

/**
 * The limits to try after some that cost too much. Parts cut by hash shrink first: their pairs are
 * picked by chance, where those of a block share a key. Only then does the limit, which spares the
 * blocks of a whole file from one value that too many of its records share.
 *
 * @param cost - pairs that the limits led to; `cut` of them in parts cut by hash.
 */
export function lowerLimits(
  { limit, part }: BlockLimits,
  budget: number,
  cost: number,
  cut: number,
): BlockLimits {
  // Pairs of a cut block go with the size of its parts, nearly.
  const spared = cut - (cost - budget)
  const wanted = spared > 0 ? atLeast(part * Math.min(0.9, spared / cut)) : MIN_LIMIT
  if (wanted < part && spared > 0) return { limit, part: wanted }
  // Pairs of all blocks fall much more slowly than the limit does.
  const lower = atLeast(limit * Math.min(0.9, (budget / cost) ** 2))
  return { limit: lower, part: MIN_LIMIT }
}

const atLeast = (limit: number): number => Math.max(MIN_LIMIT, Math.floor(limit))
