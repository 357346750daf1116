import { label, shorten } from '../data-text.ts'
import { type Html, html } from '../html.ts'
import { formatProbability, formatWeight } from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'
import type { Scale } from '../svg-scale.ts'
import { weightBar, weightScale } from '../weight-chart.ts'

/** What the model makes of each outcome of each comparison: m, u and the weight they give. */
export function evidenceSection({ comparisons }: ReportData): Section {
  const scale = weightScale(comparisons)
  const body =
    comparisons.length === 0
      ? html`<p>The model has no comparisons.</p>`
      : html`<figure><figcaption>How often each outcome occurs among matches (m) and among non-matches (u), and what it adds to the match weight: log₂(m/u). Bars to the right speak for the same child, bars to the left against.</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="Weights of the comparison levels"><table class="evidence"><thead><tr><th scope="col">Level</th><th scope="col" class="number">m</th><th scope="col" class="number">u</th><td class="plot-cell"></td><th scope="col" class="number">Bits</th></tr></thead>
${comparisons.map((comparison) => group(comparison, scale))}</table></div></figure>`
  return { id: 'evidence', title: 'What counts as evidence', body }
}

function group({ name, levels }: ReportData['comparisons'][number], scale: Scale): Html {
  return html`<tbody><tr><th scope="rowgroup" colspan="5" class="group">${label(name)}</th></tr>
${levels.map((level) => html`<tr><th scope="row">${shorten(level.name)}</th><td class="number">${formatProbability(level.m)}</td><td class="number">${formatProbability(level.u)}</td><td class="plot-cell">${weightBar(level.weight, scale)}</td><td class="number">${formatWeight(level.weight)}</td></tr>`)}</tbody>
`
}
