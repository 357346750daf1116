import type { PrecisionRecallCurve } from './analysis-data.ts'
import { type Axis, formatTick, linearAxis } from './axis.ts'
import type { DataTable } from './data-table.ts'
import { dataText } from './data-text.ts'
import { type Html, html } from './html.ts'
import { formatBits, formatShare } from './number-format.ts'
import { down, legendMark, mark, type Place, plotSvg, polyline } from './plot.ts'
import { percent } from './svg-scale.ts'

const HEIGHT = 300
/** Widths in pixels of the plot on a phone and on a desk. */
const WIDTHS = [260, 850] as const

/** Precision against recall, zoomed to where the marked settings lie. */
export function precisionRecallChart(curves: readonly PrecisionRecallCurve[]): Html {
  const marks = curves.flatMap((curve) => curve.marks)
  const x = zoomed(marks.length > 0 ? marks.map(({ recall }) => recall) : [0])
  const y = zoomed(marks.length > 0 ? marks.map(({ precision }) => precision) : [0])
  const placed = curves.map((curve) => ({
    line: curve.points.map(({ precision, recall }) => ({
      x: x.place(recall),
      y: y.place(precision),
    })),
    marks: curve.marks.map(({ label, precision, recall }) => {
      return { label, x: x.place(recall), y: y.place(precision) }
    }),
  }))
  const wanted: Label[] = [
    ...placed.flatMap(({ marks: own }) =>
      own.map((it) => ({ ...it, style: 'mark-label' as const })),
    ),
    ...curves
      .slice(0, 1)
      .flatMap(({ points }) => points)
      .filter(({ bits }) => bits % 5 === 0)
      .map(({ bits, precision, recall }) => {
        const style = 'curve-label' as const
        return { label: formatBits(bits), x: x.place(recall), y: y.place(precision), style }
      }),
  ]
  const labels = placeLabels(wanted)
  const plot = plotSvg(
    {
      id: 'precision-recall',
      title: 'Precision against recall',
      description: `${curves.length === 1 ? 'One curve' : `${curves.length} curves`}: each point is a threshold for a match. ${marks.map(({ label, precision, recall }) => `${label}: precision ${formatShare(precision)}, recall ${formatShare(recall)}.`).join(' ')}`,
      height: HEIGHT,
      x,
      y,
    },
    [
      ...placed.map(({ line }, at) => polyline(line, HEIGHT, `series-${(at % 4) + 1}`)),
      ...labels
        .filter(({ style }) => style === 'curve-label')
        .map(
          (it) =>
            html`<circle class="curve-dot" cx="${percent(it.x)}" cy="${down(it.y, HEIGHT)}" r="2.5"/>`,
        ),
      ...placed.flatMap(({ marks: own }, at) => own.map((it) => mark(it, HEIGHT, at))),
      ...labels.map((it) => labelText(it)),
    ],
  )
  const legend = curves.map(({ name }, at) => html`<li>${legendMark(at)} ${dataText(name)}</li>`)
  return html`<p class="axis-name">Precision: share of the pairs joined that are right</p><div class="chart wide-labels">${plot}</div><p class="axis-title">Recall: share of the true pairs that are joined</p><ul class="legend">${legend}</ul>`
}

/** From a round number well below the least to 1: whatever matters happens near the corner. */
function zoomed(values: readonly number[]): Axis {
  const least = values.reduce((a, b) => Math.min(a, b), 1)
  const room = Math.max(0.004, 2.5 * (1 - least))
  const step = 10 ** Math.floor(Math.log10(room))
  const from = Math.max(0, Math.floor((1 - room) / step + 1e-9) * step)
  return linearAxis({ from, to: 1 }, 5, formatTick)
}

/** A text beside a point. */
interface Label extends Place {
  readonly label: string
  readonly style: 'mark-label' | 'curve-label'
}

/** A label with the side of its point on which it stands. */
interface PlacedLabel extends Label {
  readonly across: 'left' | 'right'
  readonly upright: 'above' | 'below' | 'further below'
}

const SIDES = [
  { across: 'left', upright: 'below' },
  { across: 'right', upright: 'below' },
  { across: 'left', upright: 'above' },
  { across: 'right', upright: 'above' },
  { across: 'left', upright: 'further below' },
  { across: 'right', upright: 'further below' },
] as const

/**
 * Puts each label on the first side of its point where it touches no other, on a phone and on a desk:
 * text keeps its size while the plot stretches. One without room is left out, unless it is that of a mark.
 */
function placeLabels(labels: readonly Label[]): PlacedLabel[] {
  const taken: PlacedLabel[] = []
  return labels.flatMap((label) => {
    if (label.x < -0.01 || label.y < -0.01 || label.x > 1.01 || label.y > 1.01) return []
    const sides = SIDES.map((side) => ({ ...label, ...side })).filter((it) => isInside(it))
    const free = sides.find((it) => !taken.some((other) => isTouching(it, other)))
    const chosen = free ?? (label.style === 'mark-label' ? sides[0] : undefined)
    if (chosen === undefined) return []
    taken.push(chosen)
    return [chosen]
  })
}

/** Pixels from the point down to the line that the text stands on. */
const BASELINES = { below: 16, above: -8, 'further below': 31 } as const

/** Left, top, right, bottom in pixels. */
type Box = readonly [number, number, number, number]

function boxOf({ x, y, label, across, upright }: PlacedLabel, plotWidth: number): Box {
  const [dotX, dotY] = [x * plotWidth, (1 - y) * HEIGHT]
  const width = 7 * label.length
  const left = across === 'left' ? dotX - 9 - width : dotX + 9
  const top = dotY + BASELINES[upright] - 11
  return [left, top, left + width, top + 14]
}

function dotOf({ x, y }: Place, plotWidth: number): Box {
  const [dotX, dotY] = [x * plotWidth, (1 - y) * HEIGHT]
  return [dotX - 5, dotY - 5, dotX + 5, dotY + 5]
}

function isTouching(a: PlacedLabel, b: PlacedLabel): boolean {
  return WIDTHS.some((width) => {
    const [own, other] = [boxOf(a, width), boxOf(b, width)]
    return touches(own, other) || touches(own, dotOf(b, width)) || touches(dotOf(a, width), other)
  })
}

function isInside(label: PlacedLabel): boolean {
  return WIDTHS.every((width) => {
    const [left, top, right, bottom] = boxOf(label, width)
    return left > -8 && top > -2 && right < width + 8 && bottom < HEIGHT + 2
  })
}

function touches(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

function labelText({ label, x, y, style, across, upright }: PlacedLabel): Html {
  const isLeft = across === 'left'
  return html`<text class="${style}" x="${percent(x)}" dx="${isLeft ? -9 : 9}" y="${down(y, HEIGHT)}" dy="${BASELINES[upright]}" text-anchor="${isLeft ? 'end' : 'start'}">${label}</text>`
}

/** The numbers of the curves. */
export function precisionRecallTable(curves: readonly PrecisionRecallCurve[]): DataTable {
  return {
    name: 'precision-recall',
    columns: [
      { name: 'model', title: 'Model', format: 'text' },
      { name: 'threshold', title: 'Threshold (bits)', format: 'bits' },
      { name: 'precision', title: 'Precision', format: 'share' },
      { name: 'recall', title: 'Recall', format: 'share' },
    ],
    rows: curves.flatMap(({ name, points }) =>
      points.map(({ bits, precision, recall }) => [name, bits, precision, recall]),
    ),
  }
}
