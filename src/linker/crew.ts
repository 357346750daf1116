import { availableParallelism } from 'node:os'
import { LinkagePool } from '../workers/linkage-pool.ts'
import type { LinkageOptions } from './linkage-options.ts'

/**
 * The worker threads of one run, from reading to writing: they start when there is enough to do, stay
 * for all stages, and end with the run.
 */
export class Crew implements AsyncDisposable {
  #pool: LinkagePool | undefined

  /** The threads there are; undefined if one does it all. */
  get pool(): LinkagePool | undefined {
    return this.#pool
  }

  /** Starts threads if there are none, and ends them if there are more than so many. */
  async resize(threads: number): Promise<LinkagePool | undefined> {
    if (this.#pool !== undefined && this.#pool.threads > threads) await this[Symbol.asyncDispose]()
    if (threads > 1) this.#pool ??= new LinkagePool(threads)
    return this.#pool
  }

  /** Ends the threads at once, also in the midst of a task. */
  async [Symbol.asyncDispose](): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.[Symbol.asyncDispose]()
  }
}

/** As many threads as the caller allows and the machine runs at once. */
export function mostThreads({ threads }: Pick<LinkageOptions, 'threads'>): number {
  return Math.min(threads ?? Infinity, availableParallelism())
}
