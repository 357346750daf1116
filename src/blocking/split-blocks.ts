import type { OverfullKey } from '../model/linkage-model.ts'
import { cutByHash } from './cut-by-hash.ts'
import type { FinerBlocks } from './finer-blocks.ts'
import { NumberList } from './growable.ts'
import { type FoundKeys, Overfull } from './overfull.ts'
import { pairsOf, type RawBlocks } from './raw-blocks.ts'

/** What the over-full blocks of one rule were split into. */
export interface SplitBlocks {
  /** The raw blocks that were split, ascending. */
  readonly split: Uint32Array
  /** Shape `split + 1`: block `split[i]` became the parts `[partStart[i], partStart[i + 1])`. */
  readonly partStart: Uint32Array
  /** Shape `parts + 1`: part `p` holds `members[start[p], start[p + 1])`, ascending. */
  readonly start: Uint32Array
  readonly members: Uint32Array
  /** Splits, those of parts of blocks included. */
  readonly splits: number
  /** Σ n(n−1)/2 over all blocks of the rule, before and after splitting. */
  readonly unsplitPairs: number
  readonly rawPairs: number
  /** As `rawPairs`, but pairs in a part of either cut by hash count once. */
  readonly distinctPairs: number
  /** Pairs that cuts by hash set apart. */
  readonly cutPairs: number
}

/** One rule's blocks split, and which keys were over-full. Plain data, large parts on shared memory. */
export interface RuleSplit {
  readonly blocks: SplitBlocks
  readonly found: FoundKeys
  readonly emergencies: number
}

/**
 * Splits the over-full blocks of one rule; rules may be split on different threads.
 *
 * @param frozen - the keys that the model knows to be over-full, if it has seen a file.
 */
export function splitRule(
  rule: string,
  raw: RawBlocks,
  finer: FinerBlocks,
  frozen: readonly OverfullKey[] | undefined,
  limit: number,
  tieHash: Uint32Array,
): RuleSplit {
  const overfull = new Overfull(frozen?.filter((key) => key.rule === rule))
  const blocks = splitBlocks(rule, raw, finer, overfull, limit, tieHash)
  return { blocks, found: overfull.take(), emergencies: overfull.emergencies }
}

/** Splits the over-full blocks of one rule, by finer keys and then by hash. */
export function splitBlocks(
  rule: string,
  raw: RawBlocks,
  finer: FinerBlocks,
  overfull: Overfull,
  limit: number,
  tieHash: Uint32Array,
): SplitBlocks {
  const split = new NumberList()
  const partStart = new NumberList()
  const start = new NumberList()
  const members = new NumberList()
  const sum = { splits: 0, unsplitPairs: 0, rawPairs: 0, overlapping: 0, cutPairs: 0 }
  start.push(0)
  partStart.push(0)
  const add = (records: Uint32Array): void => {
    if (records.length < 2) return
    members.pushAll(records, 0, records.length)
    start.push(members.size)
    sum.rawPairs += pairsOf(records.length)
  }
  const cut = (records: Uint32Array, parts: number): void => {
    const before = sum.rawPairs
    const pairs = cutByHash(records, Math.max(2, parts), tieHash, add)
    sum.overlapping += sum.rawPairs - before - pairs
    sum.cutPairs += pairsOf(records.length) - pairs
  }
  const divide = (low: number, high: number, own: Uint32Array, depth: number, parts: number) => {
    sum.splits++
    if (parts > 0 || depth === finer.depth) return cut(own, parts)
    const cuts = finer.cut(depth, low, high, own)
    for (let block = 0; block < cuts.low.length; block++) {
      const records = cuts.members.subarray(cuts.start[block]!, cuts.start[block + 1]!)
      const [cutLow, cutHigh] = [cuts.low[block]!, cuts.high[block]!]
      const left = depth + 1 < finer.depth
      const again = overfull.decide(rule, cutLow, cutHigh, records.length, limit, left)
      if (again < 0) add(records)
      else divide(cutLow, cutHigh, records, depth + 1, again)
    }
  }
  const { low, high, start: starts } = raw
  for (let block = 0; block < low.length; block++) {
    const from = starts[block]!
    const to = starts[block + 1]!
    const pairs = pairsOf(to - from)
    sum.unsplitPairs += pairs
    const parts = overfull.decide(
      rule,
      low[block]!,
      high[block]!,
      to - from,
      limit,
      finer.depth > 0,
    )
    if (parts < 0) {
      sum.rawPairs += pairs
      continue
    }
    divide(low[block]!, high[block]!, raw.members.subarray(from, to), 0, parts)
    split.push(block)
    partStart.push(start.size - 1)
  }
  return {
    split: split.takeShared(),
    partStart: partStart.takeShared(),
    start: start.takeShared(),
    members: members.takeShared(),
    splits: sum.splits,
    unsplitPairs: sum.unsplitPairs,
    rawPairs: sum.rawPairs,
    distinctPairs: sum.rawPairs - sum.overlapping,
    cutPairs: sum.cutPairs,
  }
}
