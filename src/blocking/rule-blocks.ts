import type { BlockingRule, OverfullKey } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { FinerBlocks } from './finer-blocks.ts'
import { LargestBlocks, type WorstBlock } from './largest-blocks.ts'
import { type FoundKeys, Overfull } from './overfull.ts'
import { PlacedBlocks } from './placed-blocks.ts'
import { sharedKeys } from './shared-keys.ts'
import { BlockSplitter } from './split-blocks.ts'
import { TokenKeyCache } from './token-keys.ts'

export interface RuleCost {
  readonly name: string
  /** Blocks, after splitting; of several that hold the same records one. */
  readonly blocks: number
  /** Σ n(n−1)/2 over these blocks: a pair that is in two of them counts twice. */
  readonly blockPairs: number
  /** The same before equal blocks become one: a pair counts once per key that it shares. */
  readonly rawPairs: number
  /** Over-full blocks that were split. */
  readonly split: number
  /** Σ n(n−1)/2 over the blocks before splitting: finer keys and cuts by hash gave up the rest. */
  readonly unsplitPairs: number
  /**
   * Pairs that cuts by hash set apart, once per key (finer ones included) that they shared. Chance
   * picked them, not a value, so `cutPairs / (rawPairs + cutPairs)` estimates the share of this
   * rule's matches that splitting lost: too high, as matches share more keys than other pairs do,
   * and before other rules find some of them. Pairs that differ in a finer key are not in it.
   */
  readonly cutPairs: number
}

/** The blocks of one rule, over-full ones split. Plain data, large parts on shared memory. */
export interface RuleBlocks {
  /** Block after block as {@link PlacedBlocks} gives them: ends are marked. */
  readonly members: Uint32Array
  readonly cost: RuleCost
  readonly worst: readonly WorstBlock[]
  /** Which keys were over-full. */
  readonly found: FoundKeys
  readonly emergencies: number
}

/** Where blocks are split. */
export interface BlockLimits {
  readonly limit: number
  /** The keys that the model knows to be over-full, if it has seen a file. */
  readonly frozen: readonly OverfullKey[] | undefined
}

/**
 * The blocks of one rule from its keys to what candidates are found in. Depends on nothing else, so
 * rules may be worked out on different threads, and nothing of a rule but its blocks is kept.
 *
 * @param tieHash - shape `rows`: a hash of each record's key, which cuts what no finer key can.
 * @param cache - token keys of this table, if there are any already.
 */
export function ruleBlocks(
  rule: BlockingRule,
  table: StandardizedTable,
  tieHash: Uint32Array,
  { limit, frozen }: BlockLimits,
  cache: TokenKeyCache = new TokenKeyCache(table),
): RuleBlocks {
  const overfull = new Overfull(frozen?.filter((key) => key.rule === rule.name))
  const placed = new PlacedBlocks(table.rows)
  const largest = new LargestBlocks(rule.name)
  const splitter = new BlockSplitter(
    { rule: rule.name, finer: new FinerBlocks(rule, table, cache), overfull, limit, tieHash },
    (records, from, to) => placed.add(records, from, to),
  )
  sharedKeys(rule.key, table, cache, {}, (low, high, records, from, to) => {
    largest.note(to - from, splitter.add(low, high, records, from, to))
  })
  const { members, blocks, blockPairs } = placed.take()
  const { rawPairs, splits: split, unsplitPairs, cutPairs } = splitter
  return {
    members,
    cost: { name: rule.name, blocks, blockPairs, rawPairs, split, unsplitPairs, cutPairs },
    worst: largest.take(unsplitPairs),
    found: overfull.take(),
    emergencies: overfull.emergencies,
  }
}
