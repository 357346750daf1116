import type { DependentShare } from './dependent-interval.ts'
import { clumpOf, sumOf } from './group-pairs.ts'
import type { PersonOverlap } from './person-overlap.ts'
import { f1Of, share } from './quality.ts'
import { sumVariance } from './sum-variance.ts'

/** B-cubed precision, recall and F₁, with the variance of each. */
export interface BCubedShares {
  readonly precision: DependentShare
  readonly recall: DependentShare
  readonly f1: DependentShare
}

/**
 * The B-cubed measures of {@link bCubedQuality}, ready for intervals. What a record's precision lacks
 * belongs to the pairs of persons in its cluster: 2 / n for each wrong pair of a cluster of n.
 */
export function bCubedShares(overlap: PersonOverlap): BCubedShares {
  const { cells, childSizes, clusterSizes, wrongPairs, records, persons, clusters } = overlap
  const perWrongPair = Float64Array.from(clusterSizes, (n) => (n === 0 ? 0 : -2 / n))
  let lost = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    lost -= perWrongPair[cluster]! * wrongPairs[cluster]!
  }
  const found = new Float64Array(persons)
  for (let cell = 0; cell < cells.size.length; cell++) {
    const person = cells.child[cell]!
    found[person]! += cells.size[cell]! ** 2 / childSizes[person]!
  }
  const sizes = Float64Array.from(childSizes)
  const precision = share(records - lost, records)
  const recall = share(sumOf(found), records)
  const f1 = f1Of(precision, recall)
  // How much F₁ moves with either: the derivatives of the harmonic mean.
  const byPrecision = 2 * share(recall, precision + recall) ** 2
  const byRecall = 2 * share(precision, precision + recall) ** 2
  const variance = (own: Float64Array, perPair: number | Float64Array): number =>
    records === 0 ? 0 : sumVariance(overlap, { own, perWrongPair: perPair }) / records ** 2
  const ofPrecision = sizes.map((size) => (1 - precision) * size)
  const ofRecall = sizes.map((size, person) => found[person]! - recall * size)
  // A person that falls apart, or meets another, costs each of its records half at the most.
  const common = { size: records, clump: clumpOf(sizes) / 2 }
  return {
    precision: { value: precision, variance: variance(ofPrecision, perWrongPair), ...common },
    recall: { value: recall, variance: variance(ofRecall, 0), ...common },
    f1: {
      value: f1,
      variance: variance(
        sizes.map((_, at) => byPrecision * ofPrecision[at]! + byRecall * ofRecall[at]!),
        perWrongPair.map((each) => byPrecision * each),
      ),
      ...common,
      kinds: 2,
    },
  }
}
