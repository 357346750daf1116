import {
  type CheckedPart,
  checkSubmission,
  type SubmissionSummary,
} from '../msix/check-submission.ts'
import { readSubmission } from '../msix/read-submission.ts'
import type { SubmissionPart } from '../msix/submission.ts'

/** How a file is read. */
export interface ReadingOptions {
  /** Day number that counts where the header gives no time of submission. */
  readonly today: number
  /** The state that sends: of a file whose header does not name it, nothing is read. */
  readonly sender?: string
  readonly signal?: AbortSignal
  /** Is given the number of students that the header announces. */
  readonly onAnnounced?: (students: number) => void
}

/** Findings after which a piece is given, whatever its students. */
const MOST_FINDINGS = 500

/**
 * Reads and checks a file, and gives it piece by piece, a few students and findings each. The same file
 * gives the same parts in the same order.
 *
 * @param most - how many students the next piece is to have.
 * @throws {@link LinkageError} `file-unreadable`, `aborted`.
 */
export async function readInPieces(
  path: string,
  { today, sender, signal, onAnnounced }: ReadingOptions,
  most: () => number,
  take: (parts: readonly CheckedPart[]) => Promise<void>,
): Promise<SubmissionSummary> {
  let waiting: CheckedPart[] = []
  let [students, findings] = [0, 0]
  const flush = async (): Promise<void> => {
    const parts = waiting
    waiting = []
    students = 0
    findings = 0
    if (parts.length > 0) await take(parts)
  }
  const parts = readSubmission(path, signal === undefined ? {} : { signal })
  const summary = await checkSubmission(
    announcing(parts, onAnnounced),
    today,
    async (part) => {
      waiting.push(part)
      if (part.part === 'student') students++
      findings += part.part === 'student' ? part.student.findings.length : 1
      if (students >= most() || findings >= MOST_FINDINGS) await flush()
    },
    sender,
  )
  await flush()
  return summary
}

async function* announcing(
  parts: AsyncIterable<SubmissionPart>,
  onAnnounced: ReadingOptions['onAnnounced'],
): AsyncGenerator<SubmissionPart> {
  for await (const part of parts) {
    if (part.part === 'header') {
      const { totalStudents = '' } = part.header.values
      if (/^\d{1,8}$/.test(totalStudents)) onAnnounced?.(Number(totalStudents))
    }
    yield part
  }
}
