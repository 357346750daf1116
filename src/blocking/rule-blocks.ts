import type { BlockingRule, KeyPart } from '../model/linkage-model.ts'
import { hashHigh, hashString } from '../records/hash.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { KeyList } from './key-list.ts'
import { type CompiledPart, compilePart } from './key-part.ts'
import { ENTRY, KeyPartitions, PARTITION_BITS } from './key-partitions.ts'
import { type RawBlocks, RawBlocksBuilder } from './raw-blocks.ts'
import { EntrySorter } from './sort-entries.ts'
import { TokenKeyCache } from './token-keys.ts'

/** Most keys a rule gives one record; a name of forty words must not flood the blocks. */
export const MAX_KEYS_PER_RECORD = 64
/**
 * Every block of two or more records of one rule, in order of key.
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
  return blocks.take()
}

/** The blocks into which finer keys cut a block of a rule. Parts are compiled when first asked for. */
export class FinerBlocks {
  readonly #parts: readonly KeyPart[]
  readonly #table: StandardizedTable
  readonly #cache: TokenKeyCache
  readonly #compiled: CompiledPart[] = []
  readonly #sorter = new EntrySorter()
  readonly #own = new KeyList()
  readonly #keys = new KeyList()
  #entries = new Uint32Array(1 << 12)

  constructor(rule: BlockingRule, table: StandardizedTable, cache: TokenKeyCache) {
    this.#parts = rule.finer ?? []
    this.#table = table
    this.#cache = cache
  }

  /** How many finer parts there are. */
  get depth(): number {
    return this.#parts.length
  }

  /** The blocks into which finer part `depth` cuts one block. Records without a value stay together. */
  cut(depth: number, low: number, high: number, records: Uint32Array): RawBlocks {
    this.#compiled[depth] ??= compilePart(this.#parts[depth]!, this.#table, this.#cache)
    const part = this.#compiled[depth]!
    const [own, keys] = [this.#own, this.#keys]
    let size = 0
    for (let at = 0; at < records.length; at++) {
      const record = records[at]!
      own.size = 0
      part.addKeys(record, own)
      if (own.size === 0) own.push(0, 0)
      keys.size = 0
      const count = Math.min(own.size, MAX_KEYS_PER_RECORD)
      for (let key = 0; key < count; key++) {
        keys.pushCombined(low, high, own.low[key]!, own.high[key]!)
      }
      this.#reserve(ENTRY * (size + count))
      for (let key = 0; key < count; key++) {
        const place = ENTRY * size++
        this.#entries[place] = record
        this.#entries[place + 1] = keys.low[key]!
        this.#entries[place + 2] = keys.high[key]!
      }
    }
    this.#sorter.sort(this.#entries.subarray(0, ENTRY * size), 0)
    const blocks = new RawBlocksBuilder()
    blocks.addRuns(this.#sorter)
    return blocks.take()
  }

  #reserve(words: number): void {
    if (words <= this.#entries.length) return
    const grown = new Uint32Array(2 * words)
    grown.set(this.#entries)
    this.#entries = grown
  }
}

/** The keys of a rule: the product of those of its parts. */
class RuleKeys {
  readonly #parts: readonly CompiledPart[]
  readonly #seed = new KeyList()
  readonly #own = new KeyList()
  #product = new KeyList()
  #next = new KeyList()

  constructor(key: readonly KeyPart[], table: StandardizedTable, cache: TokenKeyCache) {
    // The rule's parts, not its name or place, seed its keys: equal rules give equal keys.
    const low = hashString(JSON.stringify(key))
    this.#seed.push(low, hashHigh)
    this.#parts = key.map((part) => compilePart(part, table, cache))
  }

  /** The keys of one record, valid until the next call; none if any part is missing. */
  of(record: number): KeyList {
    const parts = this.#parts
    const own = this.#own
    let product = this.#seed
    for (let part = 0; part < parts.length; part++) {
      own.size = 0
      parts[part]!.addKeys(record, own)
      const into = this.#next
      into.setProduct(product, own)
      if (own.size === 0) return into
      this.#next = this.#product
      this.#product = into
      product = into
    }
    if (product.size > MAX_KEYS_PER_RECORD) product.size = MAX_KEYS_PER_RECORD
    return product
  }
}
