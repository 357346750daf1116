import type { ReviewItems } from '../evaluation/review-items.ts'

/**
 * What a partition is worth, in counts that add up: by fold of the truth, so that thresholds chosen
 * on some folds can be measured on another. A pair that two folds share counts half in each.
 */
export interface PartitionCounts {
  /** By fold: matched pairs of one person. */
  readonly right: Float64Array
  /** By fold: matched pairs of two persons. */
  readonly wrong: Float64Array
  /** By fold: pairs of one person, matched or not. */
  readonly truePairs: Float64Array
  /** For each lower threshold asked for. */
  readonly atLower: readonly LowerCounts[]
}

/** What depends on the lower threshold. */
export interface LowerCounts {
  /** By fold: items of review. */
  readonly items: Float64Array
  /** By fold: pairs of one person that accepting the right items would find. */
  readonly held: Float64Array
}

/** How many independent observations a share rests on; pairs of one cluster or person stand together. */
export interface EffectiveSizes {
  readonly precision: number
  readonly recall: number
}

/** Knows, or estimates, who is who. */
export interface Judge {
  readonly kind: 'persons' | 'pairs' | 'estimate'
  readonly folds: number
  /**
   * @param labels - each record's cluster, as its smallest record.
   * @param items - what there is to review at the lowest of all lower thresholds.
   * @param lowers - descending.
   */
  count(labels: Uint32Array, items: ReviewItems, lowers: readonly number[]): PartitionCounts
  /** For the intervals of one partition. */
  sizes(labels: Uint32Array): EffectiveSizes
}

/** The sum over folds. */
export function total(byFold: Float64Array): number {
  let sum = 0
  for (const count of byFold) sum += count
  return sum
}

/** Walks items and lower thresholds from the top: each item counts for every threshold at or below it. */
export function accumulate(
  { weight }: ReviewItems,
  lowers: readonly number[],
  folds: number,
  add: (item: number, counts: LowerCounts) => void,
): LowerCounts[] {
  const running = { items: new Float64Array(folds), held: new Float64Array(folds) }
  let item = 0
  return lowers.map((lower) => {
    while (item < weight.length && weight[item]! >= lower) add(item++, running)
    return { items: running.items.slice(), held: running.held.slice() }
  })
}
