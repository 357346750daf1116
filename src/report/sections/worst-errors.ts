import type { AnalysisReportData, ErrorPairs } from '../analysis-data.ts'
import { type DataTable, numbersOf } from '../data-table.ts'
import { dataText } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatCounted, formatProbability, formatWeight } from '../number-format.ts'
import { PAIR_LEGEND, pairTitle, sideBySide } from '../pair-view.ts'
import type { Section } from '../section.ts'
import { waterfallChart } from '../waterfall-chart.ts'

/** Wrong and missed matches, each with both records and its waterfall. */
export function errorsSection({ errors }: AnalysisReportData): Section {
  return {
    id: 'errors',
    title: 'The worst errors',
    body: errors === undefined ? NOTHING : body(errors),
  }
}

function body(errors: ErrorPairs): Html {
  const { pairs, wrongMatches, missedMatches } = errors
  const counted = `${formatCounted(wrongMatches, 'wrong match', 'wrong matches')} and ${formatCounted(missedMatches, 'missed match', 'missed matches')} in all`
  if (pairs.length === 0) return html`<p>${counted}; none is shown on this page.</p>`
  return html`<p>${counted}; ${formatCounted(pairs.length, 'pair')} shown, the worst first: wrong matches of the highest weight, missed ones of the lowest.</p>
${PAIR_LEGEND}
${pairs.map((pair, at) => article(pair, at + 1, errors))}${numbersOf(errorTable(errors), 'Errors shown')}`
}

function article(
  pair: ErrorPairs['pairs'][number],
  number: number,
  { fields, thresholds }: ErrorPairs,
): Html {
  const reason =
    pair.reason === undefined ? NOTHING : html`<p class="reason">${dataText(pair.reason)}</p>`
  return html`<article class="pair" aria-labelledby="error-${number}">
<header><h3 id="error-${number}">${pairTitle(pair, number)}</h3>
<p class="verdict"><b>${pair.error}</b> · decided as ${pair.decision.replace('near-match', 'near match')}${weighed(pair)}</p></header>
${reason}
${sides(pair, fields, thresholds)}
</article>`
}

function weighed({ weight, probability }: ErrorPairs['pairs'][number]): string {
  if (!Number.isFinite(weight)) return ''
  return ` · ${formatWeight(weight)} bits · probability ${formatProbability(probability)}`
}

/** As much of both records and of the weight as is known. */
function sides(
  pair: ErrorPairs['pairs'][number],
  fields: ErrorPairs['fields'],
  thresholds: ErrorPairs['thresholds'],
): Html {
  const waterfall = pair.waterfall.length === 0 ? NOTHING : waterfallChart(pair, thresholds)
  if (fields.length === 0) return html`<div class="alone">${waterfall}</div>`
  return html`<div class="sides"><div>${sideBySide(pair, fields)}</div><div>${waterfall}</div></div>`
}

/** The errors shown: ids and weights, no values. */
export function errorTable({ pairs }: ErrorPairs): DataTable {
  return {
    name: 'errors',
    columns: [
      { name: 'error', title: 'Error', format: 'text' },
      { name: 'left_source', title: 'Left source', format: 'text' },
      { name: 'left_id', title: 'Left', format: 'text' },
      { name: 'right_source', title: 'Right source', format: 'text' },
      { name: 'right_id', title: 'Right', format: 'text' },
      { name: 'decision', title: 'Decision', format: 'text' },
      { name: 'match_weight', title: 'Match weight', format: 'weight' },
    ],
    rows: pairs.map(({ error, left, right, decision, weight }) => [
      error,
      left.source ?? '',
      left.id,
      right.source ?? '',
      right.id,
      decision,
      weight,
    ]),
  }
}
