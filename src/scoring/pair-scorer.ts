import type { LinkageModel } from '../model/linkage-model.ts'
import {
  classLogs,
  classPriors,
  classTable,
  MATCH,
  rarityReach,
  SIBLING,
  TWIN,
  UNRELATED,
} from './pair-classes.ts'
import { PatternCodec } from './patterns.ts'

/**
 * Scoring: comparison vectors → match weights in bits. Layer 3. The weight of a pair is the
 * log-odds that it is one child rather than strangers, siblings or twins:
 *
 *   log₂ P(match, γ) − log₂ (P(unrelated, γ) + P(sibling, γ) + P(twin, γ))
 *
 * With strangers alone this is the Fellegi–Sunter sum of log₂(m/u) plus the prior; the relatives
 * take back what a shared family would explain. Not for sharing between threads.
 *
 * Source: Fellegi & Sunter (1969), JASA 64(328); levels as in Linacre et al. (2022), IJPDS 7(3).
 *
 * @module
 */
export class PairScorer {
  readonly #codec: PatternCodec
  readonly #table: readonly (readonly Float64Array[])[]
  readonly #priors: Float64Array
  readonly #reach: ReturnType<typeof rarityReach>
  /** Open addressing: pattern + 1 → four class logs. Grows with distinct patterns, not with pairs. */
  #keys = new Float64Array(1 << 12)
  #logs = new Float64Array(4 << 12)
  #used = 0
  readonly #scratch = new Float64Array(4)

  constructor(model: Pick<LinkageModel, 'comparisons' | 'prior'>) {
    this.#codec = new PatternCodec(model.comparisons.map(({ levels }) => levels.length))
    this.#table = classTable(model.comparisons)
    this.#priors = classPriors(model.prior)
    this.#reach = rarityReach(model)
  }

  /** Match weight in bits; 0 means even odds, each +1 doubles them. */
  score(levels: Uint8Array, rarities: Float32Array): number {
    const at = this.#slotOf(levels)
    let unrelated = 0
    let sibling = 0
    let twin = 0
    for (let c = 0; c < rarities.length; c++) {
      const bits = rarities[c]!
      if (bits === 0) continue
      const reach = this.#reach[c]!
      unrelated += bits
      if (reach.sibling) sibling += bits
      if (reach.twin) twin += bits
    }
    const logs = this.#logs
    return (
      logs[at + MATCH]! -
      log2Sum(
        logs[at + UNRELATED]! - unrelated,
        logs[at + SIBLING]! - sibling,
        logs[at + TWIN]! - twin,
      )
    )
  }

  #slotOf(levels: Uint8Array): number {
    const pattern = this.#codec.encode(levels) + 1
    const mask = this.#keys.length - 1
    let slot = Math.imul(pattern, 0x9e3779b1) ^ Math.imul(pattern / 2 ** 32, 0x85ebca77)
    slot = (slot ^ (slot >>> 15)) & mask
    while (this.#keys[slot] !== 0) {
      if (this.#keys[slot] === pattern) return slot * 4
      slot = (slot + 1) & mask
    }
    classLogs(levels, this.#table, this.#priors, this.#scratch)
    this.#keys[slot] = pattern
    this.#logs.set(this.#scratch, slot * 4)
    if (++this.#used * 2 > mask) {
      this.#grow()
      return this.#slotOf(levels)
    }
    return slot * 4
  }

  #grow(): void {
    const keys = this.#keys
    const logs = this.#logs
    this.#keys = new Float64Array(keys.length * 4)
    this.#logs = new Float64Array(logs.length * 4)
    const mask = this.#keys.length - 1
    for (let from = 0; from < keys.length; from++) {
      const pattern = keys[from]!
      if (pattern === 0) continue
      let slot = Math.imul(pattern, 0x9e3779b1) ^ Math.imul(pattern / 2 ** 32, 0x85ebca77)
      slot = (slot ^ (slot >>> 15)) & mask
      while (this.#keys[slot] !== 0) slot = (slot + 1) & mask
      this.#keys[slot] = pattern
      this.#logs.set(logs.subarray(from * 4, from * 4 + 4), slot * 4)
    }
  }
}

/** log₂(2ᵃ + 2ᵇ + 2ᶜ) without overflow. */
function log2Sum(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c)
  return most + Math.log2(2 ** (a - most) + 2 ** (b - most) + 2 ** (c - most))
}
