import { dataText, label, shorten } from '../data-text.ts'
import { type Html, html, NOTHING } from '../html.ts'
import { formatCounted } from '../number-format.ts'
import type { ReportData } from '../report-data.ts'
import type { Section } from '../section.ts'
import { compareValues } from '../value-difference.ts'

/** So many of the largest clusters start unfolded; on paper all are. */
const UNFOLDED = 3

type Cluster = ReportData['largest'][number]

/** The persons with the most records: false merges show here first. */
export function clustersSection({ largest, fields }: ReportData): Section {
  return {
    id: 'clusters',
    title: 'Largest clusters',
    body:
      largest.length === 0
        ? html`<p>No person has more than one record.</p>`
        : html`<p>False merges show here first. A value unlike the cluster’s most common one, spelling aside, is marked ≠; columns that are empty throughout are left out.</p>
${largest.map((cluster, i) => clusterTable(cluster, fields, i))}`,
  }
}

const OPEN: Html = html` open`

function clusterTable(cluster: Cluster, fields: ReportData['fields'], index: number): Html {
  const { records } = cluster
  const common = fields.map((_, column) => mostCommon(records.map((r) => r.values[column] ?? '')))
  const withSource = records.some(({ source }) => source !== undefined)
  const head = fields.map(
    ({ field }, column) =>
      html`<th scope="col"${hiddenIf(common[column] === undefined)}>${label(field)}</th>`,
  )
  return html`<details class="cluster"${index < UNFOLDED ? OPEN : NOTHING}><summary><b>${dataText(cluster.clusterId)}</b> · ${formatCounted(records.length, 'record')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Records of cluster ${index + 1}"><table class="members"><thead><tr><th scope="col">Record</th>${withSource ? html`<th scope="col">Source</th>` : NOTHING}${head}</tr></thead>
<tbody>${records.map(
    (record) =>
      html`<tr><th scope="row">${shorten(record.id)}</th>${withSource ? html`<td>${shorten(record.source ?? '')}</td>` : NOTHING}${fields.map((_, column) => memberCell(record.values[column] ?? '', common[column]))}</tr>`,
  )}</tbody></table></div></details>`
}

function memberCell(value: string, common: string | undefined): Html {
  const agreement = compareValues(value, common ?? '')
  const style = agreement === 'different' ? 'odd' : value.trim() === '' ? 'missing' : 'same'
  return html`<td class="${style}"${hiddenIf(common === undefined)}>${value.trim() === '' ? '–' : shorten(value)}</td>`
}

function hiddenIf(isHidden: boolean): Html {
  return isHidden ? html` hidden` : NOTHING
}

/** The most frequent value that is there, the smallest of equals; none if all are empty. */
function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) {
    if (value.trim() !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  let best: string | undefined
  for (const [value, count] of counts) {
    const most = best === undefined ? 0 : counts.get(best)!
    if (count > most || (count === most && value < best!)) best = value
  }
  return best
}
