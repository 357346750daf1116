import { escapeHtml } from '../../report/escape-html.ts'
import {
  flagLines,
  labelOf,
  type RecordSection,
  readable,
  sectionsOf,
  titleOf,
} from './record-sections.ts'
import type { StudentRecord } from './student-record.ts'

/** Columns that fit on a printed page; a section with more shows each row as a block. */
const MOST_COLUMNS = 8

/** A date, or a state with its id of a student. */
const SHORT = /^(\d{4}(-\d\d)+|[A-Z]{2} \S{1,15})$/
/** Letters of a value that gets a line of its own in a block. */
const LONG = 120

const STYLE = `
body{font:14px/1.45 system-ui,sans-serif;color:#1b1b1b;margin:2rem auto;max-width:62rem;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .5rem;border-bottom:2px solid #205493;break-after:avoid}
.ids{color:#444;margin:.2rem 0 1rem}.flags{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
.flags li{border:1px solid #8a6100;background:#fff6df;border-radius:4px;padding:.1rem .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #ccc;padding:.25rem .5rem}
th{font-weight:600;background:#f2f5f9}.block{border:1px solid #ccc;border-radius:4px;padding:.5rem .75rem;margin:.5rem 0;break-inside:avoid}
.block h3{font-size:1rem;margin:0 0 .3rem}dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.15rem 1rem;margin:0}
dl div{break-inside:avoid}dl .long{grid-column:1/-1}.wide{overflow-x:auto}.whole{white-space:nowrap}dt{color:#555;font-size:.85em}dd{margin:0}footer{margin-top:2rem;color:#555;font-size:.85em}
@media print{body{margin:0;max-width:none;font-size:11px}.wide{overflow:visible}tr{break-inside:avoid}th{background:none}}
`

/** The consolidated record as a page to be looked at or printed; it loads nothing. */
export function recordPage(record: StudentRecord, printed: string): string {
  const title = titleOf(record)
  const flags = flagLines(record).map((line) => `<li>${escapeHtml(line)}</li>`)
  const stateIds = record.stateIds.map((each) => `${each.state} ${each.stateStudentId}`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Student record ${record.msixId}</title><style>${STYLE}</style></head><body>
<header><h1>${escapeHtml(title)}</h1>
<p class="ids">MSIX id ${record.msixId} · ${escapeHtml(stateIds.join(' · '))}</p>
${flags.length === 0 ? '' : `<ul class="flags">${flags.join('')}</ul>`}</header>
<main><h2>Overview</h2>${overviewTable(record)}
${sectionsOf(record).map(sectionHtml).join('\n')}</main>
<footer>Confidential: to be used for official purposes only. Made ${escapeHtml(printed)}.</footer>
</body></html>
`
}

function overviewTable({ overview }: StudentRecord): string {
  const rows = overview.map(
    ({ element, value, state, stateStudentId }) =>
      `<tr><th scope="row">${escapeHtml(labelOf(element))}</th>${cell(readable(element, value))}${cell(`${state} ${stateStudentId}`)}</tr>`,
  )
  return `<div class="wide"><table><thead><tr><th scope="col">Element</th><th scope="col">Value</th><th scope="col">Source</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function sectionHtml(section: RecordSection): string {
  const { title, elements, rows } = section
  const head = `<section><h2>${escapeHtml(title)}</h2>`
  if (rows.length === 0) return `${head}<p>None reported.</p></section>`
  const body = elements.length <= MOST_COLUMNS ? tableHtml(section) : blocksHtml(section)
  return `${head}${body}</section>`
}

function tableHtml({ elements, rows }: RecordSection): string {
  const heads = elements.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join('')
  const lines = rows.map(({ state, stateStudentId, values }) => {
    const cells = elements.map(({ name }) => cell(values[name] ?? '')).join('')
    return `<tr>${cell(`${state} ${stateStudentId}`)}${cells}</tr>`
  })
  return `<div class="wide"><table><thead><tr><th scope="col">Source</th>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

/** Dates and ids stand on one line. */
function cell(text: string): string {
  return `<td${SHORT.test(text) ? ' class="whole"' : ''}>${escapeHtml(text)}</td>`
}

function blocksHtml({ elements, rows }: RecordSection): string {
  return rows
    .map(({ state, stateStudentId, values }) => {
      const pairs = elements
        .filter(({ name }) => values[name] !== undefined)
        .map(
          ({ name, label }) =>
            `<div${values[name]!.length > LONG ? ' class="long"' : ''}><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(values[name]!)}</dd></div>`,
        )
      return `<article class="block"><h3>${escapeHtml(`${state} ${stateStudentId}`)}</h3><dl>${pairs.join('')}</dl></article>`
    })
    .join('')
}
