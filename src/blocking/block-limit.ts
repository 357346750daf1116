/** Blocks up to this size are never split, and parts are not made smaller. */
export const MIN_LIMIT = 8

/**
 * Into how many parts a block over the limit is cut by hash: the larger the block, the smaller its
 * parts, so that a block a little over the limit keeps most of its pairs and a huge one next to
 * none, just enough to keep equal records connected.
 *
 * A block of n records holds about n matches among n²/2 pairs. Whatever of it is left by chance,
 * one pair in n/2 of it is a match, so a pair of a large block is worth less than one of a small
 * block, and the budget is better spent on a higher limit.
 */
export function partsOf(size: number, limit: number): number {
  return Math.ceil(size / Math.max(MIN_LIMIT, limit * (limit / size) ** 2))
}
