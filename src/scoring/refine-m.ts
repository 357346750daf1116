import type { Comparison, LinkageModel } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import { withM } from './expectation-maximisation.ts'
import { classLogs, classPriors, classTable, MATCH } from './pair-classes.ts'

/** Matches that the m before counts for, beside those of the data. */
const PRIOR_MATCHES = 20

/**
 * m once more, from the candidate pairs that the whole model takes for matches.
 *
 * A session of training sees only matches that agree in its rule's fields. Where errors are not
 * independent (a record that was mistyped once was mistyped nowhere else), their errors all lie in
 * the other fields, and every m comes out too low. Among candidates found by tolerant rules hardly
 * a match is missing, so their levels are those of all matches.
 *
 * @param comparisons - whose m smooths the counts.
 * @param model - the model so far: its weights say which pairs are matches.
 * @param vectors - comparison vectors of the candidate pairs and how often they occur.
 */
export function refineM(
  comparisons: readonly Comparison[],
  model: Pick<LinkageModel, 'comparisons' | 'prior'>,
  vectors: readonly { readonly levels: Uint8Array; readonly count: number }[],
): Comparison[] {
  const table = classTable(model.comparisons)
  const priors = classPriors(model.prior)
  const logs = new Float64Array(priors.length)
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  for (const { levels, count } of vectors) {
    classLogs(levels, table, priors, logs)
    let others = 0
    for (let k = 0; k < logs.length; k++) {
      if (k !== MATCH) others += 2 ** (logs[k]! - logs[MATCH]!)
    }
    const matches = count / (1 + others)
    for (const [at, level] of levels.entries()) {
      if (level !== NULL_LEVEL) counts[at]![level]! += matches
    }
  }
  return model.comparisons.map((comparison, at) => {
    const before = comparison.levels.map((level, k) => ({
      ...level,
      m: comparisons[at]!.levels[k]!.m,
    }))
    return {
      ...comparison,
      levels: withM({ ...comparison, levels: before }, counts[at]!, PRIOR_MATCHES),
    }
  })
}
