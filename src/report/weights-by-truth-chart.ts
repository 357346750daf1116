import type { WeightsByTruth } from './analysis-data.ts'
import { type Axis, logAxis } from './axis.ts'
import type { DataTable } from './data-table.ts'
import { type Html, html } from './html.ts'
import { formatBits, formatCounted } from './number-format.ts'
import { shortCount } from './short-count.ts'
import { percent, place, type Scale, scaleOver, ticks } from './svg-scale.ts'
import { THRESHOLD_STRIP, thresholdLabels, thresholdLines } from './threshold-marks.ts'

/** Pixels of each half. */
const HALF = 130

/** Pairs by weight: those of one child stand up, those of two hang down. */
export function weightsByTruthChart(weights: WeightsByTruth, number: number): Html {
  const { bins, thresholds } = weights
  const ends = bins.flatMap(({ from }) => [from, from + 1])
  const scale = scaleOver([...ends, thresholds.lower - 1, thresholds.upper + 1])
  const y = logAxis(
    bins.flatMap((bin) => [bin.oneChild, bin.twoChildren]),
    shortCount,
  )
  const total = (name: 'oneChild' | 'twoChildren'): number =>
    bins.reduce((sum, bin) => sum + bin[name], 0)
  const id = `weights-${number}`
  const height = THRESHOLD_STRIP + 2 * HALF + 26
  return html`<div class="chart"><svg class="histogram" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height}">
<title id="${id}-title">Match weights of pairs of one child and of two</title>
<desc id="${id}-desc">${formatCounted(total('oneChild'), 'pair')} of one child upwards, ${formatCounted(total('twoChildren'), 'pair')} of two children downwards, from ${formatBits(scale.from)} to ${formatBits(scale.to)} bits, on logarithmic count axes.</desc>
${thresholdLabels(scale, thresholds, 0.25)}
<svg y="${THRESHOLD_STRIP}" width="100%" height="${2 * HALF}" class="plot">
<rect class="near-zone" x="${percent(place(scale, thresholds.lower))}" y="0" width="${percent(Math.max(0, place(scale, thresholds.upper) - place(scale, thresholds.lower)))}" height="100%"/>
${y.ticks.map(({ at, text }) => html`${grid(HALF - at * HALF, text)}${at === 0 ? html`` : grid(HALF + at * HALF, text)}`)}
${bins.map((bin) => html`${bar(scale, y, bin, 'oneChild')}${bar(scale, y, bin, 'twoChildren')}`)}
${thresholdLines(scale, thresholds)}
<line class="axis" x1="0" x2="100%" y1="${HALF}" y2="${HALF}"/>
<text class="mark-label" x="100%" dx="-4" y="14" text-anchor="end">one child</text>
<text class="mark-label" x="100%" dx="-4" y="${2 * HALF - 6}" text-anchor="end">two children</text>
</svg>
${ticks(scale, 8).map((bits) => html`<text class="tick" x="${percent(place(scale, bits))}" y="${height - 8}" text-anchor="middle">${formatBits(bits)}</text>`)}
</svg></div>`
}

function grid(y: number, text: string): Html {
  const at = Number(y.toFixed(1))
  return html`<line class="grid" x1="0" x2="100%" y1="${at}" y2="${at}"/><text class="tick" x="0" dx="-8" y="${at}" dy="4" text-anchor="end">${text}</text>`
}

function bar(
  scale: Scale,
  y: Axis,
  bin: WeightsByTruth['bins'][number],
  side: 'oneChild' | 'twoChildren',
): Html {
  const pairs = bin[side]
  if (pairs === 0) return html``
  const height = Number((y.place(pairs) * HALF * 0.96).toFixed(1))
  const left = place(scale, bin.from)
  const top = side === 'oneChild' ? HALF - height : HALF
  const words = side === 'oneChild' ? 'of one child' : 'of two children'
  return html`<rect class="${side === 'oneChild' ? 'one-child' : 'two-children'}" x="${percent(left)}" y="${Number(top.toFixed(1))}" width="${percent(place(scale, bin.from + 1) - left)}" height="${height}"><title>${formatBits(bin.from)} to ${formatBits(bin.from + 1)} bits: ${formatCounted(pairs, 'pair')} ${words}</title></rect>`
}

/** The numbers of the charts. */
export function weightsByTruthTable(weights: readonly WeightsByTruth[]): DataTable {
  return {
    name: 'weights',
    columns: [
      { name: 'model', title: 'Model', format: 'text' },
      { name: 'from_bits', title: 'From (bits)', format: 'bits' },
      { name: 'one_child', title: 'Pairs of one child', format: 'count' },
      { name: 'two_children', title: 'Pairs of two children', format: 'count' },
    ],
    rows: weights.flatMap(({ name, bins }) =>
      bins.map(({ from, oneChild, twoChildren }) => [name, from, oneChild, twoChildren]),
    ),
  }
}
