import type { Comparison, LinkageModel } from '../model/linkage-model.ts'
import { atLeastM, withM } from './expectation-maximisation.ts'
import { besideLevel, LevelCounts } from './level-counts.ts'
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
  const counts = new LevelCounts(comparisons)
  for (const { levels, count } of vectors) {
    classLogs(levels, table, priors, logs)
    let others = 0
    for (let k = 0; k < logs.length; k++) {
      if (k !== MATCH) others += 2 ** (logs[k]! - logs[MATCH]!)
    }
    counts.add(levels, count / (1 + others))
  }
  return model.comparisons.map((comparison, at) => {
    const before = comparison.levels.map((level, k) => ({
      ...level,
      m: comparisons[at]!.levels[k]!.m,
    }))
    const levels = withM({ ...comparison, levels: before }, counts.levels[at]!, PRIOR_MATCHES)
    if (comparison.dependence === undefined) return { ...comparison, levels }
    const alone = levels.map(({ m }) => m)
    const m = counts.beside[at]!.map((row) => besideLevel(alone, row).map(atLeastM))
    return { ...comparison, levels, dependence: { ...comparison.dependence, m } }
  })
}
