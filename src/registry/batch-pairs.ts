import { connectedComponents } from '../clustering/connected-components.ts'
import type { PersonId } from '../ledger/event.ts'
import { assertedPairs, MOST_SHARING } from '../linker/asserted-pairs.ts'
import type { AssertedPairs } from '../linker/collect-asserted.ts'
import { NO_CONSTRAINTS } from '../linker/constraints.ts'
import { equalGroups } from '../linker/equal-groups.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import type { LoadedEdges } from '../matching/loaded-edges.ts'
import type { LinkageModel } from '../model/linkage-model.ts'
import type { DoubtfulPair, ReviewFacts } from '../review/wanted-items.ts'
import { PairWeigher } from '../scoring/pair-weigher.ts'
import { type WeigherWire, weigherToWire } from '../workers/weigher-wire.ts'
import { BatchEvidence, type BatchLinks } from './batch-evidence.ts'

/** What a load goes on with of a linkage; its blocks, much of it, are let go of. */
export type LoadedLinkage = Omit<LinkageResult, 'blocks' | 'links'>

/** What a batch found out about pairs, told as a registry tells it; records by place in key order. */
export class BatchPairs {
  readonly links: BatchLinks
  readonly #result: LoadedLinkage
  readonly #model: LinkageModel
  readonly #weigher: PairWeigher
  readonly #evidence: BatchEvidence
  readonly #asserted: AssertedPairs

  /** @param model - the registry's: batch leaves out what the columns do not hold. */
  constructor(result: LoadedLinkage, model: LinkageModel) {
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
    const { mustLink, doubtful } = this.#asserted
    const names = used.comparisons.map(({ name }) => name)
    this.links = {
      thresholds: used.thresholds,
      capsWithinSource: used.constraints.withinSource !== 'match',
      sources,
      cores: shared(connectedComponents(labels.length, mustLink.left, mustLink.right)),
      best: bestMates(result),
      sharing: used.constraints.strongIdentifiers.map((fields) => {
        const groupOf = shared(new Uint32Array(labels.length))
        let groups = 0
        for (const group of equalGroups(standardized, fields, MOST_SHARING)) {
          groups++
          for (const record of group) groupOf[record] = groups
        }
        return groupOf
      }),
      doubtful,
      comparisons: model.comparisons.map(({ name }) => names.indexOf(name)),
    }
    this.#evidence = new BatchEvidence(this.links, this.#weigher)
  }

  /** What weighs pairs on another thread. */
  weigher(): WeigherWire {
    return weigherToWire(this.#model, this.#result.prepared, this.#weigher.tables)
  }

  /** Pairs at or above the floor, by numbers of records. */
  edges(numbers: Uint32Array): LoadedEdges {
    const { left, right, weight } = this.#result.scored.pairs.trimmed()
    const numbered = (places: Uint32Array): Uint32Array => {
      const records = shared(places)
      for (let at = 0; at < records.length; at++) records[at] = numbers[places[at]!]!
      return records
    }
    const weights = new Float64Array(new SharedArrayBuffer(8 * weight.length))
    weights.set(weight)
    return { left: numbered(left), right: numbered(right), weight: weights }
  }

  /** What the review rules go by. */
  facts(numbers: Uint32Array, personOf: (place: number) => PersonId): ReviewFacts {
    const { labels, scored } = this.#result
    const { lower, upper } = this.#model.thresholds
    const evidence = this.#evidence
    const pairs: DoubtfulPair[] = []
    const add = (a: number, b: number, weight: number, kind: DoubtfulPair['kind']): void => {
      const persons = [personOf(a), personOf(b)] as const
      pairs.push({ left: numbers[a]!, right: numbers[b]!, persons, weight, kind })
    }
    const { left, right, weight, size } = scored.pairs
    for (let at = 0; at < size; at++) {
      const [a, b] = [left[at]!, right[at]!]
      if (weight[at]! < lower || labels[a] === labels[b]) continue
      const isOneSource = evidence.areOfOneSource(a, b)
      if (this.#model.constraints.withinSource === 'never' && isOneSource) continue
      const isStrong = weight[at]! >= upper && !evidence.isCapped(a, b)
      add(a, b, weight[at]!, isStrong ? 'strong' : 'near')
    }
    const { doubtful } = this.#asserted
    for (const [at, a] of doubtful.left.entries()) {
      const b = doubtful.right[at]!
      if (labels[a] !== labels[b]) add(a, b, evidence.weigh(a, b), 'near')
    }
    return { pairs, held: [], stale: [] }
  }
}

/** Of each record the mate in its cluster with the heaviest kept pair; ties to the smaller key. */
function bestMates({ labels, scored }: LoadedLinkage): Uint32Array {
  const { left, right, weight, size } = scored.pairs
  const best = shared(labels)
  for (let place = 0; place < best.length; place++) best[place] = place
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

/** The same numbers on shared memory. */
function shared(numbers: Uint32Array): Uint32Array {
  const all = new Uint32Array(new SharedArrayBuffer(4 * numbers.length))
  all.set(numbers)
  return all
}
