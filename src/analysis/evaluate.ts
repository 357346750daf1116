import { LinkageError } from '../errors.ts'
import { nearMatchClusterPairs } from '../evaluation/cluster-pairs.ts'
import { reviewLoad } from '../evaluation/review-load.ts'
import type { LinkageResult } from '../linker/link-table.ts'
import { type Decisions, nearMatches } from './decisions.ts'
import { decisionsOf } from './decisions-of.ts'
import { evaluatePairs } from './evaluate-pairs.ts'
import { evaluatePersons } from './evaluate-persons.ts'
import type { Evaluation } from './evaluation.ts'
import type { Truth } from './truth.ts'

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  /** Further columns of the records to break the figures down by. */
  readonly by?: readonly string[]
  /** How many errors of each kind are listed; default 10. */
  readonly errors?: number
  /**
   * Groups of fewer persons are neither named nor compared with others; default 30. By so few,
   * chance and unfairness look alike, and a small group gives away who is in it.
   */
  readonly leastPersons?: number
}

const DEFAULT_ERRORS = 10
const DEFAULT_LEAST_PERSONS = 30

/**
 * Measures decisions against truth: how good they are, how sure that is, where they err and whom that
 * hurts.
 *
 * @param decisions - a result of `dedupe` or `link`, or who is who from elsewhere.
 * @param truth - as `readTruth` gives it, by the same keys.
 * @throws {@link LinkageError} `labels-not-aligned`, `truth-empty`, `column-missing` for `by`.
 *
 * @example
 * ```ts
 * const result = await dedupe('people.csv', { id: 'record_id' })
 * const truth = readTruth(await readTable('truth.csv'), result.prepared.keys)
 * const { pairwise, warnings } = evaluate(result, truth)
 * ```
 */
export function evaluate(
  decisions: Decisions | LinkageResult,
  truth: Truth,
  options: EvaluateOptions = {},
): Evaluation {
  const decided = 'prepared' in decisions ? decisionsOf(decisions) : decisions
  const { labels, links } = decided
  const all = {
    by: options.by ?? [],
    errors: options.errors ?? DEFAULT_ERRORS,
    leastPersons: options.leastPersons ?? DEFAULT_LEAST_PERSONS,
  }
  const near = nearMatches(links)
  const load = reviewLoad(nearMatchClusterPairs(labels, near.left, near.right), labels.length)
  const review = { items: load.items, perThousand: load.per1000Records }
  if (truth.kind === 'pairs') return { ...evaluatePairs(decided, truth, all), review }
  if (truth.persons.length !== labels.length) {
    const [expected, actual] = [labels.length, truth.persons.length]
    throw new LinkageError('labels-not-aligned', { what: 'truth', expected, actual })
  }
  return { ...evaluatePersons(decided, truth.persons, near, all), review }
}
