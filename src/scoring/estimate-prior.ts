import type { LinkageModel, Prior } from '../model/linkage-model.ts'
import {
  classLogs,
  classPriors,
  classTable,
  MATCH,
  SIBLING,
  TWIN,
  UNRELATED,
} from './pair-classes.ts'

const ROUNDS = 30
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
  const table = classTable(model.comparisons)
  const logs = new Float64Array(4)
  let prior: Prior = { ...model.prior, population: records }
  for (let round = 0; round < ROUNDS; round++) {
    const priors = classPriors(prior)
    const expected = [0, 0, 0]
    for (const { levels, count } of vectors) {
      classLogs(levels, table, priors, logs)
      const most = Math.max(...logs)
      const weights = [MATCH, SIBLING, TWIN, UNRELATED].map((k) => 2 ** (logs[k]! - most))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      for (const k of [MATCH, SIBLING, TWIN]) expected[k]! += (count * weights[k]!) / sum
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
