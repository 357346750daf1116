import type { Comparison } from '../model/linkage-model.ts'
import { NULL_LEVEL } from '../model/linkage-model.ts'
import { classLogs, classTable, MATCH, PAIR_CLASSES, SIBLING, UNRELATED } from './pair-classes.ts'

/** Counts of comparison vectors found by one training rule. */
export interface TrainingSession {
  readonly vectors: readonly { readonly levels: Uint8Array; readonly count: number }[]
  /** Comparisons that use no field of the rule: only these take part and learn. */
  readonly learns: readonly boolean[]
}

export interface SessionResult {
  /** Expected matches at each level: `counts[comparison][level]`; empty where nothing is learnt. */
  readonly counts: readonly Float64Array[]
  /** Expected matches among the session's pairs. */
  readonly matches: number
  /** Expected pairs of siblings who are no twins. */
  readonly siblings: number
}

const MOST_ROUNDS = 60
const SETTLED = 1e-6
/** The prior m counts as this many matches, so that few data stay near it. */
const PRIOR_MATCHES = 20
/** Chance that a session's pair is of each class, to start from. */
const START = [0.2, 0.1, 0.05, 0.65]

/**
 * Estimates m by expectation–maximisation on the pattern counts of one session, u held fixed.
 *
 * The rule's own fields are left out, because among its pairs they agree by selection. The mixture
 * has four classes (match, sibling, twin, unrelated) that share m and u by scope, so that families
 * do not pass for matches.
 *
 * Source: Dempster, Laird & Rubin (1977); Winkler (1988) for linkage; classes are our own.
 */
export function runSession(
  comparisons: readonly Comparison[],
  session: TrainingSession,
): SessionResult {
  const vectors = distinctVectors(session)
  const total = vectors.reduce((sum, { count }) => sum + count, 0)
  let current = comparisons.map((comparison) => ({ ...comparison }))
  let shares = Float64Array.from(START)
  let counts: Float64Array[] = []
  const logs = new Float64Array(PAIR_CLASSES.length)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const table = classTable(current)
    const priors = shares.map((share) => Math.log2(Math.max(share, 1e-12)))
    counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
    const members = new Float64Array(PAIR_CLASSES.length)
    for (const { levels, count } of vectors) {
      classLogs(levels, table, priors, logs)
      const posterior = normalize(logs)
      for (let k = 0; k < posterior.length; k++) members[k]! += count * posterior[k]!
      const matches = count * posterior[MATCH]!
      for (let at = 0; at < levels.length; at++) {
        if (levels[at] !== NULL_LEVEL) counts[at]![levels[at]!]! += matches
      }
    }
    const next = current.map((comparison, at) =>
      session.learns[at]
        ? { ...comparison, levels: withM(comparisons[at]!, counts[at]!, PRIOR_MATCHES) }
        : comparison,
    )
    const nextShares = members.map((value) => value / Math.max(total, 1))
    const moved = Math.max(...nextShares.map((share, k) => Math.abs(share - shares[k]!)))
    current = next
    shares = Float64Array.from(nextShares)
    if (moved < SETTLED && round > 5) break
  }
  return {
    counts: counts.map((levels, at) => (session.learns[at] ? levels : new Float64Array(0))),
    matches: shares[MATCH]! * total,
    siblings: shares[SIBLING]! * total,
  }
}

/** The session's vectors without what it does not learn; many are equal then, and are one. */
function distinctVectors({ vectors, learns }: TrainingSession): TrainingSession['vectors'] {
  const distinct = new Map<string, { readonly levels: Uint8Array; count: number }>()
  for (const { levels, count } of vectors) {
    const kept = levels.map((level, at) => (learns[at] ? level : NULL_LEVEL))
    const key = String.fromCharCode(...kept)
    const known = distinct.get(key)
    if (known === undefined) distinct.set(key, { levels: kept, count })
    else known.count += count
  }
  return [...distinct.values()]
}

/**
 * No level is this impossible for a match: comparisons are not quite independent, and one clean
 * field must not outvote all others by what it never showed so far.
 */
const LEAST_M = 0.001

/** Levels with m from counts, smoothed towards the given comparison's m. */
export function withM(
  comparison: Comparison,
  counts: ArrayLike<number>,
  strength: number,
): Comparison['levels'] {
  let total = strength
  for (let level = 0; level < counts.length; level++) total += counts[level]!
  return comparison.levels.map((level, at) => ({
    ...level,
    m: atLeastM((counts[at]! + strength * level.m) / total),
  }))
}

/** Keeps an m from saying that something never happens to a match. */
export function atLeastM(value: number): number {
  return Math.max(LEAST_M, clampProbability(value))
}

/** Keeps a probability where its logarithm is of use. */
export function clampProbability(value: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, value))
}

const posterior = new Float64Array(PAIR_CLASSES.length)

function normalize(logs: Float64Array): Float64Array {
  const most = Math.max(logs[0]!, logs[1]!, logs[2]!, logs[UNRELATED]!)
  let sum = 0
  for (let k = 0; k < logs.length; k++) {
    posterior[k] = 2 ** (logs[k]! - most)
    sum += posterior[k]!
  }
  for (let k = 0; k < logs.length; k++) posterior[k]! /= sum
  return posterior
}
