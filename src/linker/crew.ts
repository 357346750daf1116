import { availableParallelism } from 'node:os'
import type { Table } from '../records/table.ts'
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

/** Starting threads costs more than it gains on fewer records; see `threadsFrom`. */
const LEAST_SHARED = 50_000

/** As many threads as so many records are worth. */
export function threadsWanted(
  { rows }: Pick<Table, 'rows'>,
  options: Pick<LinkageOptions, 'threads' | 'threadsFrom'>,
): number {
  if (rows < (options.threadsFrom ?? LEAST_SHARED)) return 1
  return mostThreads(options)
}

/** As many threads as the caller allows and the machine runs at once. */
export function mostThreads({ threads }: Pick<LinkageOptions, 'threads'>): number {
  return Math.min(threads ?? Infinity, availableParallelism())
}
