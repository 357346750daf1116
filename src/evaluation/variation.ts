import type { Interval } from './dependent-interval.ts'
import { dependentInterval } from './dependent-interval.ts'
import { clumpOf } from './group-pairs.ts'
import type { PersonOverlap } from './person-overlap.ts'
import { sumVariance } from './sum-variance.ts'

/** Variation of information, in bits: 0 where clusters and persons are the same. */
export interface Variation {
  readonly value: number
  /** Its part from persons who share a cluster, H(person | cluster). */
  readonly merges: number
  /** Its part from persons in several clusters, H(cluster | person). */
  readonly splits: number
  readonly interval: Interval
}

/**
 * How much knowing the cluster of a record leaves open about its person, and the other way round.
 *
 * Source: Meilă (2007), "Comparing clusterings – an information based distance", Journal of
 * Multivariate Analysis 98(5).
 */
export function variation(overlap: PersonOverlap): Variation {
  const { cells, childSizes, clusterSizes, wrongPairs, records, persons } = overlap
  const own = new Float64Array(persons)
  const perWrongPair = new Float64Array(overlap.clusters)
  let [merges, splits] = [0, 0]
  for (let cell = 0; cell < cells.size.length; cell++) {
    const size = cells.size[cell]!
    const [person, cluster] = [cells.child[cell]!, cells.cluster[cell]!]
    const split = size * Math.log2(childSizes[person]! / size)
    const merge = size * Math.log2(clusterSizes[cluster]! / size)
    splits += split
    merges += merge
    own[person]! += split
    if (merge > 0) perWrongPair[cluster]! += merge / wrongPairs[cluster]!
  }
  if (records === 0) return { value: 0, merges: 0, splits: 0, interval: { low: 0, high: 0 } }
  const value = (merges + splits) / records
  const residual = own.map((bits, person) => bits - value * childSizes[person]!)
  const variance = sumVariance(overlap, { own: residual, perWrongPair }) / records ** 2
  // As a share of the most there could be, one record being good for so many bits.
  const most = Math.max(1, Math.log2(records))
  const { low, high } = dependentInterval({
    value: value / most,
    variance: variance / most ** 2,
    size: records * most,
    clump: clumpOf(Float64Array.from(childSizes)),
    kinds: 2,
  })
  return {
    value,
    merges: merges / records,
    splits: splits / records,
    interval: { low: low * most, high: high * most },
  }
}
