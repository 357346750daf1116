import { ByteSource } from '../io/read-source.ts'
import type { Registry } from '../registry/registry.ts'
import type { Config } from './config.ts'
import type { CheckedPart, SubmissionSummary } from './msix/check-submission.ts'
import type { Finding } from './msix/finding.ts'
import { appWriter } from './store/app-keys.ts'
import { exchangeWriter, readFile } from './store/student-store.ts'
import type { FileReader } from './submissions/file-reader.ts'
import { readInPieces } from './submissions/read-in-pieces.ts'
import {
  counted,
  NO_COUNTS,
  rulesOf,
  type SubmissionCounts,
} from './submissions/submission-counts.ts'
import { foundIn, takePiece } from './submissions/take-piece.ts'
import type { CommandContext } from './writer/command.ts'

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

/** What a file is taken in with. */
export interface TakeInSetting {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly config: Config
  readonly reader: FileReader
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
 * Takes in a file of students: checks each, and keeps what can be loaded, piece by piece, each one
 * durable with the persons that follow from it. A file that breaks off midway can be sent again: what
 * was taken in before changes nothing.
 *
 * @param path - of a file, which is read twice: once to know whether it was here before.
 * @throws {@link LinkageError} `file-unreadable`, `aborted`, and what writing a registry throws.
 */
export async function takeIn(
  registry: Registry,
  path: string,
  { now, config, reader }: TakeInSetting,
  { author = '', allOrNothing = false, chunk = CHUNK, signal, onFinding }: TakeInOptions,
): Promise<TakenIn> {
  const file = await hashOf(path, signal)
  const before = registry.read(({ reader }) => readFile(reader, file))
  if (before !== undefined) return { summary: before.summary, file, outcome: 'again' }
  const options = { today: Math.floor(now / DAY_MS), ...(signal === undefined ? {} : { signal }) }
  const read = (take: (parts: readonly CheckedPart[]) => Promise<void>) =>
    readInPieces(path, options, () => chunk, take)
  const tell = async (findings: readonly Finding[]): Promise<void> => {
    for (const finding of findings) await onFinding?.(finding)
  }
  if (allOrNothing) {
    const summary = await read(async () => {})
    if (summary.rejected + summary.strayLines > 0) {
      await read(async (parts) => {
        for (const part of parts) await tell(foundIn(part).findings)
      })
      return { summary, file, outcome: 'refused' }
    }
  }
  const write = <T>(action: (context: CommandContext) => T): Promise<{ readonly result: T }> =>
    registry.write(
      (transaction) => {
        const actor = { account: author, roles: [], place: {} }
        return action({ transaction, app: appWriter(transaction), actor, now, config })
      },
      { author, reason: `submission ${file.slice(0, 12)}` },
    )
  let counts = NO_COUNTS
  const origin = { time: now, file }
  const { state } = await reader.read(
    { path, today: options.today, origin, done: 0 },
    () => chunk,
    async ({ parts, ...ahead }) => {
      const { result } = await write((context) => takePiece(context, parts, origin, ahead))
      counts = counted(counts, result)
      for (const { findings } of result) await tell(findings)
    },
    signal,
  )
  const summary = { ...(state === undefined ? {} : { state }), ...summaryOf(counts) }
  await write(({ transaction }) =>
    exchangeWriter(transaction).putFile(file, { time: now, summary }),
  )
  return { summary, file, outcome: 'taken-in' }
}

function summaryOf(counts: SubmissionCounts): SubmissionSummary {
  const { students, accepted, warned, rejected, strayLines } = counts
  return { students, accepted, warned, rejected, strayLines, rules: rulesOf(counts) }
}

/** SHA-256 of a file’s bytes. */
async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const source = new ByteSource(path, { chunkBytes: READ_BYTES, ...(signal && { signal }) })
  await source.size()
  for await (const _ of source.chunks());
  return source.sha256()
}
