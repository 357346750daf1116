import type { Calibration } from './analysis-data.ts'
import { formatTick, linearAxis } from './axis.ts'
import type { DataTable } from './data-table.ts'
import { dataText } from './data-text.ts'
import { type Html, html } from './html.ts'
import { formatProbability, formatShare } from './number-format.ts'
import { down, legendMark, mark, type Place, plotSvg, polyline } from './plot.ts'
import { percent } from './svg-scale.ts'

const HEIGHT = 280

/** Stated probability against the share that is so; on the diagonal they agree. */
export function calibrationChart(calibrations: readonly Calibration[]): Html {
  const axis = linearAxis({ from: 0, to: 1 }, 6, formatTick)
  const diagonal: Place[] = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]
  const plot = plotSvg(
    {
      id: 'calibration',
      title: 'Stated probability against the share that is one child',
      description: calibrations
        .map(
          ({ name, error, bins }) =>
            `${name}: ${bins.length} bins, on average ${formatShare(error)} off the diagonal.`,
        )
        .join(' '),
      height: HEIGHT,
      x: axis,
      y: axis,
    },
    [
      polyline(diagonal, HEIGHT, 'ideal'),
      ...calibrations.flatMap(({ bins }, series) =>
        bins.map(
          ({ stated, low, high }) =>
            html`<line class="interval series-${(series % 4) + 1}" x1="${percent(stated)}" x2="${percent(stated)}" y1="${down(low, HEIGHT)}" y2="${down(high, HEIGHT)}"/>`,
        ),
      ),
      ...calibrations.map(({ bins }, series) =>
        polyline(
          bins.map(({ stated, observed }) => ({ x: stated, y: observed })),
          HEIGHT,
          `thin series-${(series % 4) + 1}`,
        ),
      ),
      ...calibrations.flatMap(({ bins }, series) =>
        bins.map(({ stated, observed }) => mark({ x: stated, y: observed }, HEIGHT, series)),
      ),
      html`<text class="tick" x="2%" y="14">too cautious</text>`,
      html`<text class="tick" x="98%" y="${HEIGHT - 8}" text-anchor="end">too sure</text>`,
    ],
  )
  const legend = calibrations.map(({ name, error, logLoss, slope }, at) => {
    const more = [
      `calibration error ${formatProbability(error)}`,
      ...(logLoss === undefined ? [] : [`log-loss ${formatProbability(logLoss)}`]),
      ...(slope === undefined ? [] : [`slope ${slope.toFixed(2)}`]),
    ]
    return html`<li>${legendMark(at)} ${dataText(name)}: ${more.join(', ')}</li>`
  })
  return html`<p class="axis-name">Share of the pairs that is one child, with 95 % interval</p><div class="square"><div class="chart wide-labels">${plot}</div><p class="axis-title">Match probability that the model states</p></div><ul class="legend">${legend}<li><svg class="legend-mark" aria-hidden="true" width="28" height="14"><line class="curve ideal" x1="0" x2="28" y1="7" y2="7"/></svg> as stated</li></ul>`
}

/** The numbers of the chart. */
export function calibrationTable(calibrations: readonly Calibration[]): DataTable {
  return {
    name: 'calibration',
    columns: [
      { name: 'model', title: 'Model', format: 'text' },
      { name: 'pairs', title: 'Pairs', format: 'count' },
      { name: 'stated', title: 'Stated', format: 'probability' },
      { name: 'observed', title: 'Observed', format: 'probability' },
      { name: 'low', title: '95 % from', format: 'probability' },
      { name: 'high', title: 'to', format: 'probability' },
    ],
    rows: calibrations.flatMap(({ name, bins }) =>
      bins.map(({ pairs, stated, observed, low, high }) => [
        name,
        pairs,
        stated,
        observed,
        low,
        high,
      ]),
    ),
  }
}
