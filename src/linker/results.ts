import { statedProbability } from '../scoring/match-probability.ts'
import { Explainer, type Explanation } from './explain.ts'
import type { LinkageResult } from './link-table.ts'

/** A record and its cluster. */
export interface RecordCluster {
  readonly source: string | undefined
  readonly recordId: string
  /** The smallest record id of the cluster (with its source before it where there are several). */
  readonly clusterId: string
}

/** A link, by record ids. */
export interface LinkedPair {
  readonly leftSource: string | undefined
  readonly leftId: string
  readonly rightSource: string | undefined
  readonly rightId: string
  /** Bits. */
  readonly matchWeight: number
  readonly matchProbability: number
  readonly decision: 'match' | 'near-match'
}

/** The cluster of every record, in input order. */
export function* clustersOf(result: LinkageResult): Generator<RecordCluster> {
  const { order, ids, sources } = result.prepared.keys
  const place = new Uint32Array(order.length)
  for (const [at, row] of order.entries()) place[row] = at
  for (let row = 0; row < order.length; row++) {
    const smallest = order[result.labels[place[row]!]!]!
    const id = ids.values.get(ids.ids[smallest]!)
    const source = sources?.values.get(sources.ids[smallest]!)
    yield {
      source: sources?.values.get(sources.ids[row]!),
      recordId: ids.values.get(ids.ids[row]!),
      clusterId: source === undefined ? id : `${source}/${id}`,
    }
  }
}

/** Every pair at or above the lower threshold, ordered by keys, left before right. */
export function* linkedPairs(result: LinkageResult): Generator<LinkedPair> {
  const { order, ids, sources } = result.prepared.keys
  const { left, right, weight, matched } = result.links
  const idOf = (record: number): string => ids.values.get(ids.ids[order[record]!]!)
  const sourceOf = (record: number): string | undefined =>
    sources?.values.get(sources.ids[order[record]!]!)
  for (let at = 0; at < left.length; at++) {
    yield {
      leftSource: sourceOf(left[at]!),
      leftId: idOf(left[at]!),
      rightSource: sourceOf(right[at]!),
      rightId: idOf(right[at]!),
      matchWeight: weight[at]!,
      matchProbability: statedProbability(weight[at]!, result.model.calibration),
      decision: matched[at] === 1 ? 'match' : 'near-match',
    }
  }
}

/**
 * Why two records of a result are linked, or not.
 *
 * @throws {@link LinkageError} `record-key-unknown`.
 *
 * @example
 * ```ts
 * const { weight, steps } = explain(result, { id: 'a17' }, { id: 'b03' })
 * ```
 */
export function explain(
  result: LinkageResult,
  left: { readonly source?: string; readonly id: string },
  right: { readonly source?: string; readonly id: string },
): Explanation {
  return new Explainer(result.model, result.prepared).byId(left, right)
}
