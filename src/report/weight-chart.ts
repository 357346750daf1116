import { type Html, html } from './html.ts'
import type { ReportData } from './report-data.ts'
import { percent, place, type Scale } from './svg-scale.ts'

/**
 * The scale all weights of a model are drawn on: symmetric around 0, so that equal evidence for and
 * against has bars of equal length.
 */
export function weightScale(comparisons: ReportData['comparisons']): Scale {
  const sizes = comparisons
    .flatMap(({ levels }) => levels.map(({ weight }) => Math.abs(weight)))
    .filter(Number.isFinite)
  const reach = sizes.reduce((largest, size) => Math.max(largest, size), 1)
  return { from: -reach, to: reach }
}

/**
 * One diverging bar: to the right of the zero line for evidence of a match, to the left against.
 * It fills the table cell it stands in; the number beside it carries the meaning for everyone who
 * cannot see it. Infinite weights reach the end of the scale.
 */
export function weightBar(weight: number, scale: Scale): Html {
  const zero = place(scale, 0)
  const end = Number.isNaN(weight) ? zero : place(scale, weight)
  return html`<svg class="cell-plot" aria-hidden="true" width="100%" height="100%"><line class="axis" x1="${percent(zero)}" x2="${percent(zero)}" y1="0" y2="100%"/><rect class="${weight < 0 ? 'against' : 'for'}" x="${percent(Math.min(zero, end))}" y="50%" transform="translate(0,-6)" width="${percent(Math.abs(end - zero))}" height="12"/></svg>`
}
