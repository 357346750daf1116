import { MINIMUM_DATA_ELEMENTS } from '../exchange/msix/elements.ts'
import type { Finding } from '../exchange/msix/finding.ts'

const NUMBERS = new Map(MINIMUM_DATA_ELEMENTS.map(({ name, number }) => [name, number]))

/** Header of findings as CSV. */
export const FINDING_COLUMNS: readonly string[] = [
  'line',
  'student_record',
  'record',
  'element',
  'number',
  'rule',
  'effect',
  'advice',
]

/** A finding as a row of CSV. */
export function findingRow(finding: Finding): readonly (string | number)[] {
  const { line, studentRecord, kind, element, rule, effect, advice } = finding
  const number = NUMBERS.get(element ?? '') ?? ''
  return [line, studentRecord ?? '', kind ?? '', element ?? '', number, rule, effect, advice]
}
