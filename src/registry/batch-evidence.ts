import type { LinkEvidence, LinkKind, PairVerdict } from '../ledger/event.ts'
import { NULL_LEVEL, type Thresholds } from '../model/linkage-model.ts'
import type { PairWeigher } from '../scoring/pair-weigher.ts'

/** What a batch found out about the links of its records, by place in key order. Plain data. */
export interface BatchLinks {
  readonly thresholds: Thresholds
  readonly capsWithinSource: boolean
  /** Shape `rows`: number of each record's source; absent with one source. */
  readonly sources: Uint32Array | undefined
  /** Shape `rows`: records of one number are held together by identifiers. */
  readonly cores: Uint32Array
  /** Shape `rows`: the best mate in the same cluster, or the record itself. */
  readonly best: Uint32Array
  /** By identifier: shape `rows`, a number for each shared value, 0 for none. */
  readonly sharing: readonly Uint32Array[]
  /** Pairs that share an identifier although first name and birth date disagree. */
  readonly doubtful: { readonly left: Uint32Array; readonly right: Uint32Array }
  /** Of each comparison of the registry's model, its place in the batch's; −1 if it was left out. */
  readonly comparisons: readonly number[]
}

/** Why records of a batch are linked. One per thread. */
export class BatchEvidence {
  readonly #links: BatchLinks
  readonly #weigher: PairWeigher
  readonly #doubtful: ReadonlySet<number>

  constructor(links: BatchLinks, weigher: PairWeigher) {
    this.#links = links
    this.#weigher = weigher
    const { left, right } = links.doubtful
    this.#doubtful = new Set(Array.from(left, (a, at) => this.#nameOf(a, right[at]!)))
  }

  kindOf(place: number, members: readonly number[]): LinkKind {
    const { cores } = this.#links
    const isAsserted = members.some((mate) => mate !== place && cores[mate] === cores[place])
    return isAsserted ? 'asserted' : 'auto'
  }

  /**
   * As `linkEvidence`: the best pair that blocking found, or else the best of all.
   *
   * @param numberOf - of a place the number of its record.
   */
  evidenceOf(
    place: number,
    members: readonly number[],
    numberOf: (place: number) => number,
    rulesOf: (left: number, right: number) => readonly number[],
  ): LinkEvidence | undefined {
    const { best, comparisons } = this.#links
    const isFound = best[place] !== place
    const mate = isFound ? best[place]! : this.#bestOfAll(place, members)
    if (mate === undefined) return undefined
    const weight = this.weigh(place, mate)
    const { levels } = this.#weigher
    return {
      other: numberOf(mate),
      weight,
      rules: isFound ? rulesOf(numberOf(place), numberOf(mate)) : [],
      levels: comparisons.map((at) => (at < 0 ? NULL_LEVEL : levels[at]!)),
      verdict: this.#verdict(place, mate, weight),
    }
  }

  weigh(a: number, b: number): number {
    return this.#weigher.weigh(Math.min(a, b), Math.max(a, b))
  }

  isCapped(a: number, b: number): boolean {
    this.weigh(a, b)
    return this.#isCapped(a, b)
  }

  areOfOneSource(a: number, b: number): boolean {
    const { sources } = this.#links
    return sources === undefined || sources[a] === sources[b]
  }

  #bestOfAll(place: number, members: readonly number[]): number | undefined {
    let best: number | undefined
    let most = Number.NEGATIVE_INFINITY
    for (const mate of members) {
      const weight = mate === place ? most : this.weigh(place, mate)
      if (weight > most) [best, most] = [mate, weight]
    }
    return best
  }

  /** Of the pair that was last weighed. */
  #verdict(a: number, b: number, weight: number): PairVerdict {
    const { sharing, thresholds } = this.#links
    if (sharing.some((groupOf) => groupOf[a] !== 0 && groupOf[a] === groupOf[b])) {
      return this.#doubtful.has(this.#nameOf(a, b)) ? 'near-match' : 'match'
    }
    if (weight < thresholds.lower) return 'non-match'
    return weight < thresholds.upper || this.#isCapped(a, b) ? 'near-match' : 'match'
  }

  #isCapped(a: number, b: number): boolean {
    if (this.#links.capsWithinSource && this.areOfOneSource(a, b)) return true
    return this.#weigher.capOf(a, b) !== undefined
  }

  /** One number for a pair, whichever stands first. */
  #nameOf(a: number, b: number): number {
    return Math.min(a, b) * this.#links.best.length + Math.max(a, b)
  }
}
