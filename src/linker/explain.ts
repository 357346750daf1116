import { LinkageError } from '../errors.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import { explainScore, type ScoreStep } from '../scoring/explain-score.ts'
import { statedProbability } from '../scoring/match-probability.ts'
import { type PairBar, PairWeigher } from '../scoring/pair-weigher.ts'
import { KeyIndex } from './key-index.ts'
import type { PreparedRecords } from './prepare.ts'

/** Why two records are linked, or not. */
export interface Explanation {
  /** Match weight in bits: the sum of the steps. */
  readonly weight: number
  readonly probability: number
  /** What the weight and the model's bars say of this pair alone; clusters may decide otherwise. */
  readonly verdict: 'match' | 'near-match' | 'non-match'
  /** Why the pair can be a near match at most, if so. */
  readonly bar?: PairBar
  /** Prior first, then each comparison, then what a shared family takes back. */
  readonly steps: readonly ScoreStep[]
}

/** Explains pairs of one prepared table under one model. */
export class Explainer {
  readonly #model: LinkageModel
  readonly #prepared: PreparedRecords
  readonly #weigher: PairWeigher
  #index: KeyIndex | undefined

  constructor(model: LinkageModel, prepared: PreparedRecords) {
    this.#model = model
    this.#prepared = prepared
    this.#weigher = new PairWeigher(model, prepared)
  }

  /** Explains two records by their place in key order. */
  pair(left: number, right: number): Explanation {
    const weight = this.#weigher.weigh(left, right)
    const { lower, upper } = this.#model.thresholds
    const bar = this.#weigher.capOf(left, right) ?? this.#sourceBar(left, right)
    const verdict = weight < lower ? 'non-match' : weight < upper || bar ? 'near-match' : 'match'
    return {
      weight,
      probability: statedProbability(weight, this.#model.calibration),
      verdict,
      ...(bar === undefined ? {} : { bar }),
      steps: explainScore(this.#model, this.#weigher.levels, this.#weigher.rarities, weight),
    }
  }

  /**
   * Explains two records by their ids.
   *
   * @throws {@link LinkageError} `record-key-unknown`.
   */
  byId(
    left: { readonly source?: string; readonly id: string },
    right: { readonly source?: string; readonly id: string },
  ): Explanation {
    return this.pair(this.#find(left), this.#find(right))
  }

  #find({ source = '', id }: { readonly source?: string; readonly id: string }): number {
    this.#index ??= new KeyIndex(this.#prepared.keys)
    const found = this.#index.find(source, id)
    if (found === undefined) {
      const file = this.#prepared.table.parts[0]?.file ?? 'records'
      throw new LinkageError('record-key-unknown', { file, line: 0, key: id })
    }
    return found
  }

  #sourceBar(left: number, right: number): PairBar | undefined {
    const { sources } = this.#prepared
    if (this.#model.constraints.withinSource === 'match') return undefined
    // Without sources all records are of one.
    return sources === undefined || sources[left] === sources[right] ? 'within-source' : undefined
  }
}
