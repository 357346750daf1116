import { dataText } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatCount, formatCounted, formatProbability, formatWeight } from '../number-format.ts'
import { PAIR_LEGEND, pairTitle, sideBySide } from '../pair-view.ts'
import type { ReportData, ReportPair } from '../report-data.ts'
import type { Section } from '../section.ts'
import { waterfallChart } from '../waterfall-chart.ts'

/** The pairs a person should look at: both records side by side, and why the model hesitates. */
export function nearMatchesSection(data: ReportData): Section {
  const { nearMatches } = data
  return {
    id: 'near-matches',
    title: 'Near matches',
    body:
      nearMatches.length === 0
        ? html`<p>${noneShown(data.counts.nearMatches)}</p>`
        : html`${introduction(data)}${nearMatches.map((pair, i) => article(pair, i + 1, data))}`,
  }
}

function noneShown(count: number): string {
  if (count === 0) return 'No pair was left between the thresholds.'
  return `${formatCounted(count, 'near match', 'near matches')}; none is shown on this page.`
}

function introduction({ nearMatches, counts }: ReportData): Html {
  const shown =
    nearMatches.length < counts.nearMatches
      ? `${formatCount(nearMatches.length)} of ${formatCount(counts.nearMatches)} near matches, the strongest first.`
      : `${formatCounted(nearMatches.length, 'near match', 'near matches')}, the strongest first.`
  return html`<p>${shown} The same child, or two? Nothing has been joined.</p>
${PAIR_LEGEND}`
}

const DECISIONS: Readonly<Record<ReportPair['decision'], string>> = {
  match: 'match',
  'near-match': 'near match',
  'non-match': 'non-match',
}

function article(pair: ReportPair, number: number, data: ReportData): Html {
  const reason =
    pair.reason === undefined ? NOTHING : html`<p class="reason">${dataText(pair.reason)}</p>`
  return html`<article class="pair" aria-labelledby="pair-${number}">
<header><h3 id="pair-${number}">${pairTitle(pair, number)}</h3>
<p class="verdict"><b>${DECISIONS[pair.decision] ?? NOTHING}</b> · ${formatWeight(pair.weight)} bits · probability ${formatProbability(pair.probability)}</p></header>
${reason}
<div class="sides"><div>${sideBySide(pair, data.fields)}</div><div>${waterfallChart(pair, data.thresholds)}</div></div>
</article>`
}
