import { kindOfName, RECORD_KINDS, type RecordKind } from './record-kinds.ts'
import type { SubmissionPart, SubmissionRecord } from './submission.ts'

type Nested = Readonly<Record<string, unknown>>

/** Names under which a student holds its records, one or a list of them. */
const MEMBERS: ReadonlyMap<string, RecordKind> = new Map(
  RECORD_KINDS.filter(({ name }) => name !== 'header' && name !== 'student').map((kind) => [
    kind.name,
    kind,
  ]),
)

/**
 * A header or a student with its records in it → parts of a submission. Numbers and truth values
 * stand for their text.
 *
 * @param lineOf - line on which a record of the object begins.
 */
export function recordsFrom(
  kind: 'header' | 'student',
  given: Nested,
  lineOf: (record: object) => number,
): SubmissionPart {
  const line = lineOf(given)
  const own = valuesOf(kindOfName(kind)!, given)
  if (typeof own === 'string') return { part: 'stray', line, problem: own }
  const header: SubmissionRecord = { kind, line, values: own }
  if (kind === 'header') return { part: 'header', header }
  const records: SubmissionRecord[] = []
  for (const [name, member] of MEMBERS) {
    for (const record of listOf(given[name])) {
      const values = isObject(record) ? valuesOf(member, record) : `"${name}" is no object`
      if (typeof values === 'string') return { part: 'stray', line, problem: values }
      const { studentRecord } = own
      const all = studentRecord === undefined ? values : { ...values, studentRecord }
      records.push({ kind: member.name, line: lineOf(record as object), values: all })
    }
  }
  return { part: 'student', student: { student: header, records } }
}

/** The values, or what is wrong with them. */
function valuesOf({ name, columns }: RecordKind, given: Nested): Record<string, string> | string {
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) {
    if (name === 'student' && MEMBERS.has(key)) continue
    if (!columns.some((column) => column.name === key)) {
      // The key may be anything, a person's data too.
      return `"${name}" has a field of a name that it does not have in the layout`
    }
    if (value === null) continue
    if (!['string', 'number', 'boolean'].includes(typeof value)) return `"${key}" is no plain value`
    const text = String(value).trim()
    if (text !== '') values[key] = text
  }
  return values
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function isObject(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
