import { betaQuantile } from './beta-distribution.ts'

/** Where a true value lies, at 95 %. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A share whose units go right or wrong in clumps. */
export interface DependentShare {
  /** In [0, 1]. */
  readonly value: number
  /** Of the value, with its clumps; 0 if nothing, or everything, went wrong. */
  readonly variance: number
  /** How many units it is a share of. */
  readonly size: number
  /**
   * Units that go wrong together when a person does, at a guess: Σ n² / Σ n over persons of n units.
   */
  readonly clump: number
  /** Kinds of error that make the share smaller, each with clumps of its own; 1 if not given. */
  readonly kinds?: number
}

/** How many errors of each kind the guessed clump counts for, beside those that were seen. */
const GUESS_WEIGHT = 2
/** Degrees of freedom that an error gives: how far a variance from so few clumps can be trusted. */
const FREEDOM = 4
/** The standard normal quantile of 97.5 %. */
const Z = 1.959963984540054

/**
 * How many independent units are worth as much as these: size / design effect. The effect that was
 * seen is drawn towards the guess, by as much as few errors can tell; without any it is the guess.
 * As the effect is an estimate itself, the size is smaller again, by the square of normal to t.
 */
export function effectiveSize({ value, variance, size, clump, kinds = 1 }: DependentShare): number {
  const spread = value * (1 - value)
  const isKnown = variance > 0 && spread > 0
  const errors = isKnown ? Math.min(value, 1 - value) ** 2 / variance : 0
  const seen = isKnown ? (variance * size) / spread : 0
  const weight = errors + GUESS_WEIGHT * kinds
  const effect = (errors * seen + GUESS_WEIGHT * kinds * clump) / weight
  return (size / effect) * (Z / tQuantile(FREEDOM * weight)) ** 2
}

/**
 * The 97.5 % quantile of Student's t, from 8 degrees of freedom up.
 *
 * Source: the expansion of Abramowitz & Stegun 26.7.5; error under 0.001.
 */
function tQuantile(freedom: number): number {
  const first = (Z ** 3 + Z) / 4
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3
}

/**
 * The 95 % interval of a share of dependent units: Jeffreys' interval at the effective size. Sensible
 * without any error, where no bootstrap could say anything, and with one.
 *
 * Source: Korn & Graubard (1998), Survey Methodology 24(2), for the effective size with t; Brown, Cai
 * & DasGupta (2001), Statistical Science 16(2), for Jeffreys' interval; Franco, Little, Louis & Slud
 * (2019), Journal of Survey Statistics and Methodology 7(3), compare such intervals. The weight of the
 * guess and the freedom were chosen by how often the interval holds the true value, which
 * `bench/interval-coverage.bench.ts` measures on other files.
 *
 * @returns [0, 1] if there is no unit.
 */
export function dependentInterval(share: DependentShare): Interval {
  const { value, size } = share
  if (size === 0) return { low: 0, high: 1 }
  const effective = effectiveSize(share)
  const right = value * effective
  const wrong = (1 - value) * effective
  return {
    low: right === 0 ? 0 : Math.min(value, betaQuantile(0.025, right + 0.5, wrong + 0.5)),
    high: wrong === 0 ? 1 : Math.max(value, betaQuantile(0.975, right + 0.5, wrong + 0.5)),
  }
}
