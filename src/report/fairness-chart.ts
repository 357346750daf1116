import type { GroupDifference } from './analysis-data.ts'
import { type DataTable, formatPoints } from './data-table.ts'
import { dataText, label } from './data-text.ts'
import { type Html, html } from './html.ts'
import { formatCount, formatShare } from './number-format.ts'
import { percent, place, type Scale } from './svg-scale.ts'

/**
 * How much worse each group fares than the others: a table whose cells hold a point and its interval.
 * To the right of the line is worse.
 */
export function fairnessChart(groups: readonly GroupDifference[], measure: string): Html {
  const own = groups.filter((group) => group.measure === measure)
  const reach = own
    .flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])
    .filter(Number.isFinite)
    .reduce((a, b) => Math.max(a, b), 0.001)
  const scale = { from: -reach * 1.05, to: reach * 1.05 }
  const kinds = [...new Set(own.map(({ by }) => by))]
  return html`<table class="fairness"><caption class="unseen">${measure}: each group less all others, in percentage points</caption>
<thead><tr><th scope="col">Group</th><td class="plot-cell axis-cell">${axis(scale)}</td><th scope="col" class="number">Points</th></tr></thead>
${kinds.map((by) => html`<tbody><tr><th scope="rowgroup" colspan="3" class="group">${label(by)}</th></tr>${own.filter((group) => group.by === by).map((group) => row(group, scale))}</tbody>`)}
</table>`
}

function axis(scale: Scale): Html {
  // The largest round number on the axis: 1, 2 or 5 times a power of ten.
  const power = 10 ** Math.floor(Math.log10(scale.to))
  const step = (scale.to >= 5 * power ? 5 : scale.to >= 2 * power ? 2 : 1) * power
  return html`<svg aria-hidden="true" width="100%" height="32"><text class="tick" x="25%" y="11" text-anchor="middle">better</text><text class="tick" x="75%" y="11" text-anchor="middle">worse</text>${[-step, 0, step].map((value) => html`<text class="tick" x="${percent(place(scale, value))}" y="27" text-anchor="middle">${formatPoints(value).replace(/\.?0+$/, '') || '0'}</text>`)}</svg>`
}

function row(group: GroupDifference, scale: Scale): Html {
  const { isWorse, difference, low, high, persons, rate } = group
  const [from, at, to] = [low, difference, high].map((value) => percent(place(scale, value)))
  const zero = percent(place(scale, 0))
  const style = isWorse ? 'worse' : 'even'
  return html`<tr class="${style}"><th scope="row">${isWorse ? html`<b class="warning">!</b><span class="unseen">worse than chance: </span> ` : html``}${dataText(group.group)} <small>${formatCount(persons)} children, ${formatShare(rate)}</small></th><td class="plot-cell"><svg class="cell-plot" aria-hidden="true" width="100%" height="100%"><line class="zero-line" x1="${zero}" x2="${zero}" y1="0" y2="100%"/><line class="interval ${style}" x1="${from!}" x2="${to!}" y1="50%" y2="50%"/><circle class="dot ${style}" cx="${at!}" cy="50%" r="5"/></svg></td><td class="number">${formatPoints(difference)}<small class="under">${formatPoints(low)} to ${formatPoints(high)}</small></td></tr>`
}

/** The numbers of the charts. */
export function fairnessTable(groups: readonly GroupDifference[]): DataTable {
  return {
    name: 'fairness',
    columns: [
      { name: 'measure', title: 'Measure', format: 'text' },
      { name: 'by', title: 'By', format: 'text' },
      { name: 'group', title: 'Group', format: 'text' },
      { name: 'persons', title: 'Children', format: 'count' },
      { name: 'rate', title: 'Rate', format: 'share' },
      { name: 'difference', title: 'Difference (points)', format: 'points' },
      { name: 'low', title: '95 % from', format: 'points' },
      { name: 'high', title: 'to', format: 'points' },
      { name: 'p', title: 'p', format: 'probability' },
      { name: 'worse', title: 'Worse than chance', format: 'text' },
    ],
    rows: groups.map((group) => [
      group.measure,
      group.by,
      group.group,
      group.persons,
      group.rate,
      group.difference,
      group.low,
      group.high,
      group.p ?? null,
      group.isWorse ? 'yes' : 'no',
    ]),
  }
}
