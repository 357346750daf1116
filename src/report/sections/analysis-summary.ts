import type { AnalysisReportData, HeadlineFigure } from '../analysis-data.ts'
import { formatValue } from '../data-table.ts'
import { dataText } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import type { Section } from '../section.ts'

/** What was found, and what its figures can't tell. */
export function analysisSummarySection({ lead, figures, notes }: AnalysisReportData): Section {
  const cards =
    figures.length === 0 ? NOTHING : html`<dl class="cards">${figures.map((it) => card(it))}</dl>`
  const list =
    notes.length === 0
      ? NOTHING
      : html`<h3>Mind this first</h3><ul class="notes">${notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}</ul>`
  return {
    id: 'summary',
    title: 'Summary',
    body: html`<p class="lead">${lead}</p>${cards}${list}`,
  }
}

function card({ name, value, format, low, high, note }: HeadlineFigure): Html {
  const interval =
    low === undefined || high === undefined
      ? NOTHING
      : html`${formatValue(low, format)} to ${formatValue(high, format)} (95 %); `
  return html`<div class="card"><dt>${name}</dt><dd class="figure">${formatValue(value, format)}</dd><dd class="note">${interval}${dataText(note)}</dd></div>`
}
