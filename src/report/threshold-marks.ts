import { type Html, html } from './html.ts'
import { formatBits } from './number-format.ts'
import type { ReportData } from './report-data.ts'
import { percent, place, type Scale } from './svg-scale.ts'

/**
 * Two labels with a stem down to the bottom of their strip, one row each, so that they never touch
 * however close the thresholds are: `upper` to the right of its stem, `lower` to the left, turned
 * round where there is no room.
 *
 * @param room - share of the narrowest plot's width that a label takes.
 * @returns SVG elements for a strip of {@link THRESHOLD_STRIP} pixels.
 */
export function thresholdLabels(
  scale: Scale,
  thresholds: ReportData['thresholds'],
  room: number,
): Html {
  const upper = place(scale, thresholds.upper)
  const lower = place(scale, thresholds.lower)
  return html`${label(`upper ${formatBits(thresholds.upper)}`, upper, 1 - upper < room, 0)}${label(`lower ${formatBits(thresholds.lower)}`, lower, lower >= room, 16)}`
}

/** Height of the strip that {@link thresholdLabels} fills, in pixels. */
export const THRESHOLD_STRIP = 32

function label(text: string, at: number, isLeft: boolean, top: number): Html {
  const x = percent(at)
  return html`<line class="threshold" x1="${x}" x2="${x}" y1="${top + 2}" y2="${THRESHOLD_STRIP}"/><text class="threshold-label" x="${x}" dx="${isLeft ? -5 : 5}" y="${top + 12}" text-anchor="${isLeft ? 'end' : 'start'}">${text}</text>`
}

/** Vertical lines through a whole plot, at the lower and the upper threshold. */
export function thresholdLines(scale: Scale, thresholds: ReportData['thresholds']): Html {
  return html`${line(scale, thresholds.lower)}${line(scale, thresholds.upper)}`
}

function line(scale: Scale, bits: number): Html {
  const at = percent(place(scale, bits))
  return html`<line class="threshold" x1="${at}" x2="${at}" y1="0" y2="100%"/>`
}
