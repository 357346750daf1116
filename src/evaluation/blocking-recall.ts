import { LinkageError } from '../errors.ts'
import { type Labels, pairsAmong } from './contingency.ts'
import { truePairCount } from './pairwise.ts'
import { share } from './quality.ts'

/** What blocking let through, against truth. */
export interface BlockingRecall {
  /** Pairs of one child among the candidates. */
  readonly foundTruePairs: number
  /** All pairs of one child in the file. */
  readonly truePairs: number
  /** Candidates both of whose records have known truth. */
  readonly judgedCandidates: number
  /** found / all: no score can bring back what is missing here. */
  readonly pairsCompleteness: number
  /** found / judged candidates. */
  readonly pairsQuality: number
}

/**
 * Recall of blocking against truth.
 *
 * @param left - one record of each candidate pair.
 * @param right - the other one. Each unordered pair is listed once; twice counts twice.
 * @param truth - true child of each record; negative or NaN if not known.
 * @param pairCount - how many pairs to read; all of `left` if not given.
 *
 * Source: the measures are those of Christen (2012), "Data Matching", chapter 7.
 *
 * @example
 * ```ts
 * blockingRecall(Uint32Array.of(0), Uint32Array.of(1), [5, 5, 5]).pairsCompleteness // ⅓
 * ```
 */
export function blockingRecall(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  truth: Labels,
  pairCount: number = left.length,
): BlockingRecall {
  let foundTruePairs = 0
  let judgedCandidates = 0
  for (let pair = 0; pair < pairCount; pair++) {
    const [child, other] = [truth[left[pair]!]!, truth[right[pair]!]!]
    if (!(child >= 0 && other >= 0)) continue
    judgedCandidates++
    if (child === other) foundTruePairs++
  }
  const truePairs = truePairCount(truth)
  return {
    foundTruePairs,
    truePairs,
    judgedCandidates,
    pairsCompleteness: pairsCompleteness(foundTruePairs, truePairs),
    pairsQuality: share(foundTruePairs, judgedCandidates),
  }
}

/**
 * The share of true pairs among the candidates, from counts: for a run that streams its candidates
 * and keeps none. 1 if there is no true pair.
 *
 * @throws {@link LinkageError} `count-out-of-range` if more were found than there are.
 */
export function pairsCompleteness(foundTruePairs: number, truePairs: number): number {
  if (!(foundTruePairs >= 0 && foundTruePairs <= truePairs)) {
    throw new LinkageError('count-out-of-range', {
      what: 'the number of true pairs found',
      value: foundTruePairs,
      min: 0,
      max: truePairs,
    })
  }
  return share(foundTruePairs, truePairs)
}

/**
 * 1 − candidates / all pairs: how much work blocking saves; 0 if there is nothing to save.
 *
 * @param candidatePairs - how many pairs blocking let through.
 * @param leftRecords - records of the file, or of the left file.
 * @param rightRecords - records of the right file if two files are linked; then only pairs across
 *   count.
 *
 * @example
 * ```ts
 * reductionRatio(45, 100) // 0.990…
 * ```
 */
export function reductionRatio(
  candidatePairs: number,
  leftRecords: number,
  rightRecords?: number,
): number {
  const all = rightRecords === undefined ? pairsAmong(leftRecords) : leftRecords * rightRecords
  return 1 - share(candidatePairs, all)
}
