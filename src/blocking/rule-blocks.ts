import type { BlockingRule } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { KeyPartitions, PARTITION_BITS } from './key-partitions.ts'
import { byFirstMember, type RawBlocks, RawBlocksBuilder } from './raw-blocks.ts'
import { RuleKeys } from './rule-keys.ts'
import { EntrySorter } from './sort-entries.ts'
import { TokenKeyCache } from './token-keys.ts'

/**
 * Every block of two or more records of one rule, in the order of their first records.
 *
 * Keys are written out in partitions by their leading bits, and each partition is sorted where it
 * fits the cache. The result is on shared memory and depends on nothing else, so rules may be
 * worked out on different threads.
 *
 * @param cache - token keys of this table, if there are any already.
 *
 * Cost: O(keys); 12 bytes per key besides the result.
 *
 * @example
 * ```ts
 * const raw = model.blocking.rules.map((rule) => rawBlocksOf(rule, table))
 * const blocks = buildBlocks(table, model.blocking, keys.hash, raw)
 * ```
 */
export function rawBlocksOf(
  rule: Pick<BlockingRule, 'key'>,
  table: StandardizedTable,
  cache: TokenKeyCache = new TokenKeyCache(table),
): RawBlocks {
  const keys = new RuleKeys(rule.key, table, cache)
  const partitions = new KeyPartitions()
  for (let record = 0; record < table.rows; record++) {
    const { low, high, size } = keys.of(record)
    for (let at = 0; at < size; at++) partitions.push(record, low[at]!, high[at]!)
  }
  const sorter = new EntrySorter()
  const blocks = new RawBlocksBuilder()
  for (let partition = 0; partition < 1 << PARTITION_BITS; partition++) {
    const entries = partitions.gather(partition)
    sorter.sort(entries, PARTITION_BITS)
    blocks.addRuns(sorter)
  }
  return byFirstMember(blocks.take())
}
