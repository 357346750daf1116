import { shorten } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatBytes, formatCount, formatSeconds } from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'

/** What is needed to repeat the run and to know that it was the same: inputs, model, cost. */
export function runSection(data: ReportData): Section {
  return {
    id: 'run',
    title: 'About this run',
    body: html`<dl class="facts">
<dt>nearmatch</dt><dd>${shorten(data.version)}</dd>
<dt>Finished</dt><dd>${shorten(data.generatedAt)}</dd>
<dt>Model</dt><dd>${shorten(data.model.name)}</dd>
<dt>Model hash</dt><dd class="hash">${shorten(data.model.hash)}</dd>
<dt>Fitted</dt><dd>${shorten(data.model.fitted)}</dd>
<dt>Peak memory</dt><dd>${formatBytes(data.peakMemoryBytes)}</dd>
</dl>
${inputs(data.inputs)}${stages(data.seconds)}${fieldTable(data.fields)}`,
  }
}

function inputs(files: ReportData['inputs']): Html {
  if (files.length === 0) return NOTHING
  return html`<h3>Input files</h3><div class="scroll" tabindex="0" role="region" aria-label="Input files"><table><thead><tr><th scope="col">File</th><th scope="col" class="number">Rows</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${files.map(({ file, rows, sha256 }) => html`<tr><th scope="row">${shorten(file)}</th><td class="number">${formatCount(rows)}</td><td class="hash">${shorten(sha256)}</td></tr>`)}</tbody></table></div>`
}

function stages(seconds: ReportData['seconds']): Html {
  const entries = Object.entries(seconds)
  if (entries.length === 0) return NOTHING
  return html`<h3>Time</h3><table class="narrow"><thead><tr><th scope="col">Stage</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${entries.map(([stage, time]) => html`<tr><th scope="row">${shorten(stage)}</th><td class="number">${formatSeconds(time)}</td></tr>`)}</tbody></table>`
}

function fieldTable(fields: ReportData['fields']): Html {
  if (fields.length === 0) return NOTHING
  return html`<details><summary>Fields and the columns they came from</summary><table class="narrow"><thead><tr><th scope="col">Field</th><th scope="col">Column</th></tr></thead>
<tbody>${fields.map(({ field, column }) => html`<tr><th scope="row">${shorten(field)}</th><td>${shorten(column)}</td></tr>`)}</tbody></table></details>`
}
