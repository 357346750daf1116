import { type Html, html } from './html.ts'
import { formatBits, formatCounted } from './number-format.ts'
import type { ReportData } from './report-data.ts'
import { shortCount } from './short-count.ts'
import { percent, place, type Scale, scaleOver, ticks } from './svg-scale.ts'
import { THRESHOLD_STRIP, thresholdLabels, thresholdLines } from './threshold-marks.ts'

/** Height of the bars' area in pixels. */
const PLOT = 220

/** Where a bar of no pairs would stand on the logarithmic axis, so that one pair is still seen. */
const FLOOR = 0.5

/** What a match weight alone would say. */
type Zone = 'non-match' | 'near-match' | 'match'

/** One bar, or the part of it inside one zone. */
export interface HistogramBar {
  readonly zone: Zone
  /** Left and right end in bits. */
  readonly from: number
  readonly to: number
  /** 0 to 1 of the plot's height. */
  readonly height: number
  readonly pairs: number
}

/**
 * Bars of a histogram of match weights, cut where a threshold goes through a bin.
 *
 * @returns bars from left to right; bins without pairs give none. Heights are logarithmic: the
 *   fullest bin has height 1, one pair a little above 0.
 */
export function histogramBars(
  histogram: ReportData['histogram'],
  thresholds: ReportData['thresholds'],
): readonly HistogramBar[] {
  const bins = histogram
    .filter(({ from, pairs }) => Number.isFinite(from) && Number.isFinite(pairs) && pairs > 0)
    .toSorted((a, b) => a.from - b.from)
  const most = bins.reduce((largest, bin) => Math.max(largest, bin.pairs), 1)
  return bins.flatMap(({ from, pairs }) => {
    const height = logHeight(pairs, most)
    const cuts = [thresholds.lower, thresholds.upper].filter((t) => t > from && t < from + 1)
    const ends = [from, ...cuts, from + 1]
    return ends.slice(0, -1).map((start, i) => ({
      zone: zoneOf(start, thresholds),
      from: start,
      to: ends[i + 1]!,
      height,
      pairs,
    }))
  })
}

/**
 * Histogram of match weights as SVG: a logarithmic count axis, three zones, both thresholds marked.
 * Call it only with at least one candidate pair.
 */
export function histogramChart(
  histogram: ReportData['histogram'],
  thresholds: ReportData['thresholds'],
): Html {
  const bars = histogramBars(histogram, thresholds)
  const ends = bars.flatMap(({ from, to }) => [from, to])
  const scale = scaleOver([...ends, thresholds.lower - 1, thresholds.upper + 1])
  const most = bars.reduce((largest, bar) => Math.max(largest, bar.pairs), 1)
  const total = histogram.reduce((sum, bin) => sum + bin.pairs, 0)
  return html`<svg class="histogram" role="img" aria-labelledby="histogram-title histogram-desc" width="100%" height="${THRESHOLD_STRIP + PLOT + 26}">
<title id="histogram-title">Candidate pairs by match weight</title>
<desc id="histogram-desc">${formatCounted(total, 'candidate pair')} from ${formatBits(scale.from)} to ${formatBits(scale.to)} bits, on a logarithmic count axis. Lower threshold ${formatBits(thresholds.lower)}, upper threshold ${formatBits(thresholds.upper)} bits.</desc>
${thresholdLabels(scale, thresholds, 0.25)}
<svg y="${THRESHOLD_STRIP}" width="100%" height="${PLOT}" class="plot">
${zoneBackground(scale, thresholds)}${countAxis(most)}
${bars.map((bar) => barRect(scale, bar))}
${thresholdLines(scale, thresholds)}
<line class="axis" x1="0" x2="100%" y1="${PLOT}" y2="${PLOT}"/>
</svg>
${ticks(scale, 8).map((bits) => html`<text class="tick" x="${percent(place(scale, bits))}" y="${THRESHOLD_STRIP + PLOT + 18}" text-anchor="middle">${formatBits(bits)}</text>`)}
</svg>`
}

/** 0 to 1 on a logarithmic axis from {@link FLOOR} to `most`. */
function logHeight(pairs: number, most: number): number {
  return Math.log(pairs / FLOOR) / Math.log(Math.max(most, 1) / FLOOR)
}

function zoneOf(bits: number, thresholds: ReportData['thresholds']): Zone {
  if (bits < thresholds.lower) return 'non-match'
  return bits < thresholds.upper ? 'near-match' : 'match'
}

function barRect(scale: Scale, bar: HistogramBar): Html {
  const left = place(scale, bar.from)
  const height = Math.max(1, bar.height * PLOT * 0.96)
  return html`<rect class="zone-${bar.zone}" x="${percent(left)}" y="${Number((PLOT - height).toFixed(1))}" width="${percent(Math.max(0, place(scale, bar.to) - left))}" height="${Number(height.toFixed(1))}"><title>${formatBits(bar.from)} to ${formatBits(bar.to)} bits: ${formatCounted(bar.pairs, 'pair')}</title></rect>`
}

function zoneBackground(scale: Scale, { lower, upper }: ReportData['thresholds']): Html {
  const left = place(scale, lower)
  return html`<rect class="near-zone" x="${percent(left)}" y="0" width="${percent(Math.max(0, place(scale, upper) - left))}" height="100%"/>`
}

function countAxis(most: number): Html {
  const decades = Math.floor(Math.log10(Math.max(most, 1)))
  const every = decades > 6 ? 2 : 1
  const labels: Html[] = []
  for (let decade = 0; decade <= decades; decade += every) {
    const y = Number((PLOT - logHeight(10 ** decade, most) * PLOT * 0.96).toFixed(1))
    labels.push(
      html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="tick" x="0" dx="-8" y="${y}" dy="4" text-anchor="end">${shortCount(10 ** decade)}</text>`,
    )
  }
  return html`${labels}`
}
