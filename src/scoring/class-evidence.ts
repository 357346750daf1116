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

/** What speaks for one child, against each kind of two. In bits, priors included. */
export interface PairEvidence {
  readonly strangers: number
  /** Siblings and twins together. */
  readonly relatives: number
}

/** The two sides that a match weight takes together, for what has to tell them apart. */
export class ClassEvidence {
  readonly #table
  readonly #priors: Float64Array
  readonly #reach
  readonly #logs = new Float64Array(4)

  constructor(model: Pick<LinkageModel, 'comparisons' | 'prior'>) {
    this.#table = classTable(model.comparisons)
    this.#priors = classPriors(model.prior)
    this.#reach = rarityReach(model)
  }

  /** Log-odds of a match against strangers before anything is seen of a pair, in bits. */
  get prior(): number {
    return this.#priors[MATCH]! - this.#priors[UNRELATED]!
  }

  /** Of a pair with these levels and rarities, as `PairWeigher.weigh` leaves them. */
  of(levels: Uint8Array, rarities: Float32Array): PairEvidence {
    const logs = this.#logs
    classLogs(levels, this.#table, this.#priors, logs)
    for (const [at, { sibling, twin }] of this.#reach.entries()) {
      const bits = rarities[at]!
      logs[UNRELATED]! -= bits
      if (sibling) logs[SIBLING]! -= bits
      if (twin) logs[TWIN]! -= bits
    }
    const match = logs[MATCH]!
    return {
      strangers: match - logs[UNRELATED]!,
      relatives: -Math.log2(2 ** (logs[SIBLING]! - match) + 2 ** (logs[TWIN]! - match)),
    }
  }
}
