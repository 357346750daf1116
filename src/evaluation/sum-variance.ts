import type { PersonOverlap } from './person-overlap.ts'

/** A sum over a result whose parts belong to one person each, or to two that share a cluster. */
export interface PersonSum {
  /** Shape `persons`: what each person adds by itself. */
  readonly own: Float64Array
  /**
   * What each pair of records of different persons in a cluster adds; shape `clusters` where that
   * differs between clusters.
   */
  readonly perWrongPair: number | Float64Array
  /**
   * Shape `cells`: how many records of each cell count. A wrong pair then counts by the share of its
   * two records that do. Absent: all.
   */
  readonly counted?: Uint32Array
}

/**
 * The variance of a sum whose expectation is zero, if persons were drawn anew: parts that share a
 * person depend on each other, others do not. A part that two persons share counts once, not twice
 * and not half.
 *
 * Σ over persons (own + shared)² − Σ over pairs of persons shared². Persons who meet in two clusters
 * count as two pairs, which errs on the wide side.
 *
 * Source: the dyadic-robust variance of Fafchamps & Gubert (2007), Journal of Development Economics
 * 83, and Aronow, Samii & Assenova (2015), Political Analysis 23(4), with one more part for each
 * person alone.
 *
 * Cost: O(cells).
 */
export function sumVariance(overlap: PersonOverlap, sum: PersonSum): number {
  const { cells, clusterSizes, firstCell, persons, clusters } = overlap
  const { own, perWrongPair, counted = cells.size } = sum
  const influence = Float64Array.from(own)
  let twice = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    const [from, to] = [firstCell[cluster]!, firstCell[cluster + 1]!]
    const weight = typeof perWrongPair === 'number' ? perWrongPair : perWrongPair[cluster]!
    if (to - from < 2 || weight === 0) continue
    let allCounted = 0
    for (let cell = from; cell < to; cell++) allCounted += counted[cell]!
    const all = clusterSizes[cluster]!
    let [kk, ss, ks, kkss] = [0, 0, 0, 0]
    for (let cell = from; cell < to; cell++) {
      const [k, s] = [counted[cell]!, cells.size[cell]!]
      influence[cells.child[cell]!]! += (weight / 2) * (k * (all - s) + s * (allCounted - k))
      kk += k * k
      ss += s * s
      ks += k * s
      kkss += k * k * s * s
    }
    // Σ over pairs of cells of (weight · (kₐs_b + sₐk_b) / 2)².
    twice += (weight * weight * (kk * ss + ks * ks - 2 * kkss)) / 4
  }
  let variance = -twice
  for (let person = 0; person < persons; person++) variance += influence[person]! ** 2
  return variance
}
