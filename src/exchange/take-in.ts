import { ByteSource } from '../io/read-source.ts'
import type { RecordKey, SourceRecord } from '../registry/record-key.ts'
import type { Registry } from '../registry/registry.ts'
import type { Transaction } from '../registry/transaction.ts'
import { EXCHANGE_ACTOR } from './access/roles.ts'
import { type Arrival, tellArrivals } from './arrivals.ts'
import type { Config } from './config.ts'
import {
  type CheckedPart,
  checkSubmission,
  type SubmissionSummary,
} from './msix/check-submission.ts'
import type { Finding } from './msix/finding.ts'
import { readSubmission } from './msix/read-submission.ts'
import { studentFields } from './msix/student-fields.ts'
import type { SubmittedStudent } from './msix/submission.ts'
import { appWriter } from './store/app-keys.ts'
import { exchangeWriter, readFile } from './store/student-store.ts'
import { nextDocument } from './student-document.ts'

/** Options of {@link takeIn}. */
export interface TakeInOptions {
  /** Who submits; kept in the ledger. */
  readonly author?: string
  /** Takes in nothing unless every student can be. Default false. */
  readonly allOrNothing?: boolean
  readonly signal?: AbortSignal
  /** Is given each finding, in the order of the file. */
  readonly onFinding?: (finding: Finding) => void | Promise<void>
}

/** What became of a file. */
export interface TakenIn {
  readonly summary: SubmissionSummary
  /** SHA-256 of its bytes. */
  readonly file: string
  /** `again`: the very file was taken in before. `refused`: all or nothing was asked for. */
  readonly outcome: 'taken-in' | 'again' | 'refused'
}

/** Students of one transaction: few, so that others who write need not wait for long. */
const CHUNK = 50
const DAY_MS = 86_400_000
const READ_BYTES = 1 << 20

/**
 * Takes in a file of students: checks each, and keeps what can be loaded, chunk by chunk, each one
 * durable with the persons that follow from it. A file that breaks off midway can be sent again: what
 * was taken in before changes nothing.
 *
 * @param path - of a file, which is read twice: once to know whether it was here before.
 * @param at - `now`: milliseconds since 1970.
 * @throws {@link LinkageError} `file-unreadable`, `aborted`, and what writing a registry throws.
 */
export async function takeIn(
  registry: Registry,
  path: string,
  { now, config }: { readonly now: number; readonly config: Config },
  { author = '', allOrNothing = false, signal, onFinding }: TakeInOptions,
): Promise<TakenIn> {
  const file = await hashOf(path, signal)
  const today = Math.floor(now / DAY_MS)
  const before = registry.read(({ reader }) => readFile(reader, file))
  if (before !== undefined) return { summary: before.summary, file, outcome: 'again' }
  const read = (): ReturnType<typeof readSubmission> =>
    readSubmission(path, signal === undefined ? {} : { signal })
  if (allOrNothing) {
    const summary = await checkSubmission(read(), today, () => {})
    if (summary.rejected + summary.strayLines > 0) {
      await checkSubmission(read(), today, (part) => tell(part, onFinding))
      return { summary, file, outcome: 'refused' }
    }
  }
  let waiting: SubmittedStudent[] = []
  const flush = async (summary?: SubmissionSummary): Promise<void> => {
    const students = waiting
    waiting = []
    if (students.length === 0 && summary === undefined) return
    await registry.write(
      (transaction) => {
        keep(transaction, students, { time: now, file, config })
        if (summary !== undefined) exchangeWriter(transaction).putFile(file, { time: now, summary })
      },
      { author, reason: `submission ${file.slice(0, 12)}` },
    )
  }
  const summary = await checkSubmission(read(), today, async (part) => {
    await tell(part, onFinding)
    if (part.part !== 'student' || part.student.loaded === undefined) return
    waiting.push(part.student.loaded)
    if (waiting.length === CHUNK) await flush()
  })
  await flush(summary)
  return { summary, file, outcome: 'taken-in' }
}

async function tell(part: CheckedPart, onFinding: TakeInOptions['onFinding']): Promise<void> {
  const findings = part.part === 'student' ? part.student.findings : [part.finding]
  for (const finding of findings) await onFinding?.(finding)
}

/** Documents and registry in one transaction. */
function keep(
  transaction: Transaction,
  students: readonly SubmittedStudent[],
  origin: { readonly time: number; readonly file: string; readonly config: Config },
): void {
  const writer = exchangeWriter(transaction)
  const submitted: SourceRecord[] = []
  const arrivals: Arrival[] = []
  for (const student of students) {
    const key = keyOf(student)
    const { formerStateStudentId: former, action } = student.student.values
    if (former !== undefined && writer.student(key.source, former) !== undefined) {
      transaction.rekey({ source: key.source, from: former, to: key.id })
      writer.moveStudent(key.source, former, key.id)
    }
    const before = writer.student(key.source, key.id)
    if (action === 'D' && (before === undefined || before.deleted === true)) continue
    const document = nextDocument(before, student, origin)
    if (document === before) continue
    writer.putStudent(key.source, key.id, document)
    arrivals.push({
      state: key.source,
      stateStudentId: key.id,
      ...(before === undefined ? {} : { before }),
      after: document,
    })
    if (action === 'D') transaction.delete(key)
    else {
      const { records } = document
      const whole = { student: student.student, records: records.map((it) => ({ ...it, line: 0 })) }
      submitted.push({ ...key, fields: studentFields(whole) })
    }
  }
  if (submitted.length > 0) transaction.submit(submitted)
  const app = appWriter(transaction)
  const { time: now, config } = origin
  tellArrivals({ transaction, app, actor: EXCHANGE_ACTOR, now, config }, arrivals)
}

function keyOf({ student }: SubmittedStudent): RecordKey {
  return { source: student.values.reportingState!, id: student.values.stateStudentId! }
}

/** SHA-256 of a file’s bytes. */
async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const source = new ByteSource(path, { chunkBytes: READ_BYTES, ...(signal && { signal }) })
  await source.size()
  for await (const _ of source.chunks());
  return source.sha256()
}
