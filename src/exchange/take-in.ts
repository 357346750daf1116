import { ByteSource } from '../io/read-source.ts'
import type { PreparedSubmission } from '../registry/prepare-records.ts'
import type { RecordKey, SourceRecord } from '../registry/record-key.ts'
import type { Registry } from '../registry/registry.ts'
import type { Transaction } from '../registry/transaction.ts'
import { exchangeWriter, readFile, readStudent } from './exchange-store.ts'
import {
  type CheckedPart,
  checkSubmission,
  type SubmissionSummary,
} from './msix/check-submission.ts'
import type { Finding } from './msix/finding.ts'
import { readSubmission } from './msix/read-submission.ts'
import { studentFields } from './msix/student-fields.ts'
import type { SubmittedStudent } from './msix/submission.ts'
import { nextDocument, type StudentDocument } from './student-document.ts'

/** Options of {@link takeIn}. */
export interface TakeInOptions {
  /** Who submits; kept in the ledger. */
  readonly author?: string
  /** Takes in nothing unless every student can be. Default false. */
  readonly allOrNothing?: boolean
  /** Students of one transaction: few, so that others who write need not wait for long. Default 25. */
  readonly chunk?: number
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

/**
 * Under the lock this thread is at work for 22 to 26 ms then, 30 to 39 at most: `take-in.bench.ts` with
 * 10,000 students known, on 2 cores that much else ran on.
 */
const CHUNK = 25
const DAY_MS = 86_400_000
const READ_BYTES = 1 << 20

/**
 * Takes in a file of students: checks each, and keeps what can be loaded, chunk by chunk, each one
 * durable with the persons that follow from it. A file that breaks off midway can be sent again: what
 * was taken in before changes nothing.
 *
 * @param path - of a file, which is read twice: once to know whether it was here before.
 * @param now - milliseconds since 1970.
 * @throws {@link LinkageError} `file-unreadable`, `aborted`, and what writing a registry throws.
 */
export async function takeIn(
  registry: Registry,
  path: string,
  now: number,
  { author = '', allOrNothing = false, chunk = CHUNK, signal, onFinding }: TakeInOptions,
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
  const origin = { time: now, file }
  const write = { author, reason: `submission ${file.slice(0, 12)}` }
  let waiting: SubmittedStudent[] = []
  let last: Chunk | undefined
  /** Has the chunk at hand prepared, and writes the one before meanwhile. */
  const flush = async (summary?: SubmissionSummary): Promise<void> => {
    const ahead = last
    last = waiting.length === 0 ? undefined : prepare(registry, waiting, origin)
    waiting = []
    if (ahead === undefined && summary === undefined) return
    const prepared = await ahead?.prepared
    await registry.write((transaction) => {
      keep(transaction, ahead?.students ?? [], origin, prepared)
      if (summary !== undefined) exchangeWriter(transaction).putFile(file, { time: now, summary })
    }, write)
  }
  const summary = await checkSubmission(read(), today, async (part) => {
    await tell(part, onFinding)
    if (part.part !== 'student' || part.student.loaded === undefined) return
    waiting.push(part.student.loaded)
    if (waiting.length === chunk) await flush()
  })
  await flush()
  await flush(summary)
  return { summary, file, outcome: 'taken-in' }
}

/** Students of one transaction, on their way. */
interface Chunk {
  readonly students: readonly SubmittedStudent[]
  readonly prepared: Promise<PreparedSubmission>
}

/** What most likely will be submitted is prepared before the lock is taken. */
function prepare(registry: Registry, students: readonly SubmittedStudent[], origin: Origin): Chunk {
  const records = registry.read(({ reader }) =>
    students.flatMap((student): SourceRecord[] => {
      const { source, id } = keyOf(student)
      const before = readStudent(reader, source, id)
      const document = nextDocument(before, student, origin)
      const isSubmitted = document !== before && document.deleted !== true
      return isSubmitted ? [recordOf(student, document)] : []
    }),
  )
  const prepared = registry.prepare(records)
  // It may fail before its turn has come; that is no crash, its turn tells.
  prepared.catch(() => {})
  return { students, prepared }
}

type Origin = Pick<StudentDocument, 'time' | 'file'>

async function tell(part: CheckedPart, onFinding: TakeInOptions['onFinding']): Promise<void> {
  const findings = part.part === 'student' ? part.student.findings : [part.finding]
  for (const finding of findings) await onFinding?.(finding)
}

/** Documents and registry in one transaction. */
function keep(
  transaction: Transaction,
  students: readonly SubmittedStudent[],
  origin: Origin,
  prepared: PreparedSubmission | undefined,
): void {
  const writer = exchangeWriter(transaction)
  let waiting: SourceRecord[] = []
  const submit = (): void => {
    if (waiting.length > 0) transaction.submit(waiting, prepared)
    waiting = []
  }
  for (const student of students) {
    const key = keyOf(student)
    const { formerStateStudentId: former, action } = student.student.values
    if (former !== undefined && writer.student(key.source, former) !== undefined) {
      submit()
      transaction.rekey({ source: key.source, from: former, to: key.id })
      writer.moveStudent(key.source, former, key.id)
    }
    const before = writer.student(key.source, key.id)
    if (action === 'D' && (before === undefined || before.deleted === true)) continue
    const document = nextDocument(before, student, origin)
    if (document === before) continue
    writer.putStudent(key.source, key.id, document)
    if (action === 'D') {
      submit()
      transaction.delete(key)
    } else waiting.push(recordOf(student, document))
  }
  submit()
}

function recordOf(student: SubmittedStudent, { records }: StudentDocument): SourceRecord {
  const whole = { student: student.student, records: records.map((it) => ({ ...it, line: 0 })) }
  return { ...keyOf(student), fields: studentFields(whole) }
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
