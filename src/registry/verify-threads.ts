import { mostThreads } from '../linker/crew.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import { Pace } from '../linker/pace.ts'
import { ThreadPool } from '../workers/thread-pool.ts'
import { HeldRegistry, type Instant } from './held-registry.ts'
import { type Meeting, newMeeting } from './meeting.ts'
import { type Asked, type VerifyStage, verification } from './verify-registry.ts'
import type { VerifyReport } from './verify-report.ts'
import type { VerifyResults, VerifyTask } from './verify-tasks.ts'

/** Options of {@link verifyRegistryIn}. */
export interface VerifyOptions extends Pick<LinkageOptions, 'signal' | 'onProgress'> {
  /**
   * Worker threads, from 1 up. Default, and at most: as many as the machine runs at once. Changes no
   * answer.
   */
  readonly threads?: number
  /** Records from which on threads are started; fewer are done sooner without. Default 20,000. */
  readonly threadsFrom?: number
}

/** Goes over to the instant that is now, once all threads are about to. */
export interface HoldTask {
  readonly kind: 'hold'
  readonly meeting: Meeting
  readonly threads: number
}

interface Results extends VerifyResults {
  readonly hold: Instant
}
type Pool = ThreadPool<VerifyTask | HoldTask, Results>

const THREADS_FROM = 20_000
/** Commits that may come between the snapshots of threads that meet, before one thread does it all. */
const MOST_MEETINGS = 50

/**
 * Looks through a registry on threads, as of one instant: the faults of {@link verifyRegistry}, in
 * their order, for any number of threads.
 *
 * @throws {@link LinkageError} `aborted`, `worker-lost`, and as `openRegistry` with `readOnly`.
 */
export async function verifyOnThreads(
  dir: string,
  { threads: wanted, threadsFrom = THREADS_FROM, ...options }: VerifyOptions,
): Promise<VerifyReport> {
  const pace = new Pace(options)
  await using registry = new HeldRegistry(dir)
  const instant = registry.hold()
  const threads = mostThreads(wanted === undefined ? {} : { threads: wanted })
  if (threads > 1 && instant.records >= threadsFrom) {
    await using pool: Pool = new ThreadPool(
      import.meta.resolve('#registry/verify-worker'),
      threads,
      dir,
    )
    const agreed = await agreement(pool)
    if (agreed !== undefined) {
      return await report(agreed, (stage) => runOn(pool, stage, pace))
    }
  }
  return await report(instant, (stage) => runHere(registry, stage, pace))
}

/**
 * Has all threads go over to one instant: what was committed last is the same in all their snapshots.
 *
 * @returns undefined if others commit so often that they do not come to one.
 */
async function agreement(pool: Pool): Promise<Instant | undefined> {
  const { threads } = pool
  for (let meetings = 0; meetings < MOST_MEETINGS; meetings++) {
    const meeting = newMeeting()
    const holding = Array.from({ length: threads }, () => {
      return pool.run<'hold'>({ kind: 'hold', meeting, threads })
    })
    const [first, ...others] = await Promise.all(holding)
    if (others.every(({ hash }) => hash === first!.hash)) return first
  }
  return undefined
}

/** @param run - looks at all of a stage. */
async function report(
  { records, isAutomatic }: Instant,
  run: (stage: VerifyStage) => Promise<void>,
): Promise<VerifyReport> {
  const stages = verification(records, isAutomatic)
  for (;;) {
    const next = stages.next()
    if (next.done) return next.value
    await run(next.value)
  }
}

async function runHere(
  registry: HeldRegistry,
  { name, asked, beside, counts }: VerifyStage,
  pace: Pace,
): Promise<void> {
  const runAll = async (stage: string, all: readonly Asked[]): Promise<void> => {
    if (all.length > 0) await pace.enter(stage)
    for (const [at, { task, take }] of all.entries()) {
      take(registry.look(task))
      await pace.step((at + 1) / all.length)
    }
  }
  await runAll('replay', beside)
  if (counts()) await runAll(name, asked)
}

async function runOn(pool: Pool, { name, asked, beside }: VerifyStage, pace: Pace): Promise<void> {
  await pace.enter(name)
  const results = [...beside, ...asked].map(({ task }) => {
    const result = pool.run<keyof VerifyResults>(task)
    // It may fail before its turn has come; that is no crash, its turn tells.
    result.catch(() => {})
    return result
  })
  const inTurn = [...results.slice(beside.length), ...results.slice(0, beside.length)]
  for (const [at, { take }] of [...asked, ...beside].entries()) {
    take(await inTurn[at]!)
    await pace.step((at + 1) / results.length)
  }
}
