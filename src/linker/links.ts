import { RecordPairSet, recordPairs } from '../clustering/record-pairs.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import type { ScoredPairs } from '../scoring/scored-pairs.ts'
import type { HumanConstraints } from './constraints.ts'

/**
 * Every pair at or above the lower threshold with its final decision, ordered by record keys; on
 * shared memory.
 */
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
  const apart = new RecordPairSet(recordPairs(human.cannotLink))
  const isKept = (at: number): boolean => {
    if (pairs.weight[at]! < lower) return false
    const [a, b] = [pairs.left[at]!, pairs.right[at]!]
    return admits(a, b) && !(apart.size > 0 && apart.has(a, b))
  }
  const kept = new Uint8Array(pairs.size)
  let size = 0
  for (let at = 0; at < pairs.size; at++) {
    if (!isKept(at)) continue
    kept[at] = 1
    size++
  }
  const order = new Uint32Array(size)
  for (let at = 0, to = 0; to < size; at++) if (kept[at] === 1) order[to++] = at
  radixSortBy(order, pairs.right, pairs.left)
  return inOrder(pairs, order, labels)
}

function inOrder(pairs: ScoredPairs, order: Uint32Array, labels: Uint32Array): Links {
  const { length } = order
  const links = {
    left: new Uint32Array(new SharedArrayBuffer(4 * length)),
    right: new Uint32Array(new SharedArrayBuffer(4 * length)),
    weight: new Float64Array(new SharedArrayBuffer(8 * length)),
    matched: new Uint8Array(new SharedArrayBuffer(length)),
  }
  for (let to = 0; to < order.length; to++) {
    const at = order[to]!
    const [a, b] = [pairs.left[at]!, pairs.right[at]!]
    links.left[to] = a
    links.right[to] = b
    links.weight[to] = pairs.weight[at]!
    links.matched[to] = labels[a] === labels[b] ? 1 : 0
  }
  return links
}
