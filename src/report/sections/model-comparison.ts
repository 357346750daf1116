import type { AnalysisReportData, ModelShift, ShiftedPair } from '../analysis-data.ts'
import { numbersOf, tableHtml } from '../data-table.ts'
import { dataText } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import {
  changeBars,
  decisionMatrix,
  decisionTable,
  scatterTable,
  weightScatter,
} from '../model-shift-chart.ts'
import { formatCounted, formatProbability, formatWeight } from '../number-format.ts'
import { PAIR_LEGEND, pairTitle, sideBySide } from '../pair-view.ts'
import type { Section } from '../section.ts'
import { waterfallChart } from '../waterfall-chart.ts'

/** Models in columns, what each found in rows. */
export function modelsSection({ models }: AnalysisReportData): Section {
  return {
    id: 'models',
    title: 'Models side by side',
    body: models === undefined ? NOTHING : tableHtml(models, 'Models side by side'),
  }
}

/** Where decisions move from one model to another. */
export function shiftsSection({ shifts = [] }: AnalysisReportData): Section {
  return {
    id: 'changes',
    title: 'Where decisions move',
    body: html`<p>Pairs of records by what either model decided. Of a pair in one cluster the decision is a match, whatever its own weight.</p>
<ul class="legend"><li><span class="swatch one-child"></span>one child</li><li><span class="swatch two-children"></span>two children</li><li><span class="swatch unknown-truth"></span>truth not known</li></ul>
${shifts.map((shift, at) => shiftHtml(shift, at + 1))}${numbersOf(decisionTable(shifts), 'Decisions of each two models')}${numbersOf(scatterTable(shifts), 'Weights of changed pairs')}`,
  }
}

function shiftHtml(shift: ModelShift, number: number): Html {
  const { first, second, verdict, significance } = shift
  return html`<h3>${dataText(first)} → ${dataText(second)}</h3>
<p class="lead-verdict">${verdict}</p>
${significance === undefined ? NOTHING : tableHtml(significance, 'Differences and how sure they are')}
${decisionMatrix(shift)}
${changeBars(shift)}
${weightScatter(shift, number)}`
}

/** Changed pairs with both records and both waterfalls. */
export function changedPairsSection({ shifts = [] }: AnalysisReportData): Section {
  let number = 0
  const parts = shifts
    .filter(({ samples }) => samples.length > 0)
    .map(
      (shift) =>
        html`<h3>${dataText(shift.first)} → ${dataText(shift.second)}: ${formatCounted(shift.samples.length, 'pair')}</h3>${shift.samples.map((pair) => article(pair, ++number, shift))}`,
    )
  return {
    id: 'changed-pairs',
    title: 'Changed pairs',
    body: html`<p>The worst changes of each kind: from match to non-match and back first, wrongly joined children before others, then by how far the weights are apart.</p>${PAIR_LEGEND}${parts}`,
  }
}

const TRUTHS: Readonly<Record<ShiftedPair['truth'], string>> = {
  'one-child': 'in truth one child',
  'two-children': 'in truth two children',
  unknown: 'truth not known',
}

function article(pair: ShiftedPair, number: number, shift: ModelShift): Html {
  const { first, second } = pair
  const words = (decision: string): string => decision.replace('near-match', 'near match')
  return html`<article class="pair" aria-labelledby="changed-${number}">
<header><h4 id="changed-${number}">${pairTitle(pair, number)}</h4>
<p class="verdict"><b>${words(first.decision)} → ${words(second.decision)}</b> · ${TRUTHS[pair.truth]}</p></header>
<div class="three">${shift.fields.length === 0 ? NOTHING : html`<div class="records-side">${sideBySide(pair, shift.fields)}</div>`}<div><p class="panel-name">${dataText(shift.first)}: ${formatWeight(first.weight)} bits, probability ${formatProbability(first.probability)}</p>${waterfallChart(first, shift.firstThresholds)}</div><div><p class="panel-name">${dataText(shift.second)}: ${formatWeight(second.weight)} bits, probability ${formatProbability(second.probability)}</p>${waterfallChart(second, shift.secondThresholds)}</div></div>
</article>`
}
