/**
 * Results as one HTML page: what was found, what a person should look at, and why the model decided
 * as it did. Layer 6, pure: `ReportData` in, one string out; no script, no request, no clock. The
 * hard problem is that every string on the page may be hostile or a child's personal data: markup
 * is built only by the escaping template of `html.ts`, and the page forbids itself everything else.
 *
 * @module
 */

import { dataText } from './data-text.ts'
import { type Html, html, NOTHING } from './html.ts'
import { CONFIDENTIAL, renderPage, timeText } from './page.ts'
import type { ReportData } from './report-data.ts'
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
  const { title, generatedAt, version, model } = data
  const byline = html`${timeText(generatedAt)} · nearmatch ${dataText(version)} · model ${dataText(model.name)}`
  return renderPage({ title, byline, notice: confidential(data), sections, styles: STYLES })
}

function confidential({ largest, nearMatches }: ReportData): Html {
  return largest.length + nearMatches.length === 0 ? NOTHING : CONFIDENTIAL
}
