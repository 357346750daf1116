import type { Comparison } from '../model/linkage-model.ts'
import { runSession, withM } from '../scoring/expectation-maximisation.ts'
import type { SampledSession } from './training-pairs.ts'
import type { CountedVector } from './vector-counter.ts'

/** Matches that the m before counts for, beside those of the data. */
const PRIOR_MATCHES = 20

/** One m per level from all sessions together: a session counts by the matches it expects. */
export function learnM(
  builtIn: readonly Comparison[],
  withRandomU: readonly Comparison[],
  sessions: readonly SampledSession[],
): { comparisons: Comparison[]; matches: number; siblings: number } {
  // m starts from the built-in weights each round; only u is carried over.
  const start = withRandomU.map((comparison, at) => ({
    ...comparison,
    levels: comparison.levels.map((level, k) => ({ ...level, m: builtIn[at]!.levels[k]!.m })),
  }))
  const totals = start.map(({ levels }) => new Float64Array(levels.length))
  let matches = 0
  let siblings = 0
  for (const session of sessions) {
    const result = runSession(start, session)
    matches += result.matches
    if (isFamilySession(start, session))
      siblings = Math.max(siblings, result.siblings * session.scale)
    for (const [at, counts] of result.counts.entries()) {
      for (const [level, count] of counts.entries()) totals[at]![level]! += count
    }
  }
  const comparisons = start.map((comparison, at) => ({
    ...comparison,
    levels: withM(comparison, totals[at]!, PRIOR_MATCHES),
  }))
  return { comparisons, matches, siblings }
}

/** Does a session leave out family evidence alone? Then its siblings are all siblings that share it. */
function isFamilySession(comparisons: readonly Comparison[], session: SampledSession): boolean {
  return comparisons.every(({ scope }, at) => session.learns[at] || scope === 'family')
}

/** m counted over labelled matches, smoothed towards what was there before. */
export function mFromLabels(
  comparisons: readonly Comparison[],
  matches: readonly CountedVector[],
): Comparison[] {
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  for (const { levels, count } of matches) {
    for (const [at, level] of levels.entries()) {
      if (level < counts[at]!.length) counts[at]![level]! += count
    }
  }
  return comparisons.map((comparison, at) => ({
    ...comparison,
    levels: withM(comparison, counts[at]!, PRIOR_MATCHES),
  }))
}
