import { Piscina } from 'piscina'
import type { ScoredRange } from '../scoring/score-blocks.ts'
import type { ScoreSetup, ScoreTask } from './score-worker.ts'
import { fromWire, type Wire } from './wire.ts'

/** Scores ranges of blocks on worker threads; the same answers as `scoreBlocks` on one. */
export class ScorePool implements AsyncDisposable {
  readonly #pool: Piscina<ScoreTask, Wire<ScoredRange>>

  /** @param threads - at least 1. */
  constructor(threads: number, setup: ScoreSetup) {
    this.#pool = new Piscina({
      filename: import.meta.resolve('#workers/score-worker'),
      minThreads: threads,
      maxThreads: threads,
      workerData: setup,
    })
  }

  /** @throws what the worker threw; a {@link LinkageError} with its code. */
  async score(task: ScoreTask): Promise<ScoredRange> {
    return fromWire(await this.#pool.run(task))
  }

  /** Ends the threads at once, also in the midst of a task. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy()
  }
}
