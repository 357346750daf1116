import {
  type AlikeUnits,
  MEASURES,
  type MeasureName,
  type Measures,
  measuresOf,
  TALLIED,
  tallyFrom,
} from './paired-units.ts'
import { type SeededDraws, seededDraws } from './seeded-draws.ts'

/** How sure it is that two models differ in one measure. */
export interface PairedDifference {
  /** Second less first. */
  readonly difference: number
  /** 95 % interval of the difference. */
  readonly low: number
  readonly high: number
  /**
   * How likely a difference as large as this, either way, is by chance if the two models are equally
   * good; from 1 / (draws + 1) to 1.
   */
  readonly p: number
}

/** Options of {@link pairedTest}. */
export interface PairedTestOptions {
  /** Default 0. */
  readonly seed?: number
  /** Draws of each of the two resamplings; default 9,999. */
  readonly draws?: number
}

/**
 * Tests whether two models differ, unit by unit.
 *
 * p is a permutation test: if neither model is better, it is a coin's matter which of the two
 * answers in a unit is whose; all units' coins are thrown again and again. The interval is a
 * bootstrap: each unit comes up as often as a Poisson draw of mean 1 says. Both keep a unit whole,
 * since pairs of one child stand or fall together.
 *
 * @param alike - from `personUnits` or `labelledUnits`.
 *
 * Cost: O(draws · distinct units).
 *
 * Source: Fisher's randomization test for paired data, for linkage as in Yeh (2000), "More accurate
 * tests for the statistical significance of result differences", COLING; p with the observed draw
 * counted (Phipson & Smyth 2010). Poisson bootstrap: Hanley & MacGibbon (2006).
 */
export function pairedTest(
  alike: readonly AlikeUnits[],
  { seed = 0, draws = 9_999 }: PairedTestOptions = {},
): Readonly<Record<MeasureName, PairedDifference>> {
  const observed = differences(sums(alike, ({ units }) => units))
  const asLarge = permuted(alike, observed, seededDraws(seed), draws)
  const resampled = bootstrapped(alike, seededDraws(seed + 1), draws)
  const entries = MEASURES.map((name, at) => {
    const sorted = resampled[at]!.sort()
    const quantile = (share: number): number => sorted[Math.round(share * (draws - 1))]!
    return [
      name,
      {
        difference: observed[at]!,
        low: quantile(0.025),
        high: quantile(0.975),
        p: (1 + asLarge[at]!) / (1 + draws),
      },
    ]
  })
  return Object.fromEntries(entries)
}

/** Sums of floating-point numbers in another order are no other sums. */
const EQUAL = 1e-12

function permuted(
  alike: readonly AlikeUnits[],
  observed: readonly number[],
  { heads }: SeededDraws,
  draws: number,
): Uint32Array {
  const isDiffering = (unit: AlikeUnits): boolean =>
    TALLIED.some((name) => unit.first[name] !== unit.second[name])
  const differing = alike.filter(isDiffering)
  const rest = sums(
    alike.filter((unit) => !isDiffering(unit)),
    ({ units }) => units,
  )
  const swappedOf = (unit: AlikeUnits): AlikeUnits => ({
    units: unit.units,
    first: unit.second,
    second: unit.first,
  })
  const either = differing.flatMap((unit) => [unit, swappedOf(unit)])
  const asLarge = new Uint32Array(MEASURES.length)
  const sum = summing(either)
  const times = new Float64Array(either.length)
  for (let draw = 0; draw < draws; draw++) {
    for (const [at, { units }] of differing.entries()) {
      times[2 * at + 1] = heads(units)
      times[2 * at] = units - times[2 * at + 1]!
    }
    const drawn = differences(sum(times, rest))
    for (let at = 0; at < drawn.length; at++) {
      if (Math.abs(drawn[at]!) >= Math.abs(observed[at]!) - EQUAL) asLarge[at]!++
    }
  }
  return asLarge
}

/** The differences of each measure, one for each draw. */
function bootstrapped(
  alike: readonly AlikeUnits[],
  { poisson }: SeededDraws,
  draws: number,
): readonly Float64Array[] {
  const resampled = MEASURES.map(() => new Float64Array(draws))
  const sum = summing(alike)
  const times = new Float64Array(alike.length)
  for (let draw = 0; draw < draws; draw++) {
    for (const [at, { units }] of alike.entries()) times[at] = poisson(units)
    for (const [at, value] of differences(sum(times)).entries()) resampled[at]![draw] = value
  }
  return resampled
}

const WIDTH = TALLIED.length

/** Sums of the first model, then those of the second, in the order of `TALLIED`. */
function summing(alike: readonly AlikeUnits[]) {
  const rows = Float64Array.from(
    alike.flatMap(({ first, second }) => [
      ...TALLIED.map((name) => first[name]),
      ...TALLIED.map((name) => second[name]),
    ]),
  )
  return (times: ArrayLike<number>, start?: Float64Array): Float64Array => {
    const total = start?.slice() ?? new Float64Array(2 * WIDTH)
    for (let unit = 0, at = 0; unit < times.length; unit++) {
      const count = times[unit]!
      for (let column = 0; column < 2 * WIDTH; column++) total[column]! += count * rows[at++]!
    }
    return total
  }
}

function sums(alike: readonly AlikeUnits[], timesOf: (unit: AlikeUnits) => number): Float64Array {
  return summing(alike)(alike.map(timesOf))
}

/** Second less first, for each measure. */
function differences(totals: Float64Array): number[] {
  const [a, b] = [totals.subarray(0, WIDTH), totals.subarray(WIDTH)].map((side) =>
    measuresOf(tallyFrom(side)),
  ) as [Measures, Measures]
  return MEASURES.map((name) => b[name] - a[name])
}
