import { shorten } from './data-text.ts'
import { type Html, html, NOTHING } from './html.ts'
import { formatBits, formatProbability, formatWeight } from './number-format.ts'
import type { ReportData, ReportPair } from './report-data.ts'
import { percent, place, type Scale, scaleOver } from './svg-scale.ts'
import { THRESHOLD_STRIP, thresholdLabels, thresholdLines } from './threshold-marks.ts'

/** One bar of a waterfall: it starts where the one before ended. */
export interface WaterfallBar {
  readonly name: string
  readonly level: string
  readonly weight: number
  /** Sum of the weights before this bar, in bits; 0 for the first. */
  readonly from: number
  /** `from` plus this bar's weight. */
  readonly to: number
}

/**
 * Running sums of the steps of a waterfall.
 *
 * @example
 * ```ts
 * waterfallBars([
 *   { name: 'prior', level: '', weight: -10 },
 *   { name: 'surname', level: 'exact', weight: 8 },
 * ]) // from 0 to -10, then from -10 to -2
 * ```
 */
export function waterfallBars(steps: ReportPair['waterfall']): readonly WaterfallBar[] {
  let sum = 0
  return steps.map(({ name, level, weight }) => {
    const from = sum
    sum += weight
    return { name, level, weight, from, to: sum }
  })
}

/**
 * A waterfall as a table: prior, each comparison, the final weight. The bars stand in the cells of
 * one column, so numbers and names stay text; sign and side say the same as the colour.
 */
export function waterfallChart(
  pair: Pick<ReportPair, 'waterfall' | 'weight' | 'probability'>,
  thresholds: ReportData['thresholds'],
): Html {
  const bars = waterfallBars(pair.waterfall)
  const sums = bars.map(({ to }) => to)
  const marks = [0, pair.weight, thresholds.lower, thresholds.upper]
  const scale = scaleOver([...marks, ...sums], 0.03)
  return html`<table class="waterfall">
<caption class="unseen">How the match weight adds up</caption>
<thead><tr><th scope="col">Evidence</th><td class="plot-cell"><svg width="100%" height="${THRESHOLD_STRIP}" role="img" aria-label="Lower threshold ${formatBits(thresholds.lower)}, upper threshold ${formatBits(thresholds.upper)} bits">${thresholdLabels(scale, thresholds, 0.42)}</svg></td><th scope="col" class="number">Bits</th></tr></thead>
<tbody>
${bars.map((bar, i) => row(bar, scale, thresholds, i === 0))}
</tbody>
<tfoot><tr><th scope="row">Match weight <small>probability ${formatProbability(pair.probability)}</small></th><td class="plot-cell">${plot(scale, thresholds, { from: 0, to: pair.weight, kind: 'total', connect: NOTHING })}</td><td class="number">${formatWeight(pair.weight)}</td></tr></tfoot>
</table>`
}

function row(
  bar: WaterfallBar,
  scale: Scale,
  thresholds: ReportData['thresholds'],
  isFirst: boolean,
): Html {
  const start = percent(place(scale, bar.from))
  const end = percent(place(scale, bar.to))
  const before = html`<line class="connector" x1="${start}" x2="${start}" y1="0" y2="50%"/>`
  const connect = html`${isFirst ? NOTHING : before}<line class="connector" x1="${end}" x2="${end}" y1="50%" y2="100%"/>`
  const kind = isFirst ? 'prior' : bar.weight < 0 ? 'against' : 'for'
  return html`<tr><th scope="row">${shorten(bar.name)} <small>${shorten(bar.level)}</small></th><td class="plot-cell">${plot(scale, thresholds, { ...bar, kind, connect })}</td><td class="number">${formatWeight(bar.weight)}</td></tr>`
}

interface PlotBar {
  readonly from: number
  readonly to: number
  readonly kind: 'prior' | 'for' | 'against' | 'total'
  readonly connect: Html
}

function plot(scale: Scale, thresholds: ReportData['thresholds'], bar: PlotBar): Html {
  const left = place(scale, Math.min(bar.from, bar.to))
  const width = place(scale, Math.max(bar.from, bar.to)) - left
  const near = place(scale, thresholds.lower)
  const zero = percent(place(scale, 0))
  const nearWidth = Math.max(0, place(scale, thresholds.upper) - near)
  return html`<svg class="cell-plot" aria-hidden="true" width="100%" height="100%"><rect class="near-zone" x="${percent(near)}" y="0" width="${percent(nearWidth)}" height="100%"/><line class="zero" x1="${zero}" x2="${zero}" y1="0" y2="100%"/>${thresholdLines(scale, thresholds)}${bar.connect}<rect class="${bar.kind}" x="${percent(left)}" y="50%" transform="translate(0,-6)" width="${percent(width)}" height="12"/></svg>`
}
