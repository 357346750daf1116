import type { KeyPart } from '../model/linkage-model.ts'
import { hashHigh, hashString } from '../records/hash.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { KeyList } from './key-list.ts'
import { type CompiledPart, compilePart } from './key-part.ts'
import type { TokenKeyCache } from './token-keys.ts'

/** Most keys a rule gives one record; a name of forty words must not flood the blocks. */
export const MAX_KEYS_PER_RECORD = 64

/** Gives the keys of a record. */
export interface KeySource {
  /** Valid until the next call. */
  of(record: number): KeyList
}

/** The keys of a rule: the product of those of its parts. */
export class RuleKeys implements KeySource {
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
