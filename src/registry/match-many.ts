import { Piscina } from 'piscina'
import { LinkageError } from '../errors.ts'
import { mostThreads } from '../linker/crew.ts'
import type { RecordFields } from '../matching/match-index.ts'
import { isLost } from '../workers/thread-pool.ts'
import { fromWire, type Wire } from '../workers/wire.ts'
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
   * Worker threads, at most as many as the machine runs at once. Changes no answer. Default 1: on
   * ten thousand records two threads took longer than one.
   */
  readonly threads?: number
  /** Stops between records. */
  readonly signal?: AbortSignal
}

/** Records that a thread looks up at one go. */
export interface MatchTask {
  readonly dir: string
  readonly records: readonly RecordToMatch[]
  readonly options: MatchOptions
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
  const pool = new Piscina<MatchTask, Wire<MatchAnswer[]>>({
    filename: import.meta.resolve('#registry/match-worker'),
    minThreads: 1,
    maxThreads: threads,
    recordTiming: false,
  })
  // A thread that ends while it waits fails no task: the next task starts another.
  pool.on('error', () => {})
  try {
    const ahead: Promise<MatchAnswer[]>[] = []
    for await (const some of chunksOf(records)) {
      refuseStopped(signal)
      const answers = run(pool, { dir, records: some, options })
      // It may fail before its turn has come; that is no crash, its turn tells.
      answers.catch(() => {})
      ahead.push(answers)
      if (ahead.length > 2 * threads) yield* await ahead.shift()!
    }
    while (ahead.length > 0) {
      refuseStopped(signal)
      yield* await ahead.shift()!
    }
  } finally {
    await pool.destroy()
  }
}

async function run(
  pool: Piscina<MatchTask, Wire<MatchAnswer[]>>,
  task: MatchTask,
): Promise<MatchAnswer[]> {
  let wire: Wire<MatchAnswer[]>
  try {
    wire = await pool.run(task)
  } catch (error) {
    if (!isLost(error)) throw error
    throw new LinkageError('worker-lost', { task: 'match' }, { cause: error })
  }
  return fromWire(wire)
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
