import { dataText, label, shorten } from './data-text.ts'
import { type Html, html, NOTHING } from './html.ts'
import type { ReportData, ReportPair, ReportRecord } from './report-data.ts'
import { type Agreement, compareValues, markDifference } from './value-difference.ts'

/** What the signs and colours of a pair and its waterfall mean. */
export const PAIR_LEGEND: Html = html`<ul class="legend">
<li><b class="sign">=</b> same</li><li><b class="sign">≈</b> same but for case, accents, punctuation</li><li><b class="sign">≠</b> differs, marked where</li><li><b class="sign">∅</b> missing in one</li>
<li><span class="swatch prior"></span>prior</li><li><span class="swatch for"></span>evidence for one child (+)</li><li><span class="swatch against"></span>against (−)</li><li><span class="swatch near-zone"></span>between the thresholds</li>
</ul>`

/** Both ids of a pair, with its number on the page. */
export function pairTitle(
  { left, right }: Pick<ReportPair, 'left' | 'right'>,
  number: number,
): Html {
  return html`<span class="ordinal">${number}</span> ${dataText(left.id)} <span class="unseen">and</span><span aria-hidden="true">↔</span> ${dataText(right.id)}`
}

/** Both records of a pair, field by field, marked where they differ. */
export function sideBySide(
  { left, right }: Pick<ReportPair, 'left' | 'right'>,
  fields: ReportData['fields'],
): Html {
  if (fields.length === 0) return NOTHING
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
