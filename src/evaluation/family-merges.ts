import { type Labels, requireAligned } from './contingency.ts'
import { denseLabels } from './dense-labels.ts'
import { binomialUpperBound } from './intervals.ts'

/** Siblings born within two years of each other are the ones that records confuse. */
const CLOSE_BIRTHS_DAYS = 730

/** False matches among pairs that are known to be two children. */
export interface GroupMerges {
  /** Record pairs of two children in the group. */
  readonly pairs: number
  /** Those of them that share a cluster: false merges. */
  readonly merged: number
  /** One-sided 95 % upper bound of merged / pairs (Clopper–Pearson); 1 if there is no pair. */
  readonly upperBound: number
}

/** False matches within families. */
export interface FamilyMerges {
  /** Any two children of one family. */
  readonly family: GroupMerges
  /** Born on the same day. */
  readonly twins: GroupMerges
  /** Born on different days, at most 730 days apart. */
  readonly closeSiblings: GroupMerges
}

/**
 * False matches among the pairs that are hardest to keep apart: brothers and sisters.
 *
 * Counts record pairs of one family and different children. The bound treats pairs as independent;
 * the pairs of two much-recorded twins are not, so over few families it is too narrow.
 *
 * @param clusters - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known (left out).
 * @param family - true family of each record; negative or NaN if not known (left out).
 * @param birthDay - birth of each record's child, days since any fixed day: true dates, not those
 *   with errors. NaN, or a record without one, counts under `family` only.
 * @throws {@link LinkageError} `labels-not-aligned` if the lengths differ.
 *
 * Cost: the pairs within each family are listed, so O(Σ family size²).
 *
 * @example
 * ```ts
 * familyMerges([0, 0, 2], [1, 2, 3], [5, 5, 5], [100, 100, 400]).twins // 1 pair, 1 merged
 * ```
 */
export function familyMerges(
  clusters: Labels,
  truth: Labels,
  family: Labels,
  birthDay?: ArrayLike<number>,
): FamilyMerges {
  requireAligned('truth', truth.length, clusters.length)
  requireAligned('family', family.length, clusters.length)
  if (birthDay) requireAligned('birthDay', birthDay.length, clusters.length)

  const all = { pairs: 0, merged: 0 }
  const twins = { pairs: 0, merged: 0 }
  const close = { pairs: 0, merged: 0 }
  for (const records of recordsByFamily(family)) {
    for (const [at, left] of records.entries()) {
      for (const right of records.slice(at + 1)) {
        if (!(truth[left]! >= 0 && truth[right]! >= 0) || truth[left] === truth[right]) continue
        const merged = clusters[left] === clusters[right] ? 1 : 0
        const apart = birthDay ? Math.abs(birthDay[left]! - birthDay[right]!) : Number.NaN
        count(all, merged)
        if (apart === 0) count(twins, merged)
        else if (apart <= CLOSE_BIRTHS_DAYS) count(close, merged)
      }
    }
  }
  return { family: bounded(all), twins: bounded(twins), closeSiblings: bounded(close) }
}

function count(group: { pairs: number; merged: number }, merged: number): void {
  group.pairs++
  group.merged += merged
}

function bounded({ pairs, merged }: { pairs: number; merged: number }): GroupMerges {
  return { pairs, merged, upperBound: binomialUpperBound(merged, pairs) }
}

function recordsByFamily(family: Labels): number[][] {
  const { ids, count: families } = denseLabels(family)
  const records: number[][] = Array.from({ length: families }, () => [])
  for (const [record, id] of ids.entries()) records[id]?.push(record)
  return records
}
