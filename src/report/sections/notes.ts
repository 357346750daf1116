import { dataText } from '../data-text.ts'
import { html } from '../html.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'

/** What the run guessed or warned of: to be checked before anything else is believed. */
export function notesSection({ notes }: ReportData): Section {
  const body =
    notes.length === 0
      ? html`<p>No guesses were made and no warnings were raised.</p>`
      : html`<p>Check these first: everything below depends on them.</p><ul class="notes">${notes.map((note) => html`<li>${dataText(note)}</li>`)}</ul>`
  return { id: 'notes', title: 'Guesses and warnings', body }
}
