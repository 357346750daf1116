import { pairsOf } from './raw-blocks.ts'

/**
 * Cuts records by hash into half parts; every two neighbouring ones that hold records make a block.
 * Blocks so overlap by half, and a large group of equal records stays connected.
 *
 * @param add - receives each block, ascending, in `[0, size)`; valid until it returns.
 * @returns how many distinct pairs the blocks hold: fewer than the sum over them, as they overlap.
 */
export function cutByHash(
  records: Uint32Array,
  parts: number,
  tieHash: Uint32Array,
  add: (records: Uint32Array) => void,
): number {
  const starts = new Uint32Array(2 * parts + 1)
  const partOf = (record: number): number => Math.floor((tieHash[record]! / 2 ** 32) * 2 * parts)
  for (let at = 0; at < records.length; at++) starts[partOf(records[at]!) + 1]!++
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  const sorted = new Uint32Array(records.length)
  const next = starts.slice()
  for (let at = 0; at < records.length; at++) sorted[next[partOf(records[at]!)]!++] = records[at]!
  const bounds = starts.filter((start, at) => at === 0 || start > starts[at - 1]!)
  if (bounds.length === 2) add(sorted)
  if (bounds.length <= 2) return pairsOf(records.length)
  let pairs = 0
  for (let at = 2; at < bounds.length; at++) {
    add(sorted.slice(bounds[at - 2], bounds[at]).sort())
    pairs += pairsOf(bounds[at]! - bounds[at - 2]!)
    // Pairs within a half part are in the blocks on both its sides.
    if (at > 2) pairs -= pairsOf(bounds[at - 1]! - bounds[at - 2]!)
  }
  return pairs
}
