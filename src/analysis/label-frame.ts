import type { LinkageResult } from '../linker/link-table.ts'
import { radixSortBy } from '../records/radix-sort.ts'
import { statedProbability } from '../scoring/match-probability.ts'

/** All pairs that may be put before a person; records by their place in key order. */
export interface LabelFrame {
  readonly left: Uint32Array
  /** Shape as `left`; always greater than it. Pairs ascend by left, then right. */
  readonly right: Uint32Array
  /** Match weight in bits; NaN for records of one cluster that were joined by others alone. */
  readonly weight: Float64Array
  /** 1: in one cluster. */
  readonly joined: Uint8Array
  /** The probability of a match that the model states; a half where it states none. */
  readonly probability: Float64Array
}

/**
 * Collects the pairs down to a floor, and all pairs that clusters hold beside them: what thresholds
 * decide about, and what has been decided.
 *
 * @param floor - match weight in bits, at or above the one that the result was run with.
 */
export function labelFrame(result: LinkageResult, floor: number): LabelFrame {
  const { pairs } = result.scored
  const { calibration } = result.model
  const { labels } = result
  const kept: number[] = []
  for (let at = 0; at < pairs.size; at++) {
    const isJoined = labels[pairs.left[at]!] === labels[pairs.right[at]!]
    if (pairs.weight[at]! >= floor || isJoined) kept.push(at)
  }
  const scored = new Set<number>()
  const rows = labels.length
  for (const at of kept) {
    if (labels[pairs.left[at]!] === labels[pairs.right[at]!]) {
      scored.add(keyOf(pairs.left[at]!, pairs.right[at]!, rows))
    }
  }
  const unscored = joinedPairs(result).filter((key) => !scored.has(key))
  const size = kept.length + unscored.length
  const left = new Uint32Array(size)
  const right = new Uint32Array(size)
  const weight = new Float64Array(size)
  for (const [to, at] of kept.entries()) {
    left[to] = Math.min(pairs.left[at]!, pairs.right[at]!)
    right[to] = Math.max(pairs.left[at]!, pairs.right[at]!)
    weight[to] = pairs.weight[at]!
  }
  for (const [more, key] of unscored.entries()) {
    left[kept.length + more] = Math.floor(key / rows)
    right[kept.length + more] = key % rows
    weight[kept.length + more] = Number.NaN
  }
  const order = Uint32Array.from({ length: size }, (_, at) => at)
  radixSortBy(order, right, left)
  const sorted = {
    left: Uint32Array.from(order, (at) => left[at]!),
    right: Uint32Array.from(order, (at) => right[at]!),
    weight: Float64Array.from(order, (at) => weight[at]!),
  }
  return {
    ...sorted,
    joined: Uint8Array.from(sorted.left, (a, at) =>
      labels[a] === labels[sorted.right[at]!] ? 1 : 0,
    ),
    probability: sorted.weight.map((bits) =>
      Number.isNaN(bits) ? 0.5 : statedProbability(bits, calibration),
    ),
  }
}

function keyOf(a: number, b: number, rows: number): number {
  return Math.min(a, b) * rows + Math.max(a, b)
}

/** Pairs of one cluster, as keys; of two tables that were linked, those across them only. */
function joinedPairs({ labels, sides }: LinkageResult): number[] {
  const members = new Map<number, number[]>()
  for (const [record, label] of labels.entries()) {
    if (label === record) continue
    const others = members.get(label)
    if (others === undefined) members.set(label, [label, record])
    else others.push(record)
  }
  const keys: number[] = []
  for (const records of members.values()) {
    for (const [at, a] of records.entries()) {
      for (const b of records.slice(at + 1)) {
        if (sides !== undefined && sides[a] === sides[b]) continue
        keys.push(keyOf(a, b, labels.length))
      }
    }
  }
  return keys
}
