import { contingency, type Labels } from './contingency.ts'
import { f1Of, type Quality, share } from './quality.ts'

/**
 * B-cubed precision, recall and F₁ of clusters against truth: the average over records, so that one
 * large bad cluster does not drown a thousand small good ones.
 *
 * Precision of a record: which share of its cluster is its own child (itself included). Recall: which
 * share of its child is in its cluster. Records whose truth is not known are left out altogether.
 *
 * @param predicted - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known.
 * @returns all 1 if there is no record of known truth.
 * @throws {@link LinkageError} `labels-not-aligned` if the two differ in length.
 *
 * Source: Bagga & Baldwin (1998), "Entity-based cross-document coreferencing using the vector space
 * model", COLING-ACL.
 *
 * @example
 * ```ts
 * bCubedQuality([0, 0, 0, 3], [1, 1, 2, 2]) // precision ⅔, recall ¾
 * ```
 */
export function bCubedQuality(predicted: Labels, truth: Labels): Quality {
  const { cells, clusterSizes, childSizes, records } = contingency(predicted, truth)
  let precisionSum = 0
  let recallSum = 0
  for (let cell = 0; cell < cells.size.length; cell++) {
    const size = cells.size[cell]!
    precisionSum += (size * size) / clusterSizes[cells.cluster[cell]!]!
    recallSum += (size * size) / childSizes[cells.child[cell]!]!
  }
  const precision = share(precisionSum, records)
  const recall = share(recallSum, records)
  return { precision, recall, f1: f1Of(precision, recall) }
}
