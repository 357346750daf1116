import type { Blocks } from './build-blocks.ts'

/** A batch of candidate pairs; only the first `size` of each array count. `left` < `right`. */
export interface PairBatch {
  readonly left: Uint32Array
  readonly right: Uint32Array
  size: number
}

/** What each rule found, filled while pairs are emitted. */
export interface PairCounts {
  /** Shape `rules`: pairs that share a key of this rule. */
  readonly found: Float64Array
  /** Shape `rules`: of these, pairs that no earlier rule found. */
  readonly added: Float64Array
}

const BATCH = 1 << 14

/**
 * Emits every pair of records that share a block, once, in batches, for blocks `[from, to)`.
 *
 * A pair belongs to the smallest block that both records are in; record block lists ascend, so that
 * is the first common entry.
 *
 * @param accept - if given, only pairs whose smaller record it accepts: a sample by record.
 */
export function forEachPairBatch(
  blocks: Pick<Blocks, 'start' | 'members' | 'recordStart' | 'recordBlocks' | 'ruleStart'>,
  from: number,
  to: number,
  counts: PairCounts | undefined,
  visit: (batch: PairBatch) => void,
  accept?: (left: number) => boolean,
): void {
  const { start, members, recordStart, recordBlocks, ruleStart } = blocks
  const batch: PairBatch = { left: new Uint32Array(BATCH), right: new Uint32Array(BATCH), size: 0 }
  let rule = 0
  for (let block = from; block < to; block++) {
    while (block >= ruleStart[rule + 1]!) rule++
    const ruleFrom = ruleStart[rule]!
    const end = start[block + 1]!
    for (let i = start[block]!; i < end; i++) {
      const left = members[i]!
      if (accept !== undefined && !accept(left)) continue
      const leftFrom = recordStart[left]!
      for (let j = i + 1; j < end; j++) {
        const right = members[j]!
        const earlier = firstCommon(recordBlocks, leftFrom, recordStart[right]!)
        if (earlier === block) {
          if (counts !== undefined) {
            counts.found[rule]!++
            counts.added[rule]!++
          }
          batch.left[batch.size] = left
          batch.right[batch.size] = right
          if (++batch.size === BATCH) {
            visit(batch)
            batch.size = 0
          }
        } else if (counts !== undefined && earlier < ruleFrom) {
          if (sharesFirst(recordBlocks, recordStart, left, right, ruleFrom, block)) {
            counts.found[rule]!++
          }
        }
      }
    }
  }
  if (batch.size > 0) visit(batch)
}

/** The smallest block in both lists; there is one, because the caller found the pair in a block. */
function firstCommon(recordBlocks: Uint32Array, left: number, right: number): number {
  let a = recordBlocks[left]!
  let b = recordBlocks[right]!
  let i = left
  let j = right
  while (a !== b) {
    if (a < b) a = recordBlocks[++i]!
    else b = recordBlocks[++j]!
  }
  return a
}

/** Is `block` the first common one among those of its rule (from `ruleFrom` on)? */
function sharesFirst(
  recordBlocks: Uint32Array,
  recordStart: Uint32Array,
  left: number,
  right: number,
  ruleFrom: number,
  block: number,
): boolean {
  let i = recordStart[left]!
  let j = recordStart[right]!
  while (recordBlocks[i]! < ruleFrom) i++
  while (recordBlocks[j]! < ruleFrom) j++
  return firstCommon(recordBlocks, i, j) === block
}

/** How many rules find this pair, for capture–recapture. */
export function rulesSharing(
  blocks: Pick<Blocks, 'recordStart' | 'recordBlocks' | 'ruleStart'>,
  left: number,
  right: number,
): number {
  const { recordStart, recordBlocks, ruleStart } = blocks
  let i = recordStart[left]!
  let j = recordStart[right]!
  let rules = 0
  let rule = 0
  while (i < recordStart[left + 1]! && j < recordStart[right + 1]!) {
    const a = recordBlocks[i]!
    const b = recordBlocks[j]!
    if (a < b) i++
    else if (b < a) j++
    else {
      while (a >= ruleStart[rule + 1]!) rule++
      rules++
      const next = ruleStart[rule + 1]!
      while (i < recordStart[left + 1]! && recordBlocks[i]! < next) i++
      while (j < recordStart[right + 1]! && recordBlocks[j]! < next) j++
    }
  }
  return rules
}
