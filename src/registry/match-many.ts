import { LinkageError } from '../errors.ts'
import { mostThreads } from '../linker/crew.ts'
import type { RecordFields } from '../matching/match-index.ts'
import { ThreadPool } from '../workers/thread-pool.ts'
import { TO_MATCH } from './argument-shapes.ts'
import { checkArguments } from './door.ts'
import type { MatchAnswer, MatchOptions } from './match-record.ts'
import type { Registry } from './registry.ts'

/** A record to look up. */
export interface RecordToMatch {
  /** Heeded as {@link MatchOptions.source}. */
  readonly source?: string
  readonly fields: RecordFields
}

export interface MatchManyOptions extends Pick<MatchOptions, 'limit'> {
  /**
   * Worker threads, at most as many as the machine runs at once. Changes no answer. Default 1: to
   * start a thread and warm it up takes as long as some thousand look-ups.
   */
  readonly threads?: number
  /** Stops between records. */
  readonly signal?: AbortSignal
}

/** Records that a thread looks up at one go. */
export interface MatchTask {
  readonly kind: 'match'
  readonly records: readonly RecordToMatch[]
  readonly options: MatchOptions
}

/** What a task gives. */
export interface MatchResults {
  readonly match: readonly MatchAnswer[]
}

const TOGETHER = 64

/**
 * Looks records up on threads and gives the answers in their order. A few tasks ahead of what was
 * taken, no more are read.
 *
 * @throws {@link LinkageError} `aborted`, `worker-lost`.
 */
export async function* matchMany(
  { dir, match }: Pick<Registry, 'match'> & { readonly dir: string },
  records: Iterable<RecordToMatch> | AsyncIterable<RecordToMatch>,
  { threads: wanted = 1, signal, ...options }: MatchManyOptions = {},
): AsyncGenerator<MatchAnswer> {
  const threads = mostThreads({ threads: wanted })
  if (threads <= 1) {
    for await (const record of records) {
      refuseStopped(signal)
      checkArguments('matchMany', TO_MATCH, [record])
      const { source, fields } = record
      yield match(fields, source === undefined ? options : { ...options, source })
    }
    return
  }
  // All of them stay to the end: a thread that is started anew opens the registry anew.
  await using pool = new ThreadPool<MatchTask, MatchResults>(
    import.meta.resolve('#registry/registry-worker'),
    threads,
    dir,
  )
  const ahead: Promise<readonly MatchAnswer[]>[] = []
  for await (const some of chunksOf(records)) {
    refuseStopped(signal)
    const answers = pool.run<'match'>({ kind: 'match', records: some, options })
    // It may fail before its turn has come; that is no crash, its turn tells.
    answers.catch(() => {})
    ahead.push(answers)
    if (ahead.length > 2 * threads) yield* await ahead.shift()!
  }
  while (ahead.length > 0) {
    refuseStopped(signal)
    yield* await ahead.shift()!
  }
}

async function* chunksOf(
  records: Iterable<RecordToMatch> | AsyncIterable<RecordToMatch>,
): AsyncGenerator<RecordToMatch[]> {
  let waiting: RecordToMatch[] = []
  for await (const record of records) {
    checkArguments('matchMany', TO_MATCH, [record])
    const { source, fields } = record
    waiting.push(source === undefined ? { fields } : { source, fields })
    if (waiting.length < TOGETHER) continue
    yield waiting
    waiting = []
  }
  if (waiting.length > 0) yield waiting
}

function refuseStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LinkageError('aborted', { stage: 'match' })
}
