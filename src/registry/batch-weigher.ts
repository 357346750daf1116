import { bothDisagree } from '../linker/asserted-pairs.ts'
import type { PreparedRecords } from '../linker/prepare.ts'
import type { LoadedRecords } from '../matching/match-index.ts'
import { type LinkageModel, NULL_LEVEL } from '../model/linkage-model.ts'
import { explainScore, type ScoreStep } from '../scoring/explain-score.ts'
import { type PairBar, PairWeigher } from '../scoring/pair-weigher.ts'

/** Weighs records of a batch, any pair, and tells it in the comparisons of the registry's model. */
export class BatchWeigher {
  readonly weigher: PairWeigher
  readonly disagree: (left: number, right: number) => boolean
  /** Of the pair last weighed, by comparison of the registry's model. */
  readonly levels: Uint8Array
  readonly #rarities: Float32Array
  readonly #model: LinkageModel
  /** Of each comparison of the batch, its place in the registry's model. */
  readonly #comparisons: readonly number[]

  /**
   * @param used - as the batch has it: without what no record fills.
   * @param model - as the registry has it.
   */
  constructor(used: LinkageModel, prepared: PreparedRecords, model: LinkageModel) {
    this.weigher = new PairWeigher(used, prepared)
    this.disagree = bothDisagree(used, prepared.standardized, this.weigher)
    this.levels = new Uint8Array(model.comparisons.length).fill(NULL_LEVEL)
    this.#rarities = new Float32Array(model.comparisons.length)
    this.#model = model
    const names = model.comparisons.map(({ name }) => name)
    this.#comparisons = used.comparisons.map(({ name }) => names.indexOf(name))
  }

  weigh(left: number, right: number): number {
    const { weigher } = this
    const weight = weigher.weigh(left, right)
    for (let at = 0; at < this.#comparisons.length; at++) {
      this.levels[this.#comparisons[at]!] = weigher.levels[at]!
      this.#rarities[this.#comparisons[at]!] = weigher.rarities[at]!
    }
    return weight
  }

  explain(left: number, right: number): readonly ScoreStep[] {
    const weight = this.weigh(left, right)
    return explainScore(this.#model, this.levels, this.#rarities, weight)
  }

  /** Some of the records, by place in a list of their places in the batch. */
  over(places: Uint32Array): LoadedRecords {
    return new PlacedRecords(this, places)
  }
}

class PlacedRecords implements LoadedRecords {
  readonly #batch: BatchWeigher
  readonly #places: Uint32Array

  constructor(batch: BatchWeigher, places: Uint32Array) {
    this.#batch = batch
    this.#places = places
  }

  get count(): number {
    return this.#places.length
  }

  get levels(): Uint8Array {
    return this.#batch.levels
  }

  weigh(left: number, right: number): number {
    return this.#batch.weigh(this.#places[left]!, this.#places[right]!)
  }

  capOf(left: number, right: number, flagged?: boolean): PairBar | undefined {
    return this.#batch.weigher.capOf(this.#places[left]!, this.#places[right]!, flagged)
  }

  isFlagged(record: number): boolean {
    return this.#batch.weigher.isFlagged(this.#places[record]!)
  }

  bothDisagree(left: number, right: number): boolean {
    return this.#batch.disagree(this.#places[left]!, this.#places[right]!)
  }

  explain(left: number, right: number): readonly ScoreStep[] {
    return this.#batch.explain(this.#places[left]!, this.#places[right]!)
  }
}
