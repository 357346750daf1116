import { mostThreads } from '../linker/crew.ts'
import type { LinkageOptions } from '../linker/linkage-options.ts'
import { Pace } from '../linker/pace.ts'
import { ThreadPool } from '../workers/thread-pool.ts'
import { HeldRegistry, type Instant } from './held-registry.ts'
import { type Meeting, newMeeting } from './meeting.ts'
import { type VerifyStage, verification } from './verify-registry.ts'
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
      return await report(agreed, pace, (stage, taken) => runOn(pool, stage, taken))
    }
  }
  return await report(instant, pace, async ({ asked }, taken) => {
    for (const { task, take } of asked) {
      take(registry.look(task))
      await taken()
    }
  })
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

/** @param run - looks at all of a stage; to call `taken` after each of its tasks. */
async function report(
  { records, isAutomatic }: Instant,
  pace: Pace,
  run: (stage: VerifyStage, taken: () => Promise<void>) => Promise<void>,
): Promise<VerifyReport> {
  const stages = verification(records, isAutomatic)
  for (;;) {
    const next = stages.next()
    if (next.done) return next.value
    const { name, asked } = next.value
    if (asked.length === 0) continue
    await pace.enter(name)
    let done = 0
    await run(next.value, () => pace.step(++done / asked.length))
  }
}

async function runOn(
  pool: Pool,
  { asked }: VerifyStage,
  taken: () => Promise<void>,
): Promise<void> {
  let at = 0
  await pool.runAll<keyof VerifyResults>(
    asked.map(({ task }) => task),
    async (result) => {
      asked[at++]!.take(result)
      await taken()
    },
  )
}
