import type { Registry } from '../../registry/registry.ts'
import type { Config } from '../config.ts'
import { appReader } from '../store/app-keys.ts'
import type { FileReader } from './file-reader.ts'
import { runJob } from './run-job.ts'
import type { Runner } from './runner.ts'
import type { Spool } from './spool.ts'
import { hasEnded, openJobs, type SubmissionJob } from './submission-job.ts'

/** What a runner works with. */
export interface RunnerOptions {
  readonly registry: Registry
  readonly spool: Spool
  readonly reader: FileReader
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly config: Config
  /** Is told of each job that has ended. */
  readonly onEnd: (job: SubmissionJob) => void
}

/** Files of several states go in side by side, so that a small one need not wait for a large one. */
const AT_ONCE = 3

/** Runs jobs on the thread that it is made on: those of one state in their order. */
export class JobRunner implements Runner {
  readonly #options: RunnerOptions
  readonly #stop = new AbortController()
  /** By state. */
  readonly #running = new Map<string, Promise<void>>()

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  wake(): void {
    if (this.#stop.signal.aborted) return
    const { registry } = this.#options
    const open = registry.read(({ reader }) => openJobs(appReader(reader)))
    for (const job of open) {
      if (this.#running.size >= AT_ONCE) return
      if (!this.#running.has(job.state)) this.#running.set(job.state, this.#run(job))
    }
  }

  async #run({ id, state }: SubmissionJob): Promise<void> {
    const { onEnd, ...desk } = this.#options
    // Whoever woke this is answered first.
    await null
    try {
      const job = await runJob({ ...desk, signal: this.#stop.signal }, id)
      if (hasEnded(job)) onEnd(job)
    } catch {
      // Not even its failure could be kept: it is tried again when the runner is woken next.
      return
    } finally {
      this.#running.delete(state)
    }
    this.wake()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.allSettled(this.#running.values())
  }
}
