import type { LinkageModel, Prior } from '../model/linkage-model.ts'
import {
  classLogs,
  classPriors,
  classTable,
  MATCH,
  PAIR_CLASSES,
  SIBLING,
  TWIN,
} from './pair-classes.ts'

const ROUNDS = 30
const CLASSES = PAIR_CLASSES.length
const LEAST_PER_RECORD = 0.01
const MOST_PER_RECORD = 50

/**
 * Expected matches, siblings and twins per record, from the comparison vectors of the candidate
 * pairs: their share among *all* pairs, with every pair that blocking left out taken as unrelated.
 *
 * @param vectors - counts over the candidate pairs, scaled up if they are a sample.
 */
export function estimatePrior(
  model: Pick<LinkageModel, 'comparisons' | 'prior'>,
  vectors: readonly { readonly levels: Uint8Array; readonly count: number }[],
  records: number,
): Prior {
  const likelihoods = relativeLikelihoods(model.comparisons, vectors)
  let prior: Prior = { ...model.prior, population: records }
  for (let round = 0; round < ROUNDS; round++) {
    const shares = classPriors(prior).map((log) => 2 ** log)
    const expected = new Float64Array(CLASSES)
    for (let at = 0; at < vectors.length; at++) {
      let sum = 0
      for (let k = 0; k < CLASSES; k++) sum += shares[k]! * likelihoods[CLASSES * at + k]!
      const scale = vectors[at]!.count / sum
      for (let k = 0; k < CLASSES; k++) {
        expected[k]! += scale * shares[k]! * likelihoods[CLASSES * at + k]!
      }
    }
    const perRecord = (k: number, least: number): number =>
      Math.min(MOST_PER_RECORD, Math.max(least, expected[k]! / records))
    prior = {
      matchesPerRecord: perRecord(MATCH, LEAST_PER_RECORD),
      siblingsPerRecord: perRecord(SIBLING, 0),
      twinsPerRecord: perRecord(TWIN, 0),
      population: records,
    }
  }
  return prior
}

/** P(vector | class) for each vector, as shares of the largest; only the priors change by round. */
function relativeLikelihoods(
  comparisons: LinkageModel['comparisons'],
  vectors: readonly { readonly levels: Uint8Array }[],
): Float64Array {
  const table = classTable(comparisons)
  const none = new Float64Array(CLASSES)
  const logs = new Float64Array(CLASSES)
  const likelihoods = new Float64Array(CLASSES * vectors.length)
  for (let at = 0; at < vectors.length; at++) {
    classLogs(vectors[at]!.levels, table, none, logs)
    const most = Math.max(logs[0]!, logs[1]!, logs[2]!, logs[3]!)
    for (let k = 0; k < CLASSES; k++) likelihoods[CLASSES * at + k] = 2 ** (logs[k]! - most)
  }
  return likelihoods
}
