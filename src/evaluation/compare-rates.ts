import { betaAtMost } from './beta-distribution.ts'
import {
  type DependentShare,
  dependentInterval,
  effectiveSize,
  type Interval,
} from './dependent-interval.ts'

/** How much more often something goes wrong in a group than in the rest. */
export interface RateDifference {
  /** Rate in the group less rate in the rest. */
  readonly value: number
  /** At 95 %. */
  readonly interval: Interval
  /** How likely the group would look at least this much worse if it were not. */
  readonly p: number
}

/** Rates above a half are no rare events; there the test stays cautious. */
const LEAST_SPREAD = 0.5

/**
 * Compares the rates of errors, one less each of two shares of what is right.
 *
 * The interval comes from those of the two (MOVER: Zou & Donner 2008, Statistics in Medicine 27(10)).
 * The test is one-sided and conditional on the errors of both, as so many independent ones as they
 * are worth: how many of them would fall into the group by its size. Half of the probability of what
 * was seen counts (mid-P: Lancaster 1961, JASA 56).
 *
 * @param group - share of what is right in the group.
 * @param rest - the same of the rest.
 */
export function compareRates(group: DependentShare, rest: DependentShare): RateDifference {
  const [own, other] = [errorsOf(group), errorsOf(rest)]
  const value = own.rate - other.rate
  return {
    value,
    interval: {
      low: value - Math.hypot(own.rate - own.low, other.high - other.rate),
      high: value + Math.hypot(own.high - own.rate, other.rate - other.low),
    },
    p: group.size === 0 || rest.size === 0 ? 1 : tail(own, other),
  }
}

interface Errors {
  readonly rate: number
  readonly low: number
  readonly high: number
  /** Independent errors, and trials, that these are worth. */
  readonly count: number
  readonly trials: number
}

function errorsOf(right: DependentShare): Errors {
  const { low, high } = dependentInterval(right)
  const rate = 1 - right.value
  const trials = effectiveSize(right) / Math.max(right.value, LEAST_SPREAD)
  return { rate, low: 1 - high, high: 1 - low, count: rate * trials, trials }
}

/** P(more errors fall into the group) + ½ P(as many), as if their number could be a fraction. */
function tail(own: Errors, other: Errors): number {
  if (own.count === 0) return 1
  const part = own.trials / (own.trials + other.trials)
  const atLeast = betaAtMost(part, own.count, other.count + 1)
  const more = other.count === 0 ? 0 : betaAtMost(part, own.count + 1, other.count)
  return (atLeast + more) / 2
}
