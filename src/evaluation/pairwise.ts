import { contingency, type Labels, pairsAmong } from './contingency.ts'
import { f1Of, type Quality, share } from './quality.ts'

/** Quality of a clustering over pairs of records. */
export interface PairwiseQuality extends Quality {
  /** Pairs in one cluster that are one child. */
  readonly truePositives: number
  /** Pairs in one cluster that are two children: false merges. */
  readonly falsePositives: number
  /** Pairs of one child in two clusters: missed merges. */
  readonly falseNegatives: number
  /** Records left out, and their pairs with them, because their truth is not known. */
  readonly unknownRecords: number
}

/**
 * Pairwise precision, recall and F₁ of clusters against truth.
 *
 * A pair counts as claimed if its records share a cluster, however they came there. Large clusters
 * weigh by the square of their size; see {@link bCubedQuality} for a measure by record.
 *
 * @param predicted - cluster label of each record.
 * @param truth - true child of each record; negative or NaN if not known.
 * @returns precision 1 if no pair was claimed, recall 1 if there is no true pair.
 * @throws {@link LinkageError} `labels-not-aligned` if the two differ in length.
 *
 * Cost: O(records · log records); pairs are counted, never listed.
 *
 * @example
 * ```ts
 * pairwiseQuality([0, 0, 0, 3], [1, 1, 2, 2]) // 1 true, 2 false, 1 missed; P ⅓, R ½
 * ```
 */
export function pairwiseQuality(predicted: Labels, truth: Labels): PairwiseQuality {
  const table = contingency(predicted, truth)
  const truePositives = sumPairs(table.cells.size)
  const claimed = sumPairs(table.clusterSizes)
  const truePairs = sumPairs(table.childSizes)
  const precision = share(truePositives, claimed)
  const recall = share(truePositives, truePairs)
  return {
    truePositives,
    falsePositives: claimed - truePositives,
    falseNegatives: truePairs - truePositives,
    precision,
    recall,
    f1: f1Of(precision, recall),
    unknownRecords: table.unknownRecords,
  }
}

/** Pairs of records that are one child, over the records whose truth is known. */
export function truePairCount(truth: Labels): number {
  return sumPairs(contingency(truth, truth).childSizes)
}

function sumPairs(sizes: Uint32Array): number {
  let pairs = 0
  for (const size of sizes) pairs += pairsAmong(size)
  return pairs
}
