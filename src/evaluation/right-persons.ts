import { contingency, type Labels } from './contingency.ts'

/** True children by which of two models has them right: all their records in one cluster, and no others. */
export interface RightPersons {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

/**
 * Counts the children that either model has wholly right: the table that McNemar's test is about.
 *
 * @param truth - true child of each record; negative where not known (such records don't count).
 * @throws {@link LinkageError} `labels-not-aligned` if the columns differ in length.
 */
export function rightPersons(first: Labels, second: Labels, truth: Labels): RightPersons {
  const [a, b] = [isRight(first, truth), isRight(second, truth)]
  const found = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
  for (const [child, right] of a.entries()) {
    if (right === b[child]) found[right === 1 ? 'both' : 'neither']++
    else found[right === 1 ? 'onlyFirst' : 'onlySecond']++
  }
  return found
}

function isRight(labels: Labels, truth: Labels): Uint8Array {
  const { cells, clusterSizes, childSizes } = contingency(labels, truth)
  const right = new Uint8Array(childSizes.length)
  for (const [cell, size] of cells.size.entries()) {
    const child = cells.child[cell]!
    if (size === childSizes[child] && size === clusterSizes[cells.cluster[cell]!]) right[child] = 1
  }
  return right
}
