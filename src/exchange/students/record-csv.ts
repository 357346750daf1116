import { csvField } from '../../io/csv-field.ts'
import { guardFormula } from '../../io/guard-formula.ts'
import { labelOf, sectionsOf } from './record-sections.ts'
import type { StudentRecord } from './student-record.ts'

const COLUMNS = ['section', 'state', 'state_student_id', 'record', 'element', 'label', 'value']

/** The record as CSV: a line for each value, with its source; nothing a spreadsheet takes for a formula. */
export function recordCsv(record: StudentRecord): string {
  const overview = record.overview.map(({ element, value, state, stateStudentId }) => [
    'Overview',
    state,
    stateStudentId,
    '1',
    element,
    labelOf(element),
    value,
  ])
  const others = sectionsOf(record).flatMap(({ title, elements, rows }) =>
    rows.flatMap(({ state, stateStudentId, values }, at) =>
      elements
        .filter(({ name }) => values[name] !== undefined)
        .map(({ name, label }) => {
          const number = String(at + 1)
          return [title, state, stateStudentId, number, name, label, values[name]!]
        }),
    ),
  )
  return csvText([COLUMNS, ...overview, ...others])
}

/** Rows as CSV with line ends that spreadsheets want, and the mark that says UTF-8 to them. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${csvLines(rows)}`
}

/** Rows behind others of the same file. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => `${row.map((text) => csvField(guardFormula(text))).join(',')}\r\n`)
    .join('')
}
