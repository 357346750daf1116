import type { Comparison } from '../model/linkage-model.ts'
import { clampProbability } from './expectation-maximisation.ts'
import { besideLevel, foretellers, type LevelCounts } from './level-counts.ts'

/** The built-in u counts as this many pairs, so that a level that was never seen keeps some chance. */
const PRIOR_PAIRS = 50

/**
 * Least u, as a share of the one it starts from: where the matches' share takes all of a level's
 * random agreements, what is left says nothing.
 */
const LEAST_SHARE = 0.01

/**
 * u from random pairs. A random pair is a match with probability λ: in a small file that is what
 * most random agreements are, so the matches' share is taken out.
 *
 * @param comparisons - whose u smooths the counts.
 * @param counts - random pairs at each level.
 * @param matched - the same comparisons with the m to take the matches' share by.
 */
export function withU(
  comparisons: readonly Comparison[],
  counts: Pick<LevelCounts, 'levels' | 'beside'>,
  lambda: number,
  matched: readonly Comparison[],
): Comparison[] {
  const on = foretellers(comparisons)
  return comparisons.map((comparison, at) => {
    const own = counts.levels[at]!
    const total = own.reduce((sum, count) => sum + count, 0)
    const unmatched = own.map((count, level) =>
      Math.max(0, count - total * lambda * matched[at]!.levels[level]!.m),
    )
    const rest = unmatched.reduce((sum, count) => sum + count, 0)
    const levels = comparison.levels.map((level, k) => ({
      ...level,
      u: Math.max(
        level.u * LEAST_SHARE,
        clampProbability((unmatched[k]! + PRIOR_PAIRS * level.u) / (rest + PRIOR_PAIRS)),
      ),
    }))
    if (comparison.dependence === undefined) return { ...comparison, levels }
    const beside = counts.beside[at]!
    const pairs = beside.reduce((sum, row) => row.reduce((all, count) => all + count, sum), 0)
    const alone = levels.map(({ u }) => u)
    const mine = matched[at]!
    const others = matched[on[at]!]!.levels
    const u = beside.map((row, other) => {
      const matches = pairs * lambda * others[other]!.m
      const unmatchedHere = row.map((count, k) =>
        Math.max(0, count - matches * (mine.dependence?.m?.[other]?.[k] ?? mine.levels[k]!.m)),
      )
      return besideLevel(alone, unmatchedHere).map(clampProbability)
    })
    return { ...comparison, levels, dependence: { ...comparison.dependence, u } }
  })
}
