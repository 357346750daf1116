import { histogramChart } from '../histogram-chart.ts'
import { html } from '../html.ts'
import { formatBits, formatCount } from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'

/** How the candidate pairs spread over the match weights, and where the thresholds cut. */
export function matchWeightsSection({ histogram, thresholds }: ReportData): Section {
  const bins = histogram.filter(
    ({ from, pairs }) => Number.isFinite(from) && Number.isFinite(pairs) && pairs > 0,
  )
  const body =
    bins.length === 0
      ? html`<p>No two records were compared, so there are no match weights to show.</p>`
      : html`<figure>
<div class="chart">${histogramChart(bins, thresholds)}</div>
<p class="axis-title">Match weight in bits; each step of one doubles the odds</p>
<ul class="legend">
<li><span class="swatch zone-non-match"></span>non-match: below ${formatBits(thresholds.lower)}</li>
<li><span class="swatch zone-near-match"></span>near match: ${formatBits(thresholds.lower)} to ${formatBits(thresholds.upper)}</li>
<li><span class="swatch zone-match"></span>match: ${formatBits(thresholds.upper)} and above</li>
</ul>
<figcaption>Candidate pairs per bit of match weight. The count axis is logarithmic, because non-matches outnumber the rest by far: each grid line is ten times the one below. In large files the pairs below the lower threshold are counted in a sample and scaled up. Zones go by the weight alone; a veto, a rival or a weak link in a group can still keep a heavy pair apart, so the zones need not add up to the figures above.</figcaption>
</figure>
<details class="numbers"><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="Pairs by match weight"><table class="narrow"><thead><tr><th scope="col" class="number">From (bits)</th><th scope="col" class="number">Pairs</th></tr></thead><tbody>${bins.map(({ from, pairs }) => html`<tr><td class="number">${formatBits(from)}</td><td class="number">${formatCount(pairs)}</td></tr>`)}</tbody></table></div></details>`
  return { id: 'match-weights', title: 'Match weights', body }
}
