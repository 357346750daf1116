import type { DependentShare } from './dependent-interval.ts'
import type { PersonOverlap } from './person-overlap.ts'
import { share } from './quality.ts'
import { sumVariance } from './sum-variance.ts'

/** Pairs of a group of records: each pair belongs half to each of its two records. */
export interface GroupPairs {
  /** Persons with a record in the group. */
  readonly persons: number
  readonly records: number
  /** Pairs of one person. */
  readonly truePairs: number
  /** Of these, pairs in one cluster. */
  readonly foundPairs: number
  /** Pairs of different persons in one cluster. */
  readonly wrongPairs: number
  /** Share of the pairs in one cluster that are right. */
  readonly precision: DependentShare
  /** Share of the true pairs that are in one cluster. */
  readonly recall: DependentShare
  /** 2 · found / (found + wrong + true). */
  readonly f1: DependentShare
}

/**
 * Counts the pairs of a group, with the variance of what they say.
 *
 * @param counted - shape `cells`: records of the group in each cell. Absent: all records.
 *
 * Cost: O(cells).
 */
export function groupPairs(
  overlap: PersonOverlap,
  counted: Uint32Array = overlap.cells.size,
): GroupPairs {
  const { cells, childSizes, clusterSizes } = overlap
  const found = new Float64Array(overlap.persons)
  const all = new Float64Array(overlap.persons)
  const inGroup = new Uint8Array(overlap.persons)
  let records = 0
  let wrongPairs = 0
  for (let cell = 0; cell < counted.length; cell++) {
    const k = counted[cell]!
    if (k === 0) continue
    const person = cells.child[cell]!
    const size = cells.size[cell]!
    inGroup[person] = 1
    records += k
    found[person]! += (k * (size - 1)) / 2
    all[person]! += (k * (childSizes[person]! - 1)) / 2
    wrongPairs += (k * (clusterSizes[cells.cluster[cell]!]! - size)) / 2
  }
  const foundPairs = sumOf(found)
  const truePairs = sumOf(all)
  const claimed = foundPairs + wrongPairs
  const precision = share(foundPairs, claimed)
  const recall = share(foundPairs, truePairs)
  const both = claimed + truePairs
  const f1 = share(2 * foundPairs, both)
  const variance = (own: Float64Array, perWrongPair: number, size: number): number =>
    size === 0 ? 0 : sumVariance(overlap, { own, perWrongPair, counted }) / size ** 2
  return {
    persons: inGroup.reduce((sum, is) => sum + is, 0),
    records,
    truePairs,
    foundPairs,
    wrongPairs,
    precision: {
      value: precision,
      variance: variance(
        found.map((pairs) => (1 - precision) * pairs),
        -precision,
        claimed,
      ),
      size: claimed,
      clump: clumpOf(found),
    },
    recall: {
      value: recall,
      variance: variance(
        found.map((pairs, person) => pairs - recall * all[person]!),
        0,
        truePairs,
      ),
      size: truePairs,
      clump: clumpOf(all),
    },
    f1: {
      value: f1,
      variance: variance(
        found.map((pairs, person) => (2 - f1) * pairs - f1 * all[person]!),
        -f1,
        both,
      ),
      size: both,
      clump: clumpOf(all),
      kinds: 2,
    },
  }
}

/** Units that go wrong together where a person does: Σ n² / Σ n; 1 if there are none. */
export function clumpOf(units: Float64Array): number {
  let sum = 0
  let squares = 0
  for (const each of units) {
    sum += each
    squares += each * each
  }
  return sum === 0 ? 1 : squares / sum
}

/** The sum of all values. */
export function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
