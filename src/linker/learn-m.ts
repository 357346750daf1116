import type { Comparison } from '../model/linkage-model.ts'
import { atLeastM, runSession, withM } from '../scoring/expectation-maximisation.ts'
import type { LabelledVector } from './labelled-vectors.ts'
import type { SampledSession } from './training-pairs.ts'

/** Matches that the m before counts for, beside those of the data. */
const PRIOR_MATCHES = 20

/** One m per level from all sessions together: a session counts by the matches it expects. */
export function learnM(
  builtIn: readonly Comparison[],
  withRandomU: readonly Comparison[],
  sessions: readonly SampledSession[],
): { comparisons: Comparison[]; matches: number; siblings: number } {
  // m starts from the built-in weights each round, as if independent; only u is carried over.
  const start = withRandomU.map((comparison, at) => ({
    ...independentM(comparison),
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

function independentM(comparison: Comparison): Comparison {
  if (comparison.dependence === undefined) return comparison
  const { m: _m, ...dependence } = comparison.dependence
  return { ...comparison, dependence }
}

/** Does a session leave out family evidence alone? Then its siblings are all siblings that share it. */
function isFamilySession(comparisons: readonly Comparison[], session: SampledSession): boolean {
  return comparisons.every(({ scope }, at) => session.learns[at] || scope === 'family')
}

/** So many matches that training expects weigh as much as one that a person has seen. */
const EXPECTED_PER_LABEL = 3
/**
 * So that labels have a say beside any number of records. Not more of one: 200 labels are worth some 50
 * matches drawn equally, and against 400 of training they made F1 of generated students worse.
 */
const MOST_PRIOR_MATCHES = 3000

/**
 * m counted over labelled matches, smoothed towards what was there before, the more so the more
 * matches that stands on. Labelled matches count by how many they stand for; all together they count
 * for as many as would be worth as much, drawn equally (Kish's effective sample size).
 *
 * @param expected - matches that training found by itself.
 */
export function mFromLabels(
  comparisons: readonly Comparison[],
  matches: readonly LabelledVector[],
  expected: number,
): Comparison[] {
  const [sum, squares] = [1, 2].map((power) =>
    matches.reduce((total, { count, importance }) => total + count * importance ** power, 0),
  )
  const unit = matches.length === 0 ? 0 : sum! / squares!
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  for (const { levels, count, importance } of matches) {
    for (const [at, level] of levels.entries()) {
      if (level < counts[at]!.length) counts[at]![level]! += count * importance * unit
    }
  }
  const prior = Math.min(MOST_PRIOR_MATCHES, Math.max(PRIOR_MATCHES, expected / EXPECTED_PER_LABEL))
  return comparisons.map((comparison, at) => {
    const levels = withM(comparison, counts[at]!, prior)
    const { dependence } = comparison
    if (dependence?.m === undefined) return { ...comparison, levels }
    // Too few labels for a row each: rows follow what all rows together became.
    const m = dependence.m.map((row) => {
      const moved = row.map((share, k) => (share * levels[k]!.m) / comparison.levels[k]!.m)
      const sum = moved.reduce((all, share) => all + share, 0)
      return moved.map((share) => atLeastM(share / sum))
    })
    return { ...comparison, levels, dependence: { ...dependence, m } }
  })
}
