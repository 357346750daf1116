import { contingency, pairsAmong } from '../evaluation/contingency.ts'
import { denseLabels } from '../evaluation/dense-labels.ts'
import type { ReviewItems } from '../evaluation/review-items.ts'
import { foldOf } from './folds.ts'
import { accumulate, type EffectiveSizes, type Judge, type PartitionCounts } from './judge.ts'

/**
 * A judge who knows the person of some or all records. Only pairs of known records count; an item of
 * review counts whether its records are known or not, half in the fold of each cluster.
 *
 * @param persons - shape `rows`; negative where not known.
 */
export function judgePersons(persons: Int32Array, folds: number, seed: number): Judge {
  const { ids, count } = denseLabels(persons)
  const foldOfPerson = Uint32Array.from({ length: count }, (_, it) => foldOf(it, folds, seed))
  const foldOfRecord = Uint32Array.from(ids, (person, record) =>
    person < count ? foldOfPerson[person]! : foldOf(count + record, folds, seed),
  )
  return {
    kind: 'persons',
    folds,
    count: (labels, items, lowers) =>
      countPersons(labels, persons, items, lowers, folds, foldOfPerson, foldOfRecord),
    sizes: (labels) => sizesOf(labels, persons),
  }
}

function countPersons(
  labels: Uint32Array,
  persons: Int32Array,
  items: ReviewItems,
  lowers: readonly number[],
  folds: number,
  foldOfPerson: Uint32Array,
  foldOfRecord: Uint32Array,
): PartitionCounts {
  const { cells, childSizes, clusterSizes, clusterLabels } = contingency(labels, persons)
  const right = new Float64Array(folds)
  const wrong = new Float64Array(folds)
  const truePairs = new Float64Array(folds)
  for (let cell = 0; cell < cells.size.length; cell++) {
    const size = cells.size[cell]!
    const fold = foldOfPerson[cells.child[cell]!]!
    right[fold]! += pairsAmong(size)
    wrong[fold]! += (size * (clusterSizes[cells.cluster[cell]!]! - size)) / 2
  }
  for (const [person, size] of childSizes.entries()) {
    truePairs[foldOfPerson[person]!]! += pairsAmong(size)
  }

  const numberOf = new Uint32Array(labels.length)
  for (const [number, label] of clusterLabels.entries()) numberOf[label] = number
  const firstCell = firstCells(cells.cluster, clusterSizes.length)
  const atLower = accumulate(items, lowers, folds, (item, { items: load, held }) => {
    const [low, high] = [items.low[item]!, items.high[item]!]
    load[foldOfRecord[low]!]! += 0.5
    load[foldOfRecord[high]!]! += 0.5
    const [x, y] = [numberOf[low]!, numberOf[high]!]
    let i = firstCell[x]!
    let j = firstCell[y]!
    while (i < firstCell[x + 1]! && j < firstCell[y + 1]!) {
      const step = cells.child[i]! - cells.child[j]!
      if (step === 0) {
        held[foldOfPerson[cells.child[i]!]!]! += cells.size[i]! * cells.size[j]!
      }
      if (step <= 0) i++
      if (step >= 0) j++
    }
  })
  return { right, wrong, truePairs, atLower }
}

/** Cells are sorted by cluster, so those of one cluster are a run. */
function firstCells(clusters: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count + 1)
  for (const cluster of clusters) first[cluster + 1]!++
  for (let at = 0; at < count; at++) first[at + 1]! += first[at]!
  return first
}

/**
 * Precision is a ratio over clusters, recall one over persons: the variance of a ratio of sums over
 * such units against that of independent pairs gives the effective number of pairs. Where nothing
 * varies (no wrong pair, none missed), one record more or less in a group of n is n − 1 pairs at once.
 *
 * Source: linearization of a ratio, Cochran (1977), Sampling Techniques, section 6.3.
 */
function sizesOf(labels: Uint32Array, persons: Int32Array): EffectiveSizes {
  const { cells, childSizes, clusterSizes } = contingency(labels, persons)
  const rightOfCluster = new Float64Array(clusterSizes.length)
  const rightOfChild = new Float64Array(childSizes.length)
  for (let cell = 0; cell < cells.size.length; cell++) {
    const pairs = pairsAmong(cells.size[cell]!)
    rightOfCluster[cells.cluster[cell]!]! += pairs
    rightOfChild[cells.child[cell]!]! += pairs
  }
  return {
    precision: effectivePairs(rightOfCluster, clusterSizes),
    recall: effectivePairs(rightOfChild, childSizes),
  }
}

function effectivePairs(right: Float64Array, sizes: Uint32Array): number {
  let pairs = 0
  let found = 0
  let together = 0
  for (const [unit, size] of sizes.entries()) {
    pairs += pairsAmong(size)
    found += right[unit]!
    together += pairsAmong(size) * (size - 1)
  }
  if (pairs === 0) return 0
  const p = found / pairs
  let squares = 0
  for (const [unit, size] of sizes.entries()) squares += (right[unit]! - p * pairsAmong(size)) ** 2
  const independent = p * (1 - p) * pairs
  const effect = independent > 0 ? squares / independent : 1
  return pairs / Math.max(1, effect, together / pairs)
}
