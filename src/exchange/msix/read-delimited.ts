import { kindOfLetter, type RecordKind } from './record-kinds.ts'
import type { SubmissionPart, SubmissionRecord, SubmittedStudent } from './submission.ts'
import { type TextLine, textLines } from './text-lines.ts'

const SEPARATOR = '|'

/**
 * Reads the delimited layout: a line for each record, its letter first, its fields after it in the
 * order of the table, with `|` between them. A value can hold neither `|` nor a line break.
 *
 * @param maxLineBytes - longer lines are told and passed over.
 */
export async function* readDelimited(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<SubmissionPart> {
  let open: { student: SubmissionRecord; records: SubmissionRecord[] } | undefined
  // Told after the student among whose lines they stand, so that parts keep the order of the file.
  let stray: SubmissionPart[] = []
  for await (const line of textLines(chunks, maxLineBytes)) {
    const read = recordOf(line)
    if ('problem' in read) {
      stray.push({ part: 'stray', ...read })
      continue
    }
    if (read.kind !== 'header' && read.kind !== 'student') {
      if (open?.student.values.studentRecord === read.values.studentRecord) open?.records.push(read)
      else {
        const problem = 'does not follow its student: the student record number is another one'
        stray.push({ part: 'stray', line: read.line, problem })
      }
      continue
    }
    if (open !== undefined) yield { part: 'student', student: open satisfies SubmittedStudent }
    yield* stray
    stray = []
    open = read.kind === 'student' ? { student: read, records: [] } : undefined
    if (read.kind === 'header') yield { part: 'header', header: read }
  }
  if (open !== undefined) yield { part: 'student', student: open }
  yield* stray
}

function recordOf(
  line: TextLine,
): SubmissionRecord | { readonly line: number; readonly problem: string } {
  if ('problem' in line) return line
  const [letter = '', ...fields] = line.text.split(SEPARATOR)
  const kind = kindOfLetter(letter.trim())
  if (kind === undefined) {
    return { line: line.line, problem: 'begins with no letter of a record (H S K D Q E A C)' }
  }
  const { columns, name } = kind
  if (fields.length > columns.length) {
    const problem = `has ${fields.length} fields after its letter; ${letter.trim()} has ${columns.length}`
    return { line: line.line, problem }
  }
  return { kind: name, line: line.line, values: valuesOf(kind, fields) }
}

/** Fields at the end may be left out. */
function valuesOf({ columns }: RecordKind, fields: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [at, field] of fields.entries()) {
    const value = field.trim()
    if (value !== '') values[columns[at]!.name] = value
  }
  return values
}
