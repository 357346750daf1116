import { LinkageError } from '../errors.ts'
import type { Costs, ThresholdMeasures } from './threshold-measures.ts'

/** What thresholds must keep to. */
export interface TuneConstraints {
  /** Matched pairs of two persons, per matched pair: 0.0001 is one in 10,000. */
  readonly atMostWrong?: number
  /** Items of review per 1,000 records. */
  readonly atMostReview?: number
  /** Pairs of one person that are matched, as a share of all of them. */
  readonly atLeastRecall?: number
}

/** What the best thresholds are. */
export interface Objective {
  readonly costs?: Costs
  readonly constraints: TuneConstraints
  /** In bits: where the lower threshold stands now. */
  readonly presentLower: number
}

/** @throws {@link LinkageError} `linkage-option-invalid`. */
export function checkObjective({ costs = {}, constraints }: Objective): void {
  for (const [name, cost] of Object.entries(costs)) {
    if (cost === undefined || (cost >= 0 && cost < Infinity)) continue
    throw invalid(`costs.${name}`, cost, 'a number from 0 up')
  }
  const { atMostWrong, atMostReview, atLeastRecall } = constraints
  if (atMostWrong !== undefined && !(atMostWrong >= 0 && atMostWrong <= 1)) {
    throw invalid('atMostWrong', atMostWrong, 'a share from 0 to 1')
  }
  if (atMostReview !== undefined && !(atMostReview >= 0 && atMostReview < Infinity)) {
    throw invalid('atMostReview', atMostReview, 'a number from 0 up')
  }
  if (atLeastRecall !== undefined && !(atLeastRecall >= 0 && atLeastRecall <= 1)) {
    throw invalid('atLeastRecall', atLeastRecall, 'a share from 0 to 1')
  }
}

/** What is maximized or minimized, in words. */
export function objectiveText({ costs, constraints }: Objective): string {
  if (costs !== undefined) return 'the least expected cost'
  const lower =
    constraints.atMostReview === undefined
      ? 'the lower threshold as it is (F1 does not depend on it)'
      : 'the lowest lower threshold that the review load allows'
  return `the highest F1 of matches; ${lower}`
}

/**
 * The best of the rows that keep to the constraints.
 *
 * With costs, the cheapest. Without, the highest F1: near matches do not count in it, so it says
 * nothing of the lower threshold, which stays where it is or, where review has a limit, goes as low
 * as that allows.
 *
 * @returns undefined if no row keeps to them.
 */
export function chooseBest<T extends ThresholdMeasures>(
  rows: readonly T[],
  objective: Objective,
): T | undefined {
  const { constraints } = objective
  const kept = rows.filter((row) => excess(row, constraints) === 0)
  return best(withFreeLower(kept, objective), objective)
}

/** The row that breaks the constraints least, for when none keeps to them. */
export function chooseNearest<T extends ThresholdMeasures>(
  rows: readonly T[],
  objective: Objective,
): T {
  const least = Math.min(...rows.map((row) => excess(row, objective.constraints)))
  const nearest = rows.filter((row) => excess(row, objective.constraints) === least)
  return best(nearest, objective)!
}

/** F1 alone must not move the lower threshold by what it happens to do to rivals. */
function withFreeLower<T extends ThresholdMeasures>(
  rows: readonly T[],
  { costs, constraints, presentLower }: Objective,
): readonly T[] {
  if (costs !== undefined) return rows
  const free = rows.filter(({ lower, upper, margin }) =>
    constraints.atMostReview === undefined
      ? lower === Math.min(presentLower, upper)
      : lower <= upper - margin,
  )
  return free.length > 0 ? free : rows
}

function best<T extends ThresholdMeasures>(
  rows: readonly T[],
  { costs, presentLower }: Objective,
): T | undefined {
  const order = (a: T, b: T): number =>
    costs !== undefined
      ? a.expectedCost! - b.expectedCost! || a.reviewItems - b.reviewItems || b.f1 - a.f1
      : b.f1 - a.f1 || a.lower - b.lower
  const ties = (a: T, b: T): number =>
    a.wrongPairs - b.wrongPairs ||
    Math.abs(a.lower - presentLower) - Math.abs(b.lower - presentLower) ||
    b.upper - a.upper ||
    b.margin - a.margin
  let chosen: T | undefined
  for (const row of rows) {
    if (chosen === undefined || (order(row, chosen) || ties(row, chosen)) < 0) chosen = row
  }
  return chosen
}

/** By how much a row breaks the constraints: the sum of the ratios by which it is over; 0: it keeps to them. */
function excess(
  { wrongRate, reviewPerThousand, recall }: ThresholdMeasures,
  { atMostWrong, atMostReview, atLeastRecall }: TuneConstraints,
): number {
  const over = (value: number, most: number): number =>
    value <= most ? 0 : Math.log2(1 + (value - most) / Math.max(most, 1e-9))
  return (
    (atMostWrong === undefined ? 0 : over(wrongRate, atMostWrong)) +
    (atMostReview === undefined ? 0 : over(reviewPerThousand, atMostReview)) +
    (atLeastRecall === undefined ? 0 : over(1 - recall, 1 - atLeastRecall))
  )
}

function invalid(option: string, value: number, expected: string): LinkageError {
  return new LinkageError('linkage-option-invalid', { option, value: String(value), expected })
}
