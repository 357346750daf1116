import { isLinkageError } from '../../errors.ts'

/** Something that the service does by itself, again and again. */
export interface Job {
  readonly name: string
  /** Between the end of a run and the next one. */
  readonly everySeconds: number
  run(): Promise<unknown>
}

/** Told of each run; `code` of its error, if it failed. */
export type OnRun = (job: string, code: string | undefined, seconds: number) => void

/** Jobs that run until they are stopped. */
export interface Scheduler {
  /** Waits for those that are at it. */
  stop(): Promise<void>
}

/**
 * Runs each job at once, and again when its time has passed since it ended: never twice at a time. One
 * that fails is told of by the code of its error, never by its message, and runs again.
 */
export function startJobs(jobs: readonly Job[], now: () => number, onRun: OnRun): Scheduler {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let isStopped = false
  const run = async (job: Job): Promise<void> => {
    const begun = now()
    const code = await job.run().then(() => undefined, codeOf)
    onRun(job.name, code, Math.max(0, now() - begun) / 1000)
    if (isStopped) return
    timers.set(job.name, setTimeout(start, job.everySeconds * 1000, job).unref())
  }
  const start = (job: Job): void => {
    const under = run(job).finally(() => running.delete(under))
    running.add(under)
  }
  for (const job of jobs) start(job)
  return {
    stop: async () => {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

/** What may be told of an error: our own code, or its kind. */
function codeOf(error: unknown): string {
  if (isLinkageError(error)) return error.code
  return error instanceof Error ? error.name : 'unknown'
}
