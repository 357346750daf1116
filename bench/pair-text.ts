import type { Explainer, Explanation } from '../src/linker/explain.ts'
import { type PreparedRecords, recordName } from '../src/linker/prepare.ts'
import { cell } from '../src/records/table.ts'
import type { RecordPair } from './error-pairs.ts'

/** The evidence of a pair on one line: weight, bar, and each comparison's level and weight. */
export function evidenceText({ weight, bar, verdict, steps }: Explanation): string {
  const parts = steps
    .filter((step) => step.name !== 'family' || Math.abs(step.weight) >= 0.05)
    .map(({ name, level, weight: bits }) =>
      level === 'missing' ? `${name} missing` : `${name}${level && ` ${level}`} ${signed(bits)}`,
    )
  return `${signed(weight)} bits (${verdict}${bar ? `, barred: ${bar}` : ''}) = ${parts.join(' | ')}`
}

/** A pair in full: ids, evidence, and both records' values as they are in the file. */
export function pairText(
  { left, right }: RecordPair,
  prepared: PreparedRecords,
  explainer: Explainer,
): string {
  const columns = [...new Set(Object.values(prepared.mapping).flat())]
  const valuesOf = (record: number): string[] =>
    columns.map((column) => cell(prepared.table, prepared.keys.order[record]!, column))
  const [a, b] = [valuesOf(left), valuesOf(right)]
  const widths = columns.map((column, at) => Math.max(column.length, a[at]!.length, b[at]!.length))
  const line = (values: readonly string[]): string =>
    values.map((value, at) => value.padEnd(widths[at]!)).join('  ')
  return [
    `${recordName(prepared, left)} × ${recordName(prepared, right)}: ${evidenceText(explainer.pair(left, right))}`,
    `    ${line(columns)}`,
    `    ${line(a)}`,
    `    ${line(b)}`,
  ].join('\n')
}

function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`
}
