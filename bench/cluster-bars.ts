import type { Explainer } from '../src/linker/explain.ts'
import type { LinkageResult } from '../src/linker/link-table.ts'
import type { RecordPair } from './error-pairs.ts'

/** Why two clusters stand apart, as far as their pairs tell: see `partitionComponent`. */
export type ClusterBar =
  | 'the pair is below upper'
  | 'capped by a pair'
  | 'worst pair below the guard'
  | 'median below upper'
  | 'rival or must-link'

/** What keeps two clusters apart. */
export interface ClusterApart {
  readonly bar: ClusterBar
  readonly leftSize: number
  readonly rightSize: number
  /** The lower median over the cross pairs, in bits. */
  readonly median: number
  readonly worst: number
}

/** Looks up clusters by record; cost of a look-up: the cross pairs of the two clusters. */
export class ClusterBars {
  readonly #result: LinkageResult
  readonly #explainer: Explainer
  readonly #members = new Map<number, number[]>()

  constructor(result: LinkageResult, explainer: Explainer) {
    this.#result = result
    this.#explainer = explainer
    for (const [record, label] of result.labels.entries()) {
      const known = this.#members.get(label)
      if (known === undefined) this.#members.set(label, [record])
      else known.push(record)
    }
  }

  /** Why the clusters of a pair stand apart; undefined if they are one. */
  between({ left, right }: RecordPair): ClusterApart | undefined {
    const { labels, model } = this.#result
    if (labels[left] === labels[right]) return undefined
    const { upper, guard } = model.thresholds
    const lefts = this.#members.get(labels[left]!)!
    const rights = this.#members.get(labels[right]!)!
    const weights: number[] = []
    let capped = false
    for (const a of lefts) {
      for (const b of rights) {
        const { weight, bar } = this.#explainer.pair(Math.min(a, b), Math.max(a, b))
        weights.push(weight)
        capped ||= bar !== undefined
      }
    }
    weights.sort((a, b) => a - b)
    const median = weights[(weights.length - 1) >> 1]!
    const worst = weights[0]!
    const own = this.#explainer.pair(left, right)
    const sizes = { leftSize: lefts.length, rightSize: rights.length, median, worst }
    if (own.verdict !== 'match' && !own.bar) {
      return { bar: 'the pair is below upper', ...sizes }
    }
    if (capped) return { bar: 'capped by a pair', ...sizes }
    if (median < upper) return { bar: 'median below upper', ...sizes }
    if (worst < guard) return { bar: 'worst pair below the guard', ...sizes }
    return { bar: 'rival or must-link', ...sizes }
  }
}
