import type { BlockingRule, KeyPart } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { type KeyBlocks, KeyBlocksBuilder } from './key-blocks.ts'
import { KeyList } from './key-list.ts'
import { type CompiledPart, compilePart } from './key-part.ts'
import { MAX_KEYS_PER_RECORD } from './rule-keys.ts'
import { takeRuns } from './shared-keys.ts'
import { ENTRY, EntrySorter } from './sort-entries.ts'
import type { TokenKeyCache } from './token-keys.ts'

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
  cut(depth: number, low: number, high: number, records: Uint32Array): KeyBlocks {
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
    const blocks = new KeyBlocksBuilder()
    takeRuns(this.#sorter, (keyLow, keyHigh, members, from, to) =>
      blocks.add(keyLow, keyHigh, members, from, to),
    )
    return blocks.take()
  }

  #reserve(words: number): void {
    if (words <= this.#entries.length) return
    const grown = new Uint32Array(2 * words)
    grown.set(this.#entries)
    this.#entries = grown
  }
}
