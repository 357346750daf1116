/**
 * A linear scale for charts whose horizontal positions are percentages: bars stretch with the page
 * while text keeps its size, from a phone to paper.
 *
 * @module
 */

/** The values at the left and the right end of a plot, `from` < `to`. */
export interface Scale {
  readonly from: number
  readonly to: number
}

/**
 * The smallest scale that holds all finite values, widened by a share of itself at both ends.
 *
 * @param values - at least 0 and 1 are taken if fewer than two different ones are finite.
 * @param padding - share of the width to add at each end; 0 adds nothing.
 */
export function scaleOver(values: readonly number[], padding = 0): Scale {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    from = Math.min(from, value)
    to = Math.max(to, value)
  }
  if (from > to) return { from: 0, to: 1 }
  if (from === to) return { from: from - 1, to: to + 1 }
  const extra = (to - from) * padding
  return { from: from - extra, to: to + extra }
}

/** Where a value lies on the scale: 0 at the left end, 1 at the right; clamped, NaN is left. */
export function place(scale: Scale, value: number): number {
  const share = (value - scale.from) / (scale.to - scale.from)
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share))
}

/**
 * A share of the plot's width as SVG writes it.
 *
 * @example
 * ```ts
 * percent(1 / 3) // '33.333%'
 * ```
 */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`
}

/**
 * Round positions for tick labels: multiples of 1, 2 or 5 times a power of ten inside the scale.
 *
 * @param most - at most this many; from 4 up there is at least one.
 *
 * @example
 * ```ts
 * ticks({ from: -12, to: 23 }, 5) // [-10, 0, 10, 20]
 * ```
 */
export function ticks(scale: Scale, most: number): readonly number[] {
  const width = scale.to - scale.from
  let step = 10 ** Math.floor(Math.log10(width / most))
  for (let grow = 0; Math.floor(width / step) + 1 > most && grow < 12; grow++) {
    step *= grow % 3 === 1 ? 2.5 : 2
  }
  const first = Math.ceil(scale.from / step)
  const last = Math.floor(scale.to / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}
