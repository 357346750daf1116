import { radixSortBy } from '../records/radix-sort.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { HumanConstraints } from './constraints.ts'

/** Every pair at or above the lower threshold with its final decision, ordered by record keys. */
export interface Links {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly weight: Float64Array
  /** 1 where both records are in one cluster: a match. 0: a near match. */
  readonly matched: Uint8Array
}

/**
 * The final decision of each scored pair: a match if the partition put both into one cluster, a
 * near match otherwise, whatever the weight. Pairs that people hold apart are left out.
 *
 * @param admits - pairs it refuses are left out too (two records of one source, linked one-to-one).
 */
export function decideLinks(
  pairs: ScoredPairs,
  labels: Uint32Array,
  lower: number,
  human: HumanConstraints,
  admits: (left: number, right: number) => boolean,
): Links {
  const apart = new Set(human.cannotLink.map(([a, b]) => `${Math.min(a, b)},${Math.max(a, b)}`))
  const kept: number[] = []
  for (let at = 0; at < pairs.size; at++) {
    const [a, b] = [pairs.left[at]!, pairs.right[at]!]
    if (pairs.weight[at]! < lower || !admits(a, b)) continue
    if (apart.size > 0 && apart.has(`${a},${b}`)) continue
    kept.push(at)
  }
  const order = Uint32Array.from(kept)
  radixSortBy(order, pairs.right, pairs.left)
  return {
    left: order.map((at) => pairs.left[at]!),
    right: order.map((at) => pairs.right[at]!),
    weight: Float64Array.from(order, (at) => pairs.weight[at]!),
    matched: Uint8Array.from(order, (at) =>
      labels[pairs.left[at]!] === labels[pairs.right[at]!] ? 1 : 0,
    ),
  }
}

/** 2ʷ/(1+2ʷ): the probability that a pair of this match weight is one person. */
export function matchProbability(weight: number): number {
  return weight > 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}
