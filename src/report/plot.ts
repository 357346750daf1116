import type { Axis } from './axis.ts'
import { type Html, html, NOTHING } from './html.ts'
import { percent } from './svg-scale.ts'

/** A plot with two axes; its content is drawn in pixels down and in shares across. */
export interface Plot {
  /** A word with hyphens, unique on the page. */
  readonly id: string
  readonly title: string
  /** What a reader who cannot see the plot should know. */
  readonly description: string
  /** Pixels. */
  readonly height: number
  readonly x: Axis
  readonly y: Axis
  /** Pixels above the plot that `above` fills. */
  readonly top?: number
  readonly above?: Html
  /** Draws no labels below: another plot follows on the same axis. */
  readonly withoutTicks?: boolean
}

/** A plot as SVG: it stretches with the page while its text keeps its size. */
export function plotSvg(plot: Plot, content: readonly Html[]): Html {
  const { id, title, description, height, x, y, top = 8 } = plot
  const foot = plot.withoutTicks ? 6 : 26
  return html`<svg class="histogram" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${top + height + foot}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${plot.above ?? NOTHING}
<svg y="${top}" width="100%" height="${height}" class="plot">
${y.ticks.map(({ at, text }) => html`<line class="grid" x1="0" x2="100%" y1="${down(at, height)}" y2="${down(at, height)}"/><text class="tick" x="0" dx="-8" y="${down(at, height)}" dy="4" text-anchor="end">${text}</text>`)}
${content}
<line class="axis" x1="0" x2="100%" y1="${height}" y2="${height}"/>
</svg>
${plot.withoutTicks ? NOTHING : x.ticks.map(({ at, text }) => html`<text class="tick" x="${percent(at)}" y="${top + height + 18}" text-anchor="middle">${text}</text>`)}
</svg>`
}

/** Pixels from the top of a plot for a place on its upright axis. */
export function down(at: number, height: number): number {
  return Number((height * (1 - at)).toFixed(1))
}

/** A point of a plot, as places on its axes. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A line through points; what lies beyond the axes is cut off. */
export function polyline(points: readonly Place[], height: number, style: string): Html {
  if (points.length === 0) return NOTHING
  const text = points.map(({ x, y }) => `${thousandths(x)},${thousandths(1 - y)}`).join(' ')
  return html`<svg width="100%" height="${height}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><polyline class="curve ${style}" points="${text}"/></svg>`
}

function thousandths(share: number): number {
  // Far outside the plot a line may end anywhere, but not at a number that SVG can't read.
  return Number((1000 * Math.min(20, Math.max(-20, share))).toFixed(1))
}

/** How many series have a look of their own. */
export const SERIES = 4

/** Shapes tell series apart where colours don't: circle, square, diamond, triangle. */
const SHAPES: readonly string[] = [
  'M0,-5a5,5 0 1 0 .01,0z',
  'M-4.5,-4.5h9v9h-9z',
  'M0,-6.5L6.5,0L0,6.5L-6.5,0z',
  'M0,-6L6,5H-6z',
]

/** The mark of a series at a point. */
export function mark({ x, y }: Place, height: number, series: number): Html {
  const at = series % SERIES
  return html`<svg x="${percent(x)}" y="${down(y, height)}" overflow="visible" width="1" height="1"><path class="mark series-${at + 1}" d="${SHAPES[at]!}"/></svg>`
}

/** The same mark for a legend. */
export function legendMark(series: number): Html {
  const at = series % SERIES
  return html`<svg class="legend-mark" aria-hidden="true" width="28" height="14"><line class="curve series-${at + 1}" x1="0" x2="28" y1="7" y2="7"/><path transform="translate(14,7)" class="mark series-${at + 1}" d="${SHAPES[at]!}"/></svg>`
}
