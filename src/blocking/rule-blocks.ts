import type { BlockingRule } from '../model/linkage-model.ts'
import { combineHash, hashHigh, hashString } from '../records/hash.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { KeyEntries } from './growable.ts'
import { type CompiledPart, compilePart, type KeySink, type TokenKeyCache } from './key-part.ts'

/** A run of records that share a key; `records` ascend and are distinct. */
export type VisitBlock = (low: number, high: number, records: Uint32Array) => void

/** Most keys a rule gives one record; a name of forty words must not flood the blocks. */
export const MAX_KEYS_PER_RECORD = 64
/** Most keys held while parts are multiplied. */
const PRODUCT_BOUND = 1024

/** A rule compiled against a table: its blocks, and finer blocks within one of them. */
export class RuleBlocks {
  readonly #seed: readonly [number, number]
  readonly #key: readonly CompiledPart[]
  readonly #finer: readonly CompiledPart[]
  readonly #rows: number
  readonly #scratch: { readonly keys: KeyBuffer; readonly next: KeyBuffer } = {
    keys: new KeyBuffer(),
    next: new KeyBuffer(),
  }
  #from: KeyBuffer = this.#scratch.keys
  #to: KeyBuffer = this.#scratch.next
  /** Multiplies the keys so far by one key of the next part. */
  readonly #multiply: KeySink = {
    push: (low, high) => {
      const from = this.#from
      for (let at = 0; at < from.size; at++) {
        const hash = combineHash(from.low[at]!, from.high[at]!, low, high)
        this.#to.push(hash, hashHigh)
      }
    },
  }

  constructor(rule: BlockingRule, table: StandardizedTable, cache: TokenKeyCache) {
    // The rule's parts, not its name or place, seed its keys: equal rules give equal keys.
    this.#seed = [hashString(JSON.stringify(rule.key)), hashHigh]
    this.#key = rule.key.map((part) => compilePart(part, table, cache))
    this.#finer = (rule.finer ?? []).map((part) => compilePart(part, table, cache))
    this.#rows = table.rows
  }

  /** How many finer parts there are. */
  get depth(): number {
    return this.#finer.length
  }

  /** Every block of two or more records, in order of key. */
  forEachBlock(visit: VisitBlock): void {
    const entries = new KeyEntries()
    for (let record = 0; record < this.#rows; record++) {
      this.#product(record, this.#seed, this.#key, entries, false)
    }
    forEachRun(entries, visit)
  }

  /** The blocks into which finer part `depth` cuts one block. Records without a value stay together. */
  forEachFiner(
    depth: number,
    low: number,
    high: number,
    records: Uint32Array,
    visit: VisitBlock,
  ): void {
    const entries = new KeyEntries()
    const part = this.#finer[depth]!
    for (const record of records) this.#product(record, [low, high], [part], entries, true)
    forEachRun(entries, visit)
  }

  #product(
    record: number,
    seed: readonly [number, number],
    parts: readonly CompiledPart[],
    entries: KeyEntries,
    keepMissing: boolean,
  ): void {
    const { keys, next } = this.#scratch
    keys.clear()
    keys.push(seed[0], seed[1])
    let [from, to] = [keys, next]
    for (const part of parts) {
      to.clear()
      this.#from = from
      this.#to = to
      part(record, this.#multiply)
      if (to.size === 0) {
        if (!keepMissing) return
        this.#multiply.push(0, 0)
      }
      ;[from, to] = [to, from]
    }
    const size = Math.min(from.size, MAX_KEYS_PER_RECORD)
    for (let at = 0; at < size; at++) entries.push(record, from.low[at]!, from.high[at]!)
  }
}

/** Keys of one record while its parts are multiplied; those beyond the bound are dropped. */
class KeyBuffer {
  readonly low = new Uint32Array(PRODUCT_BOUND)
  readonly high = new Uint32Array(PRODUCT_BOUND)
  size = 0

  clear(): void {
    this.size = 0
  }

  push(low: number, high: number): void {
    if (this.size === PRODUCT_BOUND) return
    this.low[this.size] = low
    this.high[this.size++] = high
  }
}

function forEachRun(entries: KeyEntries, visit: VisitBlock): void {
  const { records, low, high, size } = entries
  const order = new Uint32Array(size)
  for (let at = 0; at < size; at++) order[at] = at
  radixSortBy(order, low, high)
  let members = new Uint32Array(64)
  for (let start = 0; start < size; ) {
    const first = order[start]!
    let end = start
    let count = 0
    // The sort is stable, so records ascend within a run and a repeated key stands beside itself.
    for (; end < size; end++) {
      const entry = order[end]!
      if (low[entry] !== low[first] || high[entry] !== high[first]) break
      if (count > 0 && members[count - 1] === records[entry]) continue
      if (count === members.length) {
        const grown = new Uint32Array(count * 2)
        grown.set(members)
        members = grown
      }
      members[count++] = records[entry]!
    }
    if (count > 1) visit(low[first]!, high[first]!, members.subarray(0, count))
    start = end
  }
}
