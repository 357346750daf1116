import { cutByHash } from './cut-by-hash.ts'
import type { FinerBlocks } from './finer-blocks.ts'
import { pairsOf } from './key-blocks.ts'
import type { Overfull } from './overfull.ts'

/** How over-full blocks of one rule are told and split. */
export interface SplitSettings {
  readonly rule: string
  readonly finer: FinerBlocks
  readonly overfull: Overfull
  /** Blocks of more records are over-full, unless a frozen model says otherwise. */
  readonly limit: number
  /** A hash of each record's key, which cuts what no finer key can. */
  readonly tieHash: Uint32Array
}

/** Receives a block `records[from, to)`, ascending; valid until it returns. */
export type KeepBlock = (records: Uint32Array, from: number, to: number) => void

/** Splits the over-full blocks of one rule, by finer keys and then by hash; counts what that costs. */
export class BlockSplitter {
  /** Splits, those of parts of blocks included. */
  splits = 0
  /** Σ n(n−1)/2 over all blocks, before and after splitting. */
  unsplitPairs = 0
  rawPairs = 0
  /** Pairs that cuts by hash set apart. */
  cutPairs = 0
  /** Pairs that stand in a part of both cuts by hash. */
  #overlapping = 0
  readonly #settings: SplitSettings
  readonly #keep: KeepBlock

  /** @param keep - receives every block, whole or what became of it. */
  constructor(settings: SplitSettings, keep: KeepBlock) {
    this.#settings = settings
    this.#keep = keep
  }

  /** As {@link rawPairs}, but pairs in a part of either cut by hash count once. */
  get distinctPairs(): number {
    return this.rawPairs - this.#overlapping
  }

  /** Takes the block of a key; gives whether it was split. */
  add(low: number, high: number, records: Uint32Array, from: number, to: number): boolean {
    const { rule, finer, overfull, limit } = this.#settings
    this.unsplitPairs += pairsOf(to - from)
    const parts = overfull.decide(rule, low, high, to - from, limit, finer.depth > 0)
    if (parts < 0) this.#keepBlock(records, from, to)
    else this.#divide(low, high, records.slice(from, to), 0, parts)
    return parts >= 0
  }

  #keepBlock(records: Uint32Array, from: number, to: number): void {
    if (to - from < 2) return
    this.rawPairs += pairsOf(to - from)
    this.#keep(records, from, to)
  }

  #divide(low: number, high: number, own: Uint32Array, depth: number, parts: number): void {
    const { rule, finer, overfull, limit } = this.#settings
    this.splits++
    if (parts > 0 || depth === finer.depth) {
      this.#cut(own, parts)
      return
    }
    const { low: lows, high: highs, start, members } = finer.cut(depth, low, high, own)
    for (let block = 0; block < lows.length; block++) {
      const [from, to] = [start[block]!, start[block + 1]!]
      const [cutLow, cutHigh] = [lows[block]!, highs[block]!]
      const left = depth + 1 < finer.depth
      const again = overfull.decide(rule, cutLow, cutHigh, to - from, limit, left)
      if (again < 0) this.#keepBlock(members, from, to)
      else this.#divide(cutLow, cutHigh, members.subarray(from, to), depth + 1, again)
    }
  }

  #cut(records: Uint32Array, parts: number): void {
    const before = this.rawPairs
    const pairs = cutByHash(records, Math.max(2, parts), this.#settings.tieHash, (part) =>
      this.#keepBlock(part, 0, part.length),
    )
    this.#overlapping += this.rawPairs - before - pairs
    this.cutPairs += pairsOf(records.length) - pairs
  }
}
