import { availableParallelism } from 'node:os'
import { isLinkageError } from '../../errors.ts'
import { ThreadPool } from '../../workers/thread-pool.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchCursor, SearchPage } from './search-students.ts'

/** Which part of what is found. */
export interface SearchRange {
  readonly limit: number
  readonly after?: SearchCursor
}

/** Looks for children; one page of them. */
export type Search = (query: SearchQuery, range: SearchRange) => Promise<SearchPage>

/** What a thread that searches is asked. */
export interface SearchTask {
  readonly kind: 'search'
  readonly query: SearchQuery
  readonly range: SearchRange
}

/** What it is asked before anybody searches. */
export interface WarmUpTask {
  readonly kind: 'warm-up'
}

/** What it gives. */
interface SearchResults {
  readonly search: SearchPage
  readonly 'warm-up': undefined
}

/** More would only take processors from those who write. */
const MOST_THREADS = 4

/** Searches on other threads, so that nobody waits for who looks for a common name. */
export class SearchThreads implements AsyncDisposable {
  readonly #pool: ThreadPool<SearchTask | WarmUpTask, SearchResults>
  readonly #here: Search
  /** Resolves once all threads search at their usual speed, or have failed to: a search tells why. */
  readonly ready: Promise<void>

  /**
   * @param folder - of the registry, which each thread opens for itself.
   * @param here - searches where a thread is lost.
   */
  constructor(folder: string, here: Search) {
    const threads = Math.min(MOST_THREADS, Math.ceil(availableParallelism() / 2))
    this.#pool = new ThreadPool(import.meta.resolve('#exchange/search-worker'), threads, folder)
    this.#here = here
    const warmUps = Array.from({ length: threads }, () => this.#pool.run({ kind: 'warm-up' }))
    this.ready = Promise.allSettled(warmUps).then(() => undefined)
  }

  readonly search: Search = async (query, range) => {
    try {
      return await this.#pool.run<'search'>({ kind: 'search', query, range })
    } catch (error) {
      if (isLinkageError(error, 'worker-lost')) return this.#here(query, range)
      throw error
    }
  }

  /** Ends the threads. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool[Symbol.asyncDispose]()
  }
}
