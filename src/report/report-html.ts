/**
 * Results as one HTML page: what was found, what a person should look at, and why the model decided
 * as it did. Layer 6, pure: `ReportData` in, one string out; no script, no request, no clock. The
 * hard problem is that every string on the page may be hostile or a child's personal data: markup
 * is built only by the escaping template of `html.ts`, and the page forbids itself everything else.
 *
 * @module
 */

import { dataText, shorten } from './data-text.ts'
import { type Html, html, NOTHING } from './html.ts'
import type { ReportData } from './report-data.ts'
import type { Section } from './section.ts'
import { blockingSection } from './sections/blocking.ts'
import { clustersSection } from './sections/clusters.ts'
import { evidenceSection } from './sections/evidence.ts'
import { glossarySection } from './sections/glossary.ts'
import { matchWeightsSection } from './sections/match-weights.ts'
import { nearMatchesSection } from './sections/near-matches.ts'
import { notesSection } from './sections/notes.ts'
import { runSection } from './sections/run.ts'
import { summarySection } from './sections/summary.ts'
import { STYLES } from './styles.ts'

/** Nothing may load, run, be submitted or be rebased; only the page's own styles apply. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * Draws the report of a run as one self-contained HTML page.
 *
 * The page works offline, without scripts, on a phone, on paper and in dark mode. All text from
 * `data` is escaped and characters that cannot be seen are spelt out. The same data gives the same
 * bytes.
 *
 * @param data - weights in bits, probabilities and shares 0 to 1. Empty lists are fine: their
 *   section says that there is nothing.
 * @returns a complete document in UTF-8, beginning with its doctype.
 *
 * @example
 * ```ts
 * await writeFile('report.html', renderReport(data))
 * ```
 */
export function renderReport(data: ReportData): string {
  const sections = [
    summarySection(data),
    notesSection(data),
    matchWeightsSection(data),
    nearMatchesSection(data),
    clustersSection(data),
    evidenceSection(data),
    blockingSection(data),
    runSection(data),
    glossarySection(),
  ]
  return `${page(data, sections)}\n`
}

function page(data: ReportData, sections: readonly Section[]): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${shorten(data.title)}</title>
<style>${STYLES}</style>
</head>
<body>
<a class="skip" href="#summary">Skip to the summary</a>
<header class="page-head">
<h1>${dataText(data.title)}</h1>
<p class="byline">${dataText(readableTime(data.generatedAt))} · nearmatch ${dataText(data.version)} · model ${dataText(data.model.name)}</p>
${confidential(data)}
</header>
<div class="page">
<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main>
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}
</section>
`,
)}
</main>
</div>
</body>
</html>`
}

function confidential({ largest, nearMatches }: ReportData): Html {
  if (largest.length + nearMatches.length === 0) return NOTHING
  return html`<p class="confidential"><b>Confidential:</b> this page shows children’s records. Keep and share it as you would the records themselves.</p>`
}

/** An ISO time in UTC without its T, seconds and Z; anything else as it is. */
function readableTime(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/, '$1 $2 UTC')
}
