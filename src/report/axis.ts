import { formatShare } from './number-format.ts'
import { type Scale, ticks } from './svg-scale.ts'

/** One axis of a plot. */
export interface Axis {
  /** Where a value lies: 0 at the left or the foot, 1 at the other end; outside, beyond these. */
  readonly place: (value: number) => number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** Even steps, with at most so many round tick labels. */
export function linearAxis(scale: Scale, most: number, format: (value: number) => string): Axis {
  const place = (value: number): number => (value - scale.from) / (scale.to - scale.from)
  return {
    place,
    ticks: ticks(scale, most).map((value) => ({ at: place(value), text: format(value) })),
  }
}

/** The part of a logarithmic axis that lies between 0 and the smallest power of ten. */
const FOOT = 0.14

/** Above the largest value, as a share. */
const HEADROOM = 0.04

/**
 * Powers of ten; 0, which has no place among them, stands at the foot.
 *
 * @param values - all that will be placed.
 */
export function logAxis(values: readonly number[], format: (value: number) => string): Axis {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value))
  const least = positive.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = positive.reduce((a, b) => Math.max(a, b), 0)
  const zero = { at: 0, text: format(0) }
  if (most === 0) return { place: () => 0, ticks: [zero] }
  const from = Math.floor(Math.log10(least) + 1e-9)
  const to = Math.max(Math.log10(most), from + 1)
  const width = (to - from) * (1 + HEADROOM)
  const place = (value: number): number =>
    value > 0 ? FOOT + ((1 - FOOT) * (Math.log10(value) - from)) / width : 0
  const decades = Array.from({ length: Math.floor(to + 1e-9) - from + 1 }, (_, i) => from + i)
  const every = Math.ceil(decades.length / 5)
  return {
    place,
    ticks: [
      zero,
      ...decades
        .filter((_, i) => i % every === 0)
        .map((decade) => ({ at: place(10 ** decade), text: format(10 ** decade) })),
    ],
  }
}

/**
 * A share as the label of a tick: no more decimals than it needs.
 *
 * @example
 * ```ts
 * formatTick(0.92) // '92%'
 * ```
 */
export function formatTick(share: number): string {
  // Steps such as 0.1 add up to 0.30000000000000004.
  return formatShare(Number(share.toFixed(6))).replace(/\.0%$/, '%')
}
