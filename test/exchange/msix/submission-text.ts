import { readSubmission } from '../../../src/exchange/msix/read-submission.ts'
import type { SubmissionPart, SubmissionRecord } from '../../../src/exchange/msix/submission.ts'

/** A student that nothing is wrong with, in the delimited layout, by letter. */
export const GOOD_LINES: Readonly<Record<string, string>> = {
  H: 'H|TX|20261127120000000|20261101000000000|20261127000000000|1|7',
  S: 'S|0000001|I|TX||A17|01',
  K: 'K|0000001|001|ALT-1|01',
  D: 'D|0000001|María|Luz|García|López||Female|20110304|No||||1004|Ana|García',
  Q: 'Q|0000001|001|20260901|Yakima|WA||Laredo|TX|20290901',
  E: 'E|0000001|001|20260905|01|Central|||||||Laredo|TX|78040|9565551234|09',
  A: 'A|0000001|001|STAAR|Reading|01|052026|0503|33|Proficient',
  C: 'C|0000001|001|Algebra I|Math|01|2026||01|0827|60|B|0.5|B',
}

/** The good student with some lines replaced; '' leaves one out. */
export function fileWith(lines: Readonly<Record<string, string>> = {}): string {
  const all = Object.values({ ...GOOD_LINES, ...lines }).filter((line) => line !== '')
  const header = all[0]!.replace(/\d+$/, String(all.length - 1))
  return [header, ...all.slice(1), ''].join('\n')
}

/** The parts of a text. */
export async function partsOf(text: string | Uint8Array): Promise<SubmissionPart[]> {
  const parts: SubmissionPart[] = []
  for await (const part of partsIn(text)) parts.push(part)
  return parts
}

/** The same, one after the other, in pieces of a few bytes that cut through characters. */
export function partsIn(text: string | Uint8Array, pieceBytes = 7): AsyncGenerator<SubmissionPart> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
  return readSubmission({ name: 'test', stream: pieces() })
}

/** A student’s records without their lines, for layouts to be compared. */
export function contentOf(parts: readonly SubmissionPart[]): object[] {
  const bare = ({ kind, values }: SubmissionRecord): object => ({ kind, values })
  return parts.map((part) => {
    if (part.part === 'header') return { header: bare(part.header) }
    if (part.part === 'stray') return { stray: part.problem }
    return { student: bare(part.student.student), records: part.student.records.map(bare) }
  })
}
