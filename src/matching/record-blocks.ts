import { CUTS, cutPartOf } from '../blocking/cut-by-hash.ts'
import { KeyList } from '../blocking/key-list.ts'
import { MAX_KEYS_PER_RECORD } from '../blocking/rule-keys.ts'
import type { KeyPart, LinkageModel } from '../model/linkage-model.ts'
import { combineHash, hashHigh, hashString } from '../records/hash.ts'
import { FrozenKeys } from './frozen-keys.ts'
import { type RecordPart, RecordParts } from './record-parts.ts'
import type { RecordShape, StandardRecord } from './record-shape.ts'

/** The blocks that a record is in, rule by rule, as a frozen model splits them; plain data. */
export interface RecordBlocks {
  readonly count: number
  /** Shape `count`: number of the rule, ascending. */
  readonly rule: Uint16Array
  /** Shape `count`: halves of the key; in a rule no key twice. */
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** Shape `count`: 0, or into how many parts its records are cut by hash. */
  readonly parts: Uint32Array
}

interface CompiledRule {
  readonly name: string
  readonly seedLow: number
  readonly seedHigh: number
  readonly key: readonly RecordPart[]
  readonly finer: readonly RecordPart[]
}

/** Works out the blocks of single records: the keys of `RuleKeys`, finer where the model says so. */
export class BlockFinder {
  readonly #rules: readonly CompiledRule[]
  readonly #identifiers: readonly CompiledRule[]
  readonly #frozen: FrozenKeys
  readonly #own = new KeyList()
  #product = new KeyList()
  #next = new KeyList()
  readonly #found = {
    count: 0,
    rule: new Uint16Array(256),
    low: new Uint32Array(256),
    high: new Uint32Array(256),
    parts: new Uint32Array(256),
  }
  /** Where the blocks of the rule at hand begin. */
  #from = 0

  constructor({ blocking, constraints }: LinkageModel, shape: RecordShape) {
    const parts = new RecordParts(shape)
    const compile = (name: string, key: readonly KeyPart[], finer: readonly KeyPart[] = []) => {
      const seedLow = hashString(JSON.stringify(key))
      const seedHigh = hashHigh
      const all = (list: readonly KeyPart[]) => list.map((part) => parts.compile(part))
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

  blocksOf(record: StandardRecord): RecordBlocks {
    const found = this.#found
    found.count = 0
    for (const [at, rule] of this.#rules.entries()) {
      this.#from = found.count
      const { low, high, size } = this.#keysOf(rule, record)
      // Finer keys are made in the lists that hold these.
      const [lows, highs] = rule.finer.length === 0 ? [low, high] : [low.slice(), high.slice()]
      for (let key = 0; key < size; key++) {
        this.#add(at, rule, record, lows[key]!, highs[key]!, 0)
      }
    }
    const { count, rule, low, high, parts } = found
    return {
      count,
      rule: rule.slice(0, count),
      low: low.slice(0, count),
      high: high.slice(0, count),
      parts: parts.slice(0, count),
    }
  }

  /** Halves of a key per strong identifier, in turn; 0 and 0 where the record lacks a value of it. */
  identifiersOf(record: StandardRecord): Uint32Array {
    const keys = new Uint32Array(2 * this.#identifiers.length)
    for (const [at, rule] of this.#identifiers.entries()) {
      const { low, high, size } = this.#keysOf(rule, record)
      if (size !== 1) continue
      keys[2 * at] = low[0]!
      keys[2 * at + 1] = high[0]!
    }
    return keys
  }

  #keysOf({ seedLow, seedHigh, key }: CompiledRule, record: StandardRecord): KeyList {
    const own = this.#own
    this.#product.size = 0
    this.#product.push(seedLow, seedHigh)
    for (const part of key) {
      own.size = 0
      part(record, own)
      this.#next.setProduct(this.#product, own)
      const product = this.#next
      this.#next = this.#product
      this.#product = product
      if (own.size === 0) break
    }
    const product = this.#product
    if (product.size > MAX_KEYS_PER_RECORD) product.size = MAX_KEYS_PER_RECORD
    return product
  }

  /** Adds the blocks that a key comes to, from a finer part on. */
  #add(
    at: number,
    rule: CompiledRule,
    record: StandardRecord,
    low: number,
    high: number,
    depth: number,
  ): void {
    const known = this.#frozen.partsOf(rule.name, low, high)
    if (known === undefined) {
      this.#push(at, low, high, 0)
      return
    }
    if (known > 0 || depth === rule.finer.length) {
      this.#push(at, low, high, Math.max(2, known))
      return
    }
    const own = new KeyList()
    rule.finer[depth]!(record, own)
    // Records without a value stay together.
    if (own.size === 0) own.push(0, 0)
    const count = Math.min(own.size, MAX_KEYS_PER_RECORD)
    for (let key = 0; key < count; key++) {
      const finerLow = combineHash(low, high, own.low[key]!, own.high[key]!)
      this.#add(at, rule, record, finerLow, hashHigh, depth + 1)
    }
  }

  #push(at: number, low: number, high: number, parts: number): void {
    const found = this.#found
    for (let block = this.#from; block < found.count; block++) {
      if (found.low[block] === low && found.high[block] === high) return
    }
    if (found.count === found.rule.length) this.#grow()
    found.rule[found.count] = at
    found.low[found.count] = low
    found.high[found.count] = high
    found.parts[found.count++] = parts
  }

  #grow(): void {
    const found = this.#found
    const room = 2 * found.count
    const grown = (values: Uint32Array): Uint32Array<ArrayBuffer> => {
      const more = new Uint32Array(room)
      more.set(values)
      return more
    }
    const rule = new Uint16Array(room)
    rule.set(found.rule)
    found.rule = rule
    found.low = grown(found.low)
    found.high = grown(found.high)
    found.parts = grown(found.parts)
  }
}

/**
 * The blocks of a record where those cut by hash are resolved to the parts that it falls into: every
 * block is one key then.
 *
 * @param tieHash - hash of (source, record id).
 */
export function resolveCuts(blocks: RecordBlocks, tieHash: number): RecordBlocks {
  const cuts = blocks.parts.reduce((sum, parts) => sum + (parts > 0 ? 1 : 0), 0)
  if (cuts === 0) return blocks
  const count = blocks.count + cuts * (CUTS - 1)
  const resolved = {
    count,
    rule: new Uint16Array(count),
    low: new Uint32Array(count),
    high: new Uint32Array(count),
    parts: new Uint32Array(count),
  }
  let to = 0
  for (let block = 0; block < blocks.count; block++) {
    const parts = blocks.parts[block]!
    const low = blocks.low[block]!
    const high = blocks.high[block]!
    for (let cut = 0; cut < (parts > 0 ? CUTS : 1); cut++) {
      resolved.rule[to] = blocks.rule[block]!
      resolved.parts[to] = parts
      if (parts === 0) {
        resolved.low[to] = low
        resolved.high[to] = high
      } else {
        resolved.low[to] = combineHash(low, high, cut, cutPartOf(tieHash, parts, cut))
        resolved.high[to] = hashHigh
      }
      to++
    }
  }
  return resolved
}
