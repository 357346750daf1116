import { binomialUpperBound, wilsonInterval } from '../evaluation/intervals.ts'
import type { EffectiveSizes } from './judge.ts'
import type { TuneConstraints } from './objective.ts'
import type { ThresholdMeasures } from './threshold-measures.ts'

/** Both ends of a 95 % interval. */
export type Interval = readonly [low: number, high: number]

/** Intervals of what truth measures: pairs of one cluster or person count as they depend. */
export interface MeasureIntervals {
  readonly precision: Interval
  readonly recall: Interval
}

/** 95 % intervals of precision and recall (Wilson, on the effective number of pairs). */
export function intervalsOf(
  { precision, recall }: Pick<ThresholdMeasures, 'precision' | 'recall'>,
  sizes: EffectiveSizes,
): MeasureIntervals {
  return {
    precision: wilson(precision, sizes.precision),
    recall: wilson(recall, sizes.recall),
  }
}

/** How sure it is that one constraint is kept. */
export interface ConstraintReport {
  readonly name: keyof TuneConstraints
  readonly bound: number
  /** As measured at the best thresholds. */
  readonly value: number
  /** Is the measured value within the bound? */
  readonly met: boolean
  /**
   * The worse end of a one-sided 95 % bound (Clopper–Pearson, on the effective number of pairs), in
   * sample or cross-fitted, whichever is worse; null for what is counted, not estimated, and where no
   * truth is known.
   */
  readonly limit: number | null
  /** Is that limit within the bound too? What no truth backs cannot be certified. */
  readonly certified: boolean
  readonly words: string
}

/** What certifying rests on: one measurement, and the effective numbers of pairs behind it. */
export interface Evidence {
  readonly measures: Pick<ThresholdMeasures, 'precision' | 'recall'>
  readonly sizes: EffectiveSizes
}

/**
 * Holds the constraints against a measurement.
 *
 * @param evidence - empty without truth.
 */
export function constraintReports(
  constraints: TuneConstraints,
  measures: ThresholdMeasures,
  evidence: readonly Evidence[],
): ConstraintReport[] {
  const { atMostWrong, atMostReview, atLeastRecall } = constraints
  const reports: ConstraintReport[] = []
  const worst = (limitOf: (evidence: Evidence) => number): number | null =>
    evidence.length === 0 ? null : Math.max(...evidence.map(limitOf))
  if (atMostWrong !== undefined) {
    const value = measures.wrongRate
    const limit = worst(({ measures, sizes }) =>
      upperBound(1 - measures.precision, sizes.precision),
    )
    const certified = limit !== null && limit <= atMostWrong
    const met = value <= atMostWrong
    const words = sentence(
      'wrong matches per matched pair',
      value,
      atMostWrong,
      met,
      limit,
      certified,
    )
    reports.push({ name: 'atMostWrong', bound: atMostWrong, value, met, limit, certified, words })
  }
  if (atLeastRecall !== undefined) {
    const value = measures.recall
    const missed = worst(({ measures, sizes }) => upperBound(1 - measures.recall, sizes.recall))
    const limit = missed === null ? null : 1 - missed
    const certified = limit !== null && limit >= atLeastRecall
    const met = value >= atLeastRecall
    const words = sentence('recall', value, atLeastRecall, met, limit, certified)
    reports.push({
      name: 'atLeastRecall',
      bound: atLeastRecall,
      value,
      met,
      limit,
      certified,
      words,
    })
  }
  if (atMostReview !== undefined) {
    const value = measures.reviewPerThousand
    const met = value <= atMostReview
    const words = `review items per 1,000 records: ${met ? 'kept' : 'cannot be met'}, counted on this file`
    reports.push({
      name: 'atMostReview',
      bound: atMostReview,
      value,
      met,
      limit: null,
      certified: met,
      words,
    })
  }
  return reports
}

function sentence(
  what: string,
  value: number,
  bound: number,
  met: boolean,
  limit: number | null,
  certified: boolean,
): string {
  const figures = `${number(value)} measured, bound ${number(bound)}`
  if (!met) return `${what}: cannot be met (${figures})`
  if (limit === null) return `${what}: cannot be certified, because no truth is known (${figures})`
  const sure = `95 % limit ${number(limit)}`
  if (certified) return `${what}: certified (${figures}, ${sure})`
  return `${what}: cannot be certified by so little truth (${figures}, ${sure})`
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)))
}

function wilson(share: number, size: number): Interval {
  const tried = Math.round(size)
  if (tried === 0) return [0, 1]
  // Of a fraction of a count, the interval between those of its neighbours.
  const count = share * tried
  const [below, above] = [Math.floor(count + 1e-9), Math.ceil(count - 1e-9)]
  const [a, b] = [wilsonInterval(below, tried), wilsonInterval(above, tried)]
  const part = count - below
  return [a.low + part * (b.low - a.low), a.high + part * (b.high - a.high)]
}

function upperBound(share: number, size: number): number {
  const tried = Math.floor(size)
  if (tried === 0) return 1
  return binomialUpperBound(Math.min(tried, Math.ceil(share * tried - 1e-9)), tried)
}
