import { dataText, label, shorten } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatCount, formatCounted, formatProbability, formatWeight } from '../number-format.ts'
import type { ReportData, ReportPair, ReportRecord } from '../report-data.ts'
import type { Section } from '../section.ts'
import { type Agreement, compareValues, markDifference } from '../value-difference.ts'
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
<ul class="legend">
<li><b class="sign">=</b> same</li><li><b class="sign">≈</b> same but for case, accents, punctuation</li><li><b class="sign">≠</b> differs, marked where</li><li><b class="sign">∅</b> missing in one</li>
<li><span class="swatch prior"></span>prior</li><li><span class="swatch for"></span>evidence for one child (+)</li><li><span class="swatch against"></span>against (−)</li><li><span class="swatch near-zone"></span>between the thresholds</li>
</ul>`
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
<header><h3 id="pair-${number}"><span class="ordinal">${number}</span> ${dataText(pair.left.id)} <span class="unseen">and</span><span aria-hidden="true">↔</span> ${dataText(pair.right.id)}</h3>
<p class="verdict"><b>${DECISIONS[pair.decision] ?? NOTHING}</b> · ${formatWeight(pair.weight)} bits · probability ${formatProbability(pair.probability)}</p></header>
${reason}
<div class="sides"><div>${sideBySide(pair, data.fields)}</div><div>${waterfallChart(pair, data.thresholds)}</div></div>
</article>`
}

function sideBySide({ left, right }: ReportPair, fields: ReportData['fields']): Html {
  const rows = fields.map(({ field }, i) => {
    const [a, b] = [left.values[i] ?? '', right.values[i] ?? '']
    return { field, a, b, agreement: compareValues(a, b) }
  })
  const empty = rows.filter(({ agreement }) => agreement === 'both missing')
  const absent = empty.map(({ field }) => label(field)).join(', ')
  return html`<table class="records">
<caption class="unseen">The two records side by side</caption>
<thead><tr><td></td><th scope="col">Field</th>${recordHead(left)}${recordHead(right)}</tr></thead>
<tbody>${rows.map(({ field, a, b, agreement }) => fieldRow(field, a, b, agreement))}</tbody>
</table>
<p class="absent">${absent === '' ? '' : `Missing in both: ${absent}`}</p>`
}

function recordHead(record: ReportRecord): Html {
  const source =
    record.source === undefined ? NOTHING : html`<small>${dataText(record.source)}</small> `
  return html`<th scope="col">${source}${dataText(record.id)}</th>`
}

const SIGNS: Readonly<Record<Agreement, readonly [sign: string, words: string, style: string]>> = {
  same: ['=', 'same', 'same'],
  spelling: ['≈', 'same but for spelling', 'spelling'],
  different: ['≠', 'differs', 'different'],
  'one missing': ['∅', 'missing in one', 'missing'],
  'both missing': ['', 'missing in both', 'missing'],
}

// Empty rows and empty marks stay in the markup (hidden), so that the shape of the page never
// depends on what the records say; a test holds that against hostile values.
function fieldRow(field: string, a: string, b: string, agreement: Agreement): Html {
  const [sign, words, style] = SIGNS[agreement]
  return html`<tr class="${style}"${agreement === 'both missing' ? HIDDEN : NOTHING}><td class="sign"><span aria-hidden="true">${sign}</span><span class="unseen">${words}</span></td><th scope="row">${label(field)}</th>${cell(a, b, agreement)}${cell(b, a, agreement)}</tr>`
}

const HIDDEN: Html = html` hidden`

function cell(value: string, other: string, agreement: Agreement): Html {
  const shown = shorten(value)
  const { front, own, end } =
    agreement === 'different'
      ? markDifference(shown, shorten(other))
      : { front: shown, own: '', end: '' }
  const text = shown.trim() === '' ? '–' : front
  return html`<td>${text}<mark>${own}</mark>${end}</td>`
}
