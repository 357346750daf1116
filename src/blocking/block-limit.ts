import type { Blocking } from '../model/linkage-model.ts'
import { pairsOf, type RawBlocks } from './raw-blocks.ts'

/** Blocks up to this size are never split. */
export const MIN_LIMIT = 8

/** The next smaller block limit to try. */
export const lowerLimit = (limit: number): number => Math.max(MIN_LIMIT, Math.floor(limit * 0.8))

/**
 * Guesses, from a histogram of block sizes, the largest block limit at which all rules together
 * stay within the pair budget, at most `maxBlockSize`. Blocks are then split for certain, and the
 * limit lowered further if they cost more: what a finer key leaves can't be told from sizes.
 */
export function guessLimit(raw: readonly RawBlocks[], blocking: Blocking, rows: number): number {
  const hashed = new Map<number, number>()
  const finer = new Map<number, number>()
  for (const [rule, { start }] of raw.entries()) {
    const sizes = blocking.rules[rule]!.finer?.length ? finer : hashed
    for (let block = 0; block + 1 < start.length; block++) {
      const size = start[block + 1]! - start[block]!
      if (size > MIN_LIMIT) sizes.set(size, (sizes.get(size) ?? 0) + 1)
    }
  }
  const budget = blocking.pairsPerRecord * rows
  let limit = blocking.maxBlockSize
  while (limit > MIN_LIMIT) {
    // A finer key is taken to leave parts as large as the limit.
    const cost =
      sumOver(finer, (size) => (size <= limit ? pairsOf(size) : (size * limit) / 2)) +
      sumOver(hashed, (size) => (size <= limit ? pairsOf(size) : pairsCut(size, limit)))
    if (cost <= budget) break
    limit = lowerLimit(limit)
  }
  return limit
}

/** Into how many parts a block over the limit is cut by hash. */
export const partsOf = (size: number, limit: number): number => Math.ceil(size / limit)

/**
 * Pairs expected to stay in a common part when a block is cut into `2p` half parts by hash: a pair
 * falls into one half part with probability 1/2p, into two neighbouring ones with 2(2p − 1)/(2p)².
 */
function pairsCut(size: number, limit: number): number {
  const halves = 2 * partsOf(size, limit)
  return (pairsOf(size) * (3 - 2 / halves)) / halves
}

function sumOver(sizes: ReadonlyMap<number, number>, cost: (size: number) => number): number {
  let sum = 0
  for (const [size, count] of sizes) sum += count * cost(size)
  return sum
}
