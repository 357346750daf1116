import type { ComparisonTables } from '../comparison/comparison-tables.ts'
import { type CompiledComparisons, compileComparisons } from '../comparison/compile-comparisons.ts'
import { type PairBatch, pairBatch } from '../comparison/pair-batch.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { StandardizedTable } from '../standardize/standardized-table.ts'
import { type PairCap, type PairGuards, pairGuards } from './pair-guards.ts'
import { PairScorer } from './pair-scorer.ts'
import { BATCH, PairSieve } from './pair-sieve.ts'
import { type CountedPatterns, PatternCodec, PatternCounts } from './patterns.ts'

/** What the model says of a pair beside its weight. */
export type PairBar = PairCap | 'social-security' | 'within-source'

/** What weighing needs of a table of records. */
export interface WeighableRecords {
  readonly standardized: StandardizedTable
  /** Shape `rows`: 1 where the multiple-birth flag says yes. */
  readonly flagged: Uint8Array
  /** Shape `rows`: complete social security numbers, 0 where there is none. */
  readonly socialSecurity: Uint32Array
}

/** Weighs pairs of records, any pair, blocked or not. One per thread. */
export class PairWeigher {
  readonly #model: LinkageModel
  readonly #comparisons: CompiledComparisons
  readonly #scorer: PairScorer
  readonly #guards: PairGuards
  readonly #flagged: Uint8Array
  readonly #socialSecurity: Uint32Array
  #sieve: PairSieve | undefined
  #sieveFloor = 0
  readonly levels: Uint8Array
  readonly rarities: Float32Array

  /** @param comparisons - compiled for these records and the model's frequencies; made here if absent. */
  constructor(
    model: LinkageModel,
    { standardized, flagged, socialSecurity }: WeighableRecords,
    comparisons: CompiledComparisons = compileComparisons(model, standardized),
  ) {
    this.#model = model
    this.#comparisons = comparisons
    this.#scorer = new PairScorer(model)
    this.#guards = pairGuards(model)
    this.#flagged = flagged
    this.#socialSecurity = socialSecurity
    this.levels = new Uint8Array(this.#comparisons.width)
    this.rarities = new Float32Array(this.#comparisons.width)
  }

  /** What another thread needs to compare the same. */
  get tables(): ComparisonTables {
    return this.#comparisons.tables
  }

  /** For a weigher of the same comparisons with other weights. */
  get comparisons(): CompiledComparisons {
    return this.#comparisons
  }

  /** How many levels each comparison has. */
  get levelCounts(): readonly number[] {
    return this.#model.comparisons.map(({ levels }) => levels.length)
  }

  /** The comparison vectors of pairs of records, as patterns; weighs nothing. */
  countVectors(left: Uint32Array, right: Uint32Array): CountedPatterns {
    const codec = new PatternCodec(this.levelCounts)
    const counts = new PatternCounts()
    const { start } = this.tables.packed
    const batch = pairBatch(BATCH, this.#comparisons.width)
    for (let from = 0; from < left.length; from += BATCH) {
      batch.size = Math.min(BATCH, left.length - from)
      for (let i = 0; i < batch.size; i++) {
        batch.left[i] = start[left[from + i]!]!
        batch.right[i] = start[right[from + i]!]!
        batch.alive[i] = i
      }
      this.#comparisons.compareBatch(batch)
      for (let i = 0; i < batch.size; i++) {
        this.#take(batch, i)
        counts.add(codec.encode(this.levels))
      }
    }
    return counts.columns()
  }

  /** Match weight in bits; leaves the comparison vector in `levels` and `rarities`. */
  weigh(left: number, right: number): number {
    this.#comparisons.compare(left, right, this.levels, this.rarities)
    return this.#scorer.score(this.levels, this.rarities)
  }

  /**
   * As {@link weigh}, of records by where they begin in the packed words; below `floor` the weight
   * may be a fiftieth of a bit off, and is still below.
   */
  weighAt(floor: number, left: number, right: number): number {
    this.#comparisons.compareAt(left, right, this.levels, this.rarities)
    return this.#scorer.scoreFrom(floor, this.levels, this.rarities)
  }

  /** Tells pairs that cannot reach a floor; the same one as long as the floor is the same. */
  sieve(floor: number): PairSieve {
    if (this.#sieve === undefined || this.#sieveFloor !== floor) {
      this.#sieve = new PairSieve(this.#model, this.#comparisons, floor)
      this.#sieveFloor = floor
    }
    return this.#sieve
  }

  /** As {@link weighAt}, of a pair that is left in a sieve's batch. */
  weighSifted(floor: number, batch: PairBatch, pair: number): number {
    this.#take(batch, pair)
    return this.#scorer.scoreFrom(floor, this.levels, this.rarities)
  }

  /** Leaves the comparison vector of a pair of a batch in `levels` and `rarities`. */
  #take({ levels, rarities, capacity }: PairBatch, pair: number): void {
    for (let at = 0, from = pair; at < this.levels.length; at++, from += capacity) {
      this.levels[at] = levels[from]!
      this.rarities[at] = rarities[from]!
    }
  }

  /** Does the record carry the multiple-birth flag? */
  isFlagged(record: number): boolean {
    return this.#flagged[record] === 1
  }

  /**
   * Why the pair last weighed can be a near match at most.
   *
   * @param flagged - is either of a multiple birth? Default: if either says so.
   */
  capOf(
    left: number,
    right: number,
    flagged: boolean = this.isFlagged(left) || this.isFlagged(right),
  ): PairBar | undefined {
    const a = this.#socialSecurity[left]!
    const b = this.#socialSecurity[right]!
    if (a !== 0 && b !== 0 && a !== b) return 'social-security'
    return this.#guards.capOf(this.levels, flagged)
  }
}
