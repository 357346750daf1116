import { dataText } from './data-text.ts'
import { type Html, html } from './html.ts'
import {
  formatAverage,
  formatBits,
  formatCount,
  formatProbability,
  formatShare,
  formatWeight,
} from './number-format.ts'

/** How the values of a column read on the page; in a file they stand as they are. */
export type ColumnFormat =
  | 'text'
  | 'count'
  | 'share'
  | 'probability'
  | 'average'
  | 'bits'
  | 'weight'
  | 'points'

/** A column of numbers or words. */
export interface DataColumn {
  /** In a file. */
  readonly name: string
  /** On the page. */
  readonly title: string
  readonly format: ColumnFormat
}

/** The numbers behind a chart: they stand below it, and in a file of their own beside the page. */
export interface DataTable {
  /** The file's name without `.csv`. */
  readonly name: string
  readonly columns: readonly DataColumn[]
  /** One value for each column; null where there is none. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

const FORMATS: Readonly<Record<Exclude<ColumnFormat, 'text'>, (value: number) => string>> = {
  count: formatCount,
  share: formatShare,
  probability: formatProbability,
  average: formatAverage,
  bits: formatBits,
  weight: formatWeight,
  points: formatPoints,
}

/** A value of a column as it reads on the page. */
export function formatValue(value: string | number | null, format: ColumnFormat): string {
  if (value === null) return '–'
  if (typeof value === 'string' || format === 'text') return String(value)
  return FORMATS[format](value)
}

/**
 * A difference of two shares in percentage points, with its sign.
 *
 * @example
 * ```ts
 * formatPoints(-0.0123) // '−1.23'
 * ```
 */
export function formatPoints(difference: number): string {
  if (!Number.isFinite(difference)) return '–'
  const text = Math.abs(100 * difference).toFixed(2)
  if (Number(text) === 0) return '0.00'
  return `${difference < 0 ? '\u2212' : '+'}${text}`
}

/** A table of the page. */
export function tableHtml({ columns, rows }: DataTable, caption: string): Html {
  const isText = (at: number): boolean => columns[at]!.format === 'text'
  const cell = (value: string | number | null, at: number): Html => {
    const text = dataText(formatValue(value, columns[at]!.format))
    if (at === 0 && isText(0)) return html`<th scope="row">${text}</th>`
    return isText(at) ? html`<td>${text}</td>` : html`<td class="number">${text}</td>`
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="narrow data"><caption class="unseen">${caption}</caption><thead><tr>${columns.map(({ title }, at) => html`<th scope="col"${isText(at) ? html`` : html` class="number"`}>${title}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`
}

/** The file of a table: its name says that it belongs to a page, beside the files of the command. */
export function fileName({ name }: DataTable): string {
  return `chart-${name}.csv`
}

/** The numbers of a chart, folded away. */
export function numbersOf(table: DataTable, caption: string): Html {
  return html`<details class="numbers"><summary>The numbers <small>${fileName(table)}</small></summary>${tableHtml(table, caption)}</details>`
}
