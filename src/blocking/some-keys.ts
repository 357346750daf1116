import type { KeyPart } from '../model/linkage-model.ts'
import { combineHashTo, hashHigh, hashString } from '../records/hash.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { KeyList, MOST_KEYS } from './key-list.ts'
import { type CompiledPart, compilePart, type KeySink } from './key-part.ts'
import { type KeySource, MAX_KEYS_PER_RECORD } from './rule-keys.ts'
import type { TokenKeyCache } from './token-keys.ts'

/**
 * Some of the keys of a rule: whole keys, the same in every record, chosen by a sum of the hashes
 * that they are made of. So most of them are left out before they are made, which is what costs;
 * they are spread as evenly as keys are, for each part of a key counts in the sum.
 */
export class SomeKeys implements KeySource {
  readonly #seed: { readonly low: number; readonly high: number }
  readonly #parts: readonly CompiledPart[]
  /** The keys of the parts behind the first. */
  readonly #later: readonly KeyList[]
  /** Of each of these, which key's turn it is. */
  readonly #turn: Uint32Array
  readonly #first: SomeOfList
  readonly #keys = new KeyList()

  /**
   * @param from - takes the keys from this share of them, 0 to 1,
   * @param to - to this one.
   */
  constructor(
    key: readonly KeyPart[],
    table: StandardizedTable,
    cache: TokenKeyCache,
    from: number,
    to: number,
  ) {
    this.#seed = { low: hashString(JSON.stringify(key)), high: hashHigh }
    this.#parts = key.map((part) => compilePart(part, table, cache))
    this.#later = key.slice(1).map(() => new KeyList())
    this.#turn = new Uint32Array(key.length)
    this.#first = new SomeOfList(from, to)
  }

  /** Those of the record's keys that are taken, in their order; valid until the next call. */
  of(record: number): KeyList {
    const keys = this.#keys
    const first = this.#first
    const later = this.#later
    const turn = this.#turn
    keys.size = 0
    for (let part = 0; part < later.length; part++) {
      later[part]!.size = 0
      this.#parts[part + 1]!.addKeys(record, later[part]!)
      if (later[part]!.size === 0) return keys
      turn[part] = 0
    }
    // The keys of the first part in turn for each key of the later ones, as in the whole product.
    for (let before = 0; before < MAX_KEYS_PER_RECORD; before += first.offered) {
      let sum = 0
      for (let part = 0; part < later.length; part++) sum += later[part]!.low[turn[part]!]!
      first.begin(sum)
      this.#parts[0]!.addKeys(record, first)
      if (first.offered === 0) break
      for (let at = 0; at < first.size; at++) {
        if (before + first.place[at]! >= MAX_KEYS_PER_RECORD) break
        this.#push(first.low[at]!, first.high[at]!)
      }
      let part = 0
      while (part < later.length && ++turn[part]! === later[part]!.size) turn[part++] = 0
      if (part === later.length) break
    }
    return keys
  }

  /** Adds the key that begins with this one of the first part. */
  #push(firstLow: number, firstHigh: number): void {
    const { low, high, size } = this.#keys
    combineHashTo(this.#seed.low, this.#seed.high, firstLow, firstHigh, low, high, size)
    for (let part = 0; part < this.#later.length; part++) {
      const own = this.#later[part]!
      const at = this.#turn[part]!
      combineHashTo(low[size]!, high[size]!, own.low[at]!, own.high[at]!, low, high, size)
    }
    this.#keys.size++
  }
}

/** Takes those keys of a part whose low half, added to those of the other parts, is in a range. */
class SomeOfList implements KeySink {
  readonly low: Uint32Array = new Uint32Array(MOST_KEYS)
  readonly high: Uint32Array = new Uint32Array(MOST_KEYS)
  /** Which of those offered each was. */
  readonly place: Uint32Array = new Uint32Array(MOST_KEYS)
  size = 0
  offered = 0
  readonly #begin: number
  readonly #length: number
  #sum = 0

  constructor(from: number, to: number) {
    this.#begin = Math.round(from * 2 ** 32)
    this.#length = Math.round(to * 2 ** 32) - this.#begin
  }

  /** @param sum - of the low halves of the other parts. */
  begin(sum: number): void {
    this.size = 0
    this.offered = 0
    this.#sum = sum - this.#begin
  }

  push(low: number, high: number): void {
    if (this.offered === MOST_KEYS) return
    const place = this.offered++
    if ((low + this.#sum) >>> 0 >= this.#length) return
    this.place[this.size] = place
    this.low[this.size] = low
    this.high[this.size++] = high
  }

  pushCombined(lowA: number, highA: number, lowB: number, highB: number): void {
    if (this.offered === MOST_KEYS) return
    const place = this.offered++
    if ((lowA + lowB + this.#sum) >>> 0 >= this.#length) return
    this.place[this.size] = place
    combineHashTo(lowA, highA, lowB, highB, this.low, this.high, this.size++)
  }
}
