import type { DependentShare } from './dependent-interval.ts'
import type { PersonOverlap } from './person-overlap.ts'
import { share } from './quality.ts'
import { sumVariance } from './sum-variance.ts'

/** How many persons and clusters came out whole, over the records whose truth is known. */
export interface ClusterShares {
  /** True persons. */
  readonly persons: number
  readonly clusters: number
  /** Persons all of whose records are one cluster, and no others in it. */
  readonly exact: number
  /** Persons whose records are in several clusters. */
  readonly splits: number
  /** Clusters that hold records of several persons. */
  readonly merges: number
  /** Persons who share a cluster with another. */
  readonly mergedPersons: number
  /** exact / persons. */
  readonly exactShare: DependentShare
  /** splits / persons. */
  readonly splitShare: DependentShare
  /** merges / clusters. */
  readonly mergeShare: DependentShare
  /** Persons who share a cluster with another / persons. */
  readonly mergedShare: DependentShare
}

/** Counts persons and clusters by what became of them, with the variance of each share. */
export function clusterShares(overlap: PersonOverlap): ClusterShares {
  const { cells, persons, firstCell, wrongPairs } = overlap
  const cellsOf = new Uint32Array(persons)
  for (const person of cells.child) cellsOf[person]!++
  const isSplit = cellsOf.map((count) => (count > 1 ? 1 : 0))
  const isMerged = new Uint8Array(persons)
  const clusters = new Float64Array(persons)
  // By cluster: persons who are lost there, for each wrong pair of the cluster.
  const lost = new Float64Array(overlap.clusters)
  const newlyMerged = new Float64Array(overlap.clusters)
  let merges = 0
  let all = 0
  for (let cluster = 0; cluster < overlap.clusters; cluster++) {
    const [from, to] = [firstCell[cluster]!, firstCell[cluster + 1]!]
    if (to > from) all++
    if (to - from === 1) clusters[cells.child[from]!]!++
    if (to - from < 2) continue
    merges++
    for (let cell = from; cell < to; cell++) {
      const person = cells.child[cell]!
      if (isSplit[person] === 0) lost[cluster]!++
      if (isMerged[person] === 0) newlyMerged[cluster]!++
      isMerged[person] = 1
    }
  }
  const splits = isSplit.reduce((sum, is) => sum + is, 0)
  const merged = isMerged.reduce((sum, is) => sum + is, 0)
  let exact = 0
  for (let person = 0; person < persons; person++) {
    if (isSplit[person] === 0 && isMerged[person] === 0) exact++
  }
  const perPair = (counts: Float64Array): Float64Array =>
    counts.map((count, cluster) => (count === 0 ? 0 : count / wrongPairs[cluster]!))
  const of = (
    count: number,
    size: number,
    own: (person: number, value: number) => number,
    perWrongPair: (value: number) => number | Float64Array,
  ): DependentShare => {
    const value = size === 0 ? 0 : count / size
    const parts = Float64Array.from({ length: persons }, (_, person) => own(person, value))
    const sum = { own: parts, perWrongPair: perWrongPair(value) }
    return {
      value,
      variance: size === 0 ? 0 : sumVariance(overlap, sum) / size ** 2,
      size,
      clump: 1,
    }
  }
  const mixed = Float64Array.from(wrongPairs, (pairs) => (pairs > 0 ? 1 : 0))
  return {
    persons,
    clusters: all,
    exact,
    splits,
    merges,
    mergedPersons: merged,
    exactShare: {
      ...of(
        exact,
        persons,
        (person, value) => 1 - value - isSplit[person]!,
        () => perPair(lost).map((each) => -each),
      ),
      value: share(exact, persons),
    },
    splitShare: of(
      splits,
      persons,
      (person, value) => isSplit[person]! - value,
      () => 0,
    ),
    mergeShare: of(
      merges,
      all,
      (person, value) => -value * clusters[person]!,
      (value) => perPair(mixed).map((each) => (1 - value) * each),
    ),
    mergedShare: of(
      merged,
      persons,
      (_, value) => -value,
      () => perPair(newlyMerged),
    ),
  }
}
