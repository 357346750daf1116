import { LinkageError } from '../errors.ts'
import { PreparedSubmission } from './prepare-records.ts'
import type { SourceRecord } from './record-key.ts'
import type { SubmitAllOptions, SubmitAnswer, SubmitOptions } from './registry.ts'

const DEFAULT_BATCH = 500

/** What submitting batch by batch takes. */
export interface BatchSubmitter {
  prepare(records: readonly SourceRecord[]): PreparedSubmission | Promise<PreparedSubmission>
  submit(prepared: PreparedSubmission, options: SubmitOptions): SubmitAnswer
  /** How many batches are worth being prepared while another is written. */
  readonly ahead: number
}

/**
 * Submits records batch by batch, and has the next ones prepared while one is written. A batch is
 * written as soon as it is prepared, however slowly the next one comes.
 */
export async function* submitAll(
  submitter: BatchSubmitter,
  records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>,
  { batch = DEFAULT_BATCH, signal, ...options }: SubmitAllOptions = {},
): AsyncGenerator<SubmitAnswer> {
  if (!(Number.isSafeInteger(batch) && batch > 0)) {
    throw new LinkageError('registry-option-invalid', {
      option: 'batch',
      value: String(batch),
      expected: 'a whole number of records, from 1 up',
    })
  }
  const batches = inBatches(records, batch)
  const ahead: Promise<PreparedSubmission>[] = []
  let coming: Promise<Read> | undefined
  let end: Read | undefined
  try {
    for (;;) {
      if (end === undefined && ahead.length <= submitter.ahead) coming ??= readOf(batches)
      const under = [...ahead.slice(0, 1), ...(coming === undefined ? [] : [coming])]
      if (under.length === 0) break
      const next = await Promise.race<PreparedSubmission | Read>(under)
      if (next instanceof PreparedSubmission) {
        ahead.shift()
        signal?.throwIfAborted()
        yield submitter.submit(next, options)
        continue
      }
      coming = undefined
      if (next.batch === undefined) end = next
      else {
        const batch = prepared(submitter, next.batch)
        // It may fail before its turn comes, or its turn may never come.
        batch.catch(() => {})
        ahead.push(batch)
      }
    }
  } finally {
    // Who gives records slowly is not waited for.
    batches.return(undefined).catch(() => {})
  }
  if (end?.error !== undefined) throw end.error.thrown
}

/** A batch; or the end of all, and what ended them. */
interface Read {
  readonly batch?: readonly SourceRecord[]
  readonly error?: { readonly thrown: unknown }
}

/** What was read before a source fails is still to be submitted. */
async function readOf(batches: AsyncGenerator<readonly SourceRecord[], void>): Promise<Read> {
  try {
    const { done, value } = await batches.next()
    return done === true ? {} : { batch: value as readonly SourceRecord[] }
  } catch (thrown) {
    return { error: { thrown } }
  }
}

async function prepared(
  { prepare }: BatchSubmitter,
  records: readonly SourceRecord[],
): Promise<PreparedSubmission> {
  return prepare(records)
}

async function* inBatches(
  records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>,
  size: number,
): AsyncGenerator<readonly SourceRecord[], void> {
  let waiting: SourceRecord[] = []
  for await (const record of records) {
    waiting.push(record)
    if (waiting.length < size) continue
    yield waiting
    waiting = []
  }
  if (waiting.length > 0) yield waiting
}
