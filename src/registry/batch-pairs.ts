import { connectedComponents } from '../clustering/connected-components.ts'
import type { LinkEvidence, LinkKind, PairVerdict, PersonId } from '../ledger/event.ts'
import { assertedPairs, MOST_SHARING } from '../linker/asserted-pairs.ts'
import type { AssertedPairs } from '../linker/collect-asserted.ts'
import { NO_CONSTRAINTS } from '../linker/constraints.ts'
import { equalGroups } from '../linker/equal-groups.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { IndexLoader, LoadedEdges } from '../matching/index-loader.ts'
import { type LinkageModel, NULL_LEVEL } from '../model/linkage-model.ts'
import type { DoubtfulPair, ReviewFacts } from '../review/wanted-items.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'

/** What a batch found out about pairs, told as a registry tells it; records by place in key order. */
export class BatchPairs {
  readonly #result: LinkageResult
  readonly #model: LinkageModel
  readonly #weigher: PairWeigher
  readonly #asserted: AssertedPairs
  readonly #cores: Uint32Array
  /** Shape `rows`: the best mate in the same cluster, or the record itself. */
  readonly #best: Uint32Array
  /** By identifier: shape `rows`, a number for each shared value, 0 for none. */
  readonly #sharing: readonly Uint32Array[]
  /** Of each comparison of the registry's model, its place in the batch's; −1 if it was left out. */
  readonly #comparisons: readonly number[]

  /** @param model - the registry's: batch leaves out what the columns do not hold. */
  constructor(result: LinkageResult, model: LinkageModel) {
    const { prepared, model: used, labels } = result
    const { standardized, sources } = prepared
    this.#result = result
    this.#model = used
    this.#weigher = new PairWeigher(used, prepared)
    this.#asserted = assertedPairs(
      used,
      standardized,
      NO_CONSTRAINTS,
      this.#weigher,
      String,
      sources,
    )
    const { left, right } = this.#asserted.mustLink
    this.#cores = connectedComponents(labels.length, left, right)
    this.#best = bestMates(result)
    this.#sharing = used.constraints.strongIdentifiers.map((fields) => {
      const groupOf = new Uint32Array(labels.length)
      let groups = 0
      for (const group of equalGroups(standardized, fields, MOST_SHARING)) {
        groups++
        for (const record of group) groupOf[record] = groups
      }
      return groupOf
    })
    const names = used.comparisons.map(({ name }) => name)
    this.#comparisons = model.comparisons.map(({ name }) => names.indexOf(name))
  }

  kindOf(place: number, members: readonly number[]): LinkKind {
    const isAsserted = members.some(
      (mate) => mate !== place && this.#cores[mate] === this.#cores[place],
    )
    return isAsserted ? 'asserted' : 'auto'
  }

  /** As `linkEvidence`: the best pair that blocking found, or else the best of all. */
  evidenceOf(
    place: number,
    members: readonly number[],
    numbers: Uint32Array,
    loader: IndexLoader,
  ): LinkEvidence | undefined {
    const isFound = this.#best[place] !== place
    const mate = isFound ? this.#best[place]! : this.#bestOfAll(place, members)
    if (mate === undefined) return undefined
    const weight = this.#weigh(place, mate)
    const { levels } = this.#weigher
    return {
      other: numbers[mate]!,
      weight,
      rules: isFound ? loader.rulesOf(numbers[place]!, numbers[mate]!) : [],
      levels: this.#comparisons.map((at) => (at < 0 ? NULL_LEVEL : levels[at]!)),
      verdict: this.#verdict(place, mate, weight),
    }
  }

  /** Pairs at or above the floor, by numbers of records. */
  edges(numbers: Uint32Array): LoadedEdges {
    const { left, right, weight } = this.#result.scored.pairs.trimmed()
    return {
      left: left.map((place) => numbers[place]!),
      right: right.map((place) => numbers[place]!),
      weight,
    }
  }

  /** What the review rules go by. */
  facts(numbers: Uint32Array, personOf: (place: number) => PersonId): ReviewFacts {
    const { labels, scored } = this.#result
    const { lower, upper } = this.#model.thresholds
    const pairs: DoubtfulPair[] = []
    const add = (a: number, b: number, weight: number, kind: DoubtfulPair['kind']): void => {
      const persons = [personOf(a), personOf(b)] as const
      pairs.push({ left: numbers[a]!, right: numbers[b]!, persons, weight, kind })
    }
    const { left, right, weight, size } = scored.pairs
    for (let at = 0; at < size; at++) {
      const [a, b] = [left[at]!, right[at]!]
      if (weight[at]! < lower || labels[a] === labels[b]) continue
      if (this.#model.constraints.withinSource === 'never' && this.#areOfOneSource(a, b)) continue
      const isStrong = weight[at]! >= upper && !this.#isCapped(a, b)
      add(a, b, weight[at]!, isStrong ? 'strong' : 'near')
    }
    const { doubtful } = this.#asserted
    for (const [at, a] of doubtful.left.entries()) {
      const b = doubtful.right[at]!
      if (labels[a] !== labels[b]) add(a, b, this.#weigh(a, b), 'near')
    }
    return { pairs, held: [], stale: [] }
  }

  #bestOfAll(place: number, members: readonly number[]): number | undefined {
    let best: number | undefined
    let most = Number.NEGATIVE_INFINITY
    for (const mate of members) {
      const weight = mate === place ? most : this.#weigh(place, mate)
      if (weight > most) [best, most] = [mate, weight]
    }
    return best
  }

  #weigh(a: number, b: number): number {
    return this.#weigher.weigh(Math.min(a, b), Math.max(a, b))
  }

  #verdict(a: number, b: number, weight: number): PairVerdict {
    const { lower, upper } = this.#model.thresholds
    const isCapped = this.#isCapped(a, b)
    if (this.#sharing.some((groupOf) => groupOf[a] !== 0 && groupOf[a] === groupOf[b])) {
      const { left, right } = this.#asserted.doubtful
      const isDoubtful = left.some(
        (one, at) => (one === a && right[at] === b) || (one === b && right[at] === a),
      )
      return isDoubtful ? 'near-match' : 'match'
    }
    if (weight < lower) return 'non-match'
    return weight < upper || isCapped ? 'near-match' : 'match'
  }

  #isCapped(a: number, b: number): boolean {
    if (this.#model.constraints.withinSource !== 'match' && this.#areOfOneSource(a, b)) return true
    this.#weigh(a, b)
    return this.#weigher.capOf(a, b) !== undefined
  }

  #areOfOneSource(a: number, b: number): boolean {
    const { sources } = this.#result.prepared
    return sources === undefined || sources[a] === sources[b]
  }
}

/** Of each record the mate in its cluster with the heaviest kept pair; ties to the smaller key. */
function bestMates({ labels, scored }: LinkageResult): Uint32Array {
  const { left, right, weight, size } = scored.pairs
  const best = Uint32Array.from(labels, (_, place) => place)
  const most = new Float64Array(labels.length).fill(Number.NEGATIVE_INFINITY)
  const offer = (place: number, mate: number, bits: number): void => {
    if (bits < most[place]! || (bits === most[place] && mate > best[place]!)) return
    most[place] = bits
    best[place] = mate
  }
  for (let at = 0; at < size; at++) {
    const [a, b] = [left[at]!, right[at]!]
    if (labels[a] !== labels[b]) continue
    offer(a, b, weight[at]!)
    offer(b, a, weight[at]!)
  }
  return best
}
