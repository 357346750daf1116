import { recordsFrom } from './nested-student.ts'
import type { SubmissionPart } from './submission.ts'
import { textLines } from './text-lines.ts'

/**
 * Reads the JSON layout: one object a line, `{"header":{…}}` first, then `{"student":{…}}`, each
 * with its records in it.
 *
 * @param maxLineBytes - longer lines are told and passed over.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<SubmissionPart> {
  for await (const line of textLines(chunks, maxLineBytes)) {
    yield 'problem' in line ? { part: 'stray', ...line } : partOf(line.line, line.text)
  }
}

function partOf(line: number, text: string): SubmissionPart {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { part: 'stray', line, problem: 'is no JSON' }
  }
  const { header, student, ...rest } = isObject(value) ? value : { none: true }
  const given = header ?? student
  if (!isObject(given) || Object.keys(rest).length > 0 || (header && student)) {
    return { part: 'stray', line, problem: 'is neither {"header":{…}} nor {"student":{…}}' }
  }
  return recordsFrom(header === undefined ? 'student' : 'header', given, () => line)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
