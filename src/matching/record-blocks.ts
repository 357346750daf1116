import { CUTS, cutPartOf } from '../blocking/cut-by-hash.ts'
import { KeyList } from '../blocking/key-list.ts'
import { MAX_KEYS_PER_RECORD } from '../blocking/rule-keys.ts'
import type { KeyPart, LinkageModel } from '../model/linkage-model.ts'
import { combineHash, hashHigh, hashString } from '../records/hash.ts'
import { FrozenKeys } from './frozen-keys.ts'

/**
 * The blocks that a record is in, rule by rule, as a frozen model splits them. {@link BLOCK} words
 * each: number of the rule, ascending; low and high half of the key, in a rule no key twice; 0, or
 * into how many parts its records are cut by hash.
 */
export type RecordBlocks = Uint32Array

/** Words of a block, and what stands where. */
export const BLOCK = 4
export const RULE = 0
export const LOW = 1
export const HIGH = 2
export const PARTS = 3

/** Adds every key of a record to the list; none if the value is missing. */
export type BlockPart<R> = (record: R, keys: KeyList) => void

interface CompiledRule<R> {
  readonly name: string
  readonly seedLow: number
  readonly seedHigh: number
  readonly key: readonly BlockPart<R>[]
  readonly finer: readonly BlockPart<R>[]
}

/**
 * Works out the blocks of single records: the keys of `RuleKeys`, finer where the model says so. What
 * a record is, its parts alone know.
 */
export class BlockFinder<R> {
  readonly #rules: readonly CompiledRule<R>[]
  readonly #identifiers: readonly CompiledRule<R>[]
  readonly #frozen: FrozenKeys
  readonly #own = new KeyList()
  #product = new KeyList()
  #next = new KeyList()
  /** By depth: the finer keys of the key at hand. */
  readonly #finer: KeyList[] = []
  #words = new Uint32Array(BLOCK << 8)
  #size = 0
  /** Where the blocks of the rule at hand begin. */
  #from = 0

  constructor(
    { blocking, constraints }: Pick<LinkageModel, 'blocking' | 'constraints'>,
    compilePart: (part: KeyPart) => BlockPart<R>,
  ) {
    const compile = (name: string, key: readonly KeyPart[], finer: readonly KeyPart[] = []) => {
      const seedLow = hashString(JSON.stringify(key))
      const seedHigh = hashHigh
      const all = (list: readonly KeyPart[]) => list.map(compilePart)
      return { name, seedLow, seedHigh, key: all(key), finer: all(finer) }
    }
    this.#rules = blocking.rules.map(({ name, key, finer }) => compile(name, key, finer))
    // As a blocking rule would have it, so that where there is such a rule no key is added.
    this.#identifiers = constraints.strongIdentifiers.map((fields) =>
      compile(
        '',
        fields.map((field) => ({ part: 'value', field })),
      ),
    )
    this.#frozen = new FrozenKeys(blocking)
  }

  blocksOf(record: R): RecordBlocks {
    this.#size = 0
    for (let at = 0; at < this.#rules.length; at++) {
      this.#from = this.#size
      const { low, high, size } = this.#keysOf(this.#rules[at]!, record)
      for (let key = 0; key < size; key++) this.#add(at, record, low[key]!, high[key]!, 0)
    }
    return this.#words.slice(0, this.#size)
  }

  /** Halves of a key per strong identifier, in turn; 0 and 0 where the record lacks a value of it. */
  identifiersOf(record: R): Uint32Array {
    const keys = new Uint32Array(2 * this.#identifiers.length)
    for (const [at, rule] of this.#identifiers.entries()) {
      const { low, high, size } = this.#keysOf(rule, record)
      if (size !== 1) continue
      keys[2 * at] = low[0]!
      keys[2 * at + 1] = high[0]!
    }
    return keys
  }

  #keysOf({ seedLow, seedHigh, key }: CompiledRule<R>, record: R): KeyList {
    const own = this.#own
    this.#product.size = 0
    this.#product.push(seedLow, seedHigh)
    for (let at = 0; at < key.length; at++) {
      own.size = 0
      key[at]!(record, own)
      const product = this.#next
      product.setProduct(this.#product, own)
      this.#next = this.#product
      this.#product = product
      if (own.size === 0) break
    }
    const product = this.#product
    if (product.size > MAX_KEYS_PER_RECORD) product.size = MAX_KEYS_PER_RECORD
    return product
  }

  /** Adds the blocks that a key comes to, from a finer part on. */
  #add(at: number, record: R, low: number, high: number, depth: number): void {
    const { name, finer } = this.#rules[at]!
    const known = this.#frozen.partsOf(name, low, high)
    if (known === undefined) this.#push(at, low, high, 0)
    else if (known > 0 || depth === finer.length) this.#push(at, low, high, Math.max(2, known))
    else {
      this.#finer[depth] ??= new KeyList()
      const own = this.#finer[depth]!
      own.size = 0
      finer[depth]!(record, own)
      // Records without a value stay together.
      if (own.size === 0) own.push(0, 0)
      const count = Math.min(own.size, MAX_KEYS_PER_RECORD)
      for (let key = 0; key < count; key++) {
        const finerLow = combineHash(low, high, own.low[key]!, own.high[key]!)
        this.#add(at, record, finerLow, hashHigh, depth + 1)
      }
    }
  }

  #push(rule: number, low: number, high: number, parts: number): void {
    let words = this.#words
    for (let block = this.#from; block < this.#size; block += BLOCK) {
      if (words[block + LOW] === low && words[block + HIGH] === high) return
    }
    if (this.#size === words.length) {
      words = new Uint32Array(2 * this.#size)
      words.set(this.#words)
      this.#words = words
    }
    words[this.#size + RULE] = rule
    words[this.#size + LOW] = low
    words[this.#size + HIGH] = high
    words[this.#size + PARTS] = parts
    this.#size += BLOCK
  }
}

/**
 * The blocks of a record where those cut by hash are resolved to the parts that it falls into: every
 * block is one key then.
 *
 * @param tieHash - hash of (source, record id).
 */
export function resolveCuts(blocks: RecordBlocks, tieHash: number): RecordBlocks {
  let cuts = 0
  for (let block = 0; block < blocks.length; block += BLOCK) if (blocks[block + PARTS]! > 0) cuts++
  if (cuts === 0) return blocks
  const resolved = new Uint32Array(blocks.length + BLOCK * cuts * (CUTS - 1))
  let to = 0
  for (let block = 0; block < blocks.length; block += BLOCK) {
    const parts = blocks[block + PARTS]!
    const low = blocks[block + LOW]!
    const high = blocks[block + HIGH]!
    for (let cut = 0; cut < (parts > 0 ? CUTS : 1); cut++) {
      resolved[to + RULE] = blocks[block + RULE]!
      resolved[to + PARTS] = parts
      if (parts === 0) {
        resolved[to + LOW] = low
        resolved[to + HIGH] = high
      } else {
        resolved[to + LOW] = combineHash(low, high, cut, cutPartOf(tieHash, parts, cut))
        resolved[to + HIGH] = hashHigh
      }
      to += BLOCK
    }
  }
  return resolved
}
