import type { ThresholdSweep } from './analysis-data.ts'
import { type Axis, linearAxis, logAxis } from './axis.ts'
import type { DataTable } from './data-table.ts'
import { type Html, html, NOTHING } from './html.ts'
import { formatBits, formatCount } from './number-format.ts'
import { plotSvg, polyline } from './plot.ts'
import { shortCount } from './short-count.ts'
import { percent, scaleOver } from './svg-scale.ts'

const HEIGHT = 96
const LABEL_ROW = 16

interface Panel {
  readonly name: string
  readonly id: string
  readonly series: number
  readonly of: (point: ThresholdSweep['points'][number]) => number | undefined
  readonly format: (value: number) => string
}

const PANELS: readonly Panel[] = [
  {
    id: 'wrong',
    series: 2,
    name: 'Wrong matches: pairs of two children in one cluster',
    of: ({ wrongMatches }) => wrongMatches,
    format: shortCount,
  },
  {
    id: 'missed',
    series: 1,
    name: 'Missed matches: pairs of one child in two clusters',
    of: ({ missedMatches }) => missedMatches,
    format: shortCount,
  },
  {
    id: 'unseen',
    series: 1,
    name: 'Missed matches that nobody is asked about',
    of: ({ unseenMatches }) => unseenMatches,
    format: shortCount,
  },
  {
    id: 'review',
    series: 3,
    name: 'Review items per 1,000 records',
    of: ({ reviewPerThousand }) => reviewPerThousand,
    format: (value) => (value < 1 ? String(value) : formatCount(value)),
  },
]

/** The lower threshold joins nobody: it says whom people are asked about. */
const MOVED: Readonly<Record<ThresholdSweep['varied'], readonly string[]>> = {
  upper: ['wrong', 'missed', 'review'],
  lower: ['unseen', 'review'],
}

/** What moving one threshold costs: plots over one axis. */
export function thresholdSweepChart(sweep: ThresholdSweep): Html {
  const { varied, points, marks } = sweep
  const bits = [...points.map((point) => point.bits), ...marks.map((mark) => mark.bits)]
  const x = linearAxis(scaleOver(bits, 0.02), 8, formatBits)
  const shown = PANELS.filter(({ id, of }) => {
    return MOVED[varied].includes(id) && points.every((point) => of(point) !== undefined)
  })
  const panels = shown.map(({ id, name, series, of, format }, at) => {
    const values = points.map((point) => of(point) ?? 0)
    const y = logAxis(values, format)
    const line = points.map((point, i) => ({ x: x.place(point.bits), y: y.place(values[i]!) }))
    const plot = plotSvg(
      {
        id: `sweep-${varied}-${id}`,
        title: `${name}, by ${varied} threshold`,
        description: describe(points, values, format),
        height: HEIGHT,
        x,
        y,
        ...(at === 0 ? { top: marks.length * LABEL_ROW + 4, above: labels(sweep, x) } : {}),
        withoutTicks: at < shown.length - 1,
      },
      [
        lines(sweep, x),
        polyline(line, HEIGHT, `series-${series}`),
        ...(points.length > 0 && values.every((value) => value === 0)
          ? [
              html`<text class="curve-label" x="50%" y="${HEIGHT - 10}" text-anchor="middle">none at any of these thresholds</text>`,
            ]
          : []),
      ],
    )
    return html`<p class="panel-name">${name}</p><div class="chart">${plot}</div>`
  })
  return html`${panels}<p class="axis-title">${varied === 'upper' ? 'Upper' : 'Lower'} threshold in bits; the ${varied === 'upper' ? 'lower' : 'upper'} one stays at ${formatBits(sweep.fixed)}</p>`
}

function describe(
  points: ThresholdSweep['points'],
  values: readonly number[],
  format: Panel['format'],
): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return 'No thresholds were tried.'
  return `${format(values[0]!)} at ${formatBits(first.bits)} bits, ${format(values.at(-1)!)} at ${formatBits(last.bits)} bits, on a logarithmic axis.`
}

function labels({ marks }: ThresholdSweep, x: Axis): Html {
  return html`${marks.map(({ label, bits }, row) => {
    const at = x.place(bits)
    const isLeft = at > 0.6
    return html`<line class="threshold" x1="${percent(at)}" x2="${percent(at)}" y1="${row * LABEL_ROW + 2}" y2="${marks.length * LABEL_ROW + 4}"/><text class="threshold-label" x="${percent(at)}" dx="${isLeft ? -5 : 5}" y="${row * LABEL_ROW + 12}" text-anchor="${isLeft ? 'end' : 'start'}">${label} ${formatBits(bits)}</text>`
  })}`
}

function lines({ marks }: ThresholdSweep, x: Axis): Html {
  if (marks.length === 0) return NOTHING
  return html`${marks.map(({ bits }) => html`<line class="threshold" x1="${percent(x.place(bits))}" x2="${percent(x.place(bits))}" y1="0" y2="100%"/>`)}`
}

/** The numbers of all sweeps. */
export function thresholdSweepTable(sweeps: readonly ThresholdSweep[]): DataTable {
  return {
    name: 'thresholds',
    columns: [
      { name: 'varied', title: 'Varied', format: 'text' },
      { name: 'lower', title: 'Lower (bits)', format: 'bits' },
      { name: 'upper', title: 'Upper (bits)', format: 'bits' },
      { name: 'wrong_matches', title: 'Wrong matches', format: 'count' },
      { name: 'missed_matches', title: 'Missed matches', format: 'count' },
      { name: 'unseen_matches', title: 'Not in review', format: 'count' },
      { name: 'review_per_thousand', title: 'Review items per 1,000', format: 'average' },
    ],
    rows: sweeps.flatMap(({ varied, fixed, points }) =>
      points.map(({ bits, wrongMatches, missedMatches, unseenMatches, reviewPerThousand }) => [
        varied,
        varied === 'lower' ? bits : fixed,
        varied === 'upper' ? bits : fixed,
        wrongMatches,
        missedMatches,
        unseenMatches ?? null,
        reviewPerThousand,
      ]),
    ),
  }
}
