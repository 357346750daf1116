import { connectedComponents } from '../clustering/connected-components.ts'
import type { ReviewItems } from '../evaluation/review-items.ts'
import { foldOf } from './folds.ts'
import { accumulate, type EffectiveSizes, type Judge, type PartitionCounts } from './judge.ts'
import type { LabelledPairs } from './truth.ts'

/**
 * A judge who knows labelled pairs. Each stands for 1 ÷ inclusion pairs, less if its labeller was
 * not certain; pairs nobody could have labelled are not known to exist, and are missed by no recall
 * here. Pairs of records that labels join are in one fold.
 */
export function judgePairs(pairs: LabelledPairs, rows: number, folds: number, seed: number): Judge {
  const { left, right, match, certainty, inclusion } = pairs
  const isMatch = (_: number, at: number): boolean => match[at] === 1
  const person = connectedComponents(rows, left.filter(isMatch), right.filter(isMatch))
  const fold = Uint32Array.from(left, (record) => foldOf(person[record]!, folds, seed))
  const weight = Float64Array.from(certainty, (share, at) => share / inclusion[at]!)
  const known = { left, right, match, weight, fold }
  return {
    kind: 'pairs',
    folds,
    count: (labels, items, lowers) =>
      countPairs(labels, items, lowers, folds, known, (record) =>
        foldOf(person[record]!, folds, seed),
      ),
    sizes: (labels) => sizesOf(labels, known),
  }
}

interface Known {
  readonly left: Uint32Array
  readonly right: Uint32Array
  readonly match: Uint8Array
  readonly weight: Float64Array
  readonly fold: Uint32Array
}

function countPairs(
  labels: Uint32Array,
  items: ReviewItems,
  lowers: readonly number[],
  folds: number,
  { left, right, match, weight, fold }: Known,
  foldOfRecord: (record: number) => number,
): PartitionCounts {
  const counts = {
    right: new Float64Array(folds),
    wrong: new Float64Array(folds),
    truePairs: new Float64Array(folds),
  }
  /** Labelled matches between two clusters, by the clusters. */
  const missed = new Map<number, number[]>()
  for (let at = 0; at < left.length; at++) {
    const [x, y] = [labels[left[at]!]!, labels[right[at]!]!]
    if (match[at] === 1) counts.truePairs[fold[at]!]! += weight[at]!
    if (x === y) (match[at] === 1 ? counts.right : counts.wrong)[fold[at]!]! += weight[at]!
    else if (match[at] === 1) {
      const key = Math.min(x, y) * labels.length + Math.max(x, y)
      missed.set(key, [...(missed.get(key) ?? []), at])
    }
  }
  const atLower = accumulate(items, lowers, folds, (item, { items: load, held }) => {
    const [low, high] = [items.low[item]!, items.high[item]!]
    load[foldOfRecord(low)]! += 0.5
    load[foldOfRecord(high)]! += 0.5
    for (const at of missed.get(low * labels.length + high) ?? []) held[fold[at]!]! += weight[at]!
  })
  return { ...counts, atLower }
}

/** Kish's effective size: pairs that stand for many count for less than their weight. */
function sizesOf(labels: Uint32Array, { left, right, match, weight }: Known): EffectiveSizes {
  const effective = (counts: (at: number) => boolean): number => {
    let sum = 0
    let squares = 0
    for (let at = 0; at < left.length; at++) {
      if (!counts(at)) continue
      sum += weight[at]!
      squares += weight[at]! ** 2
    }
    return squares === 0 ? 0 : sum ** 2 / squares
  }
  return {
    precision: effective((at) => labels[left[at]!] === labels[right[at]!]),
    recall: effective((at) => match[at] === 1),
  }
}
