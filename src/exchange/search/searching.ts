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

/** What it gives. */
export interface SearchResults {
  readonly search: SearchPage
}

/** More would only take processors from those who write. */
const MOST_THREADS = 4

/** Searches on other threads, so that nobody waits for who looks for a common name. */
export class SearchThreads implements AsyncDisposable {
  readonly #pool: ThreadPool<SearchTask, SearchResults>
  readonly #here: Search

  /**
   * @param folder - of the registry, which each thread opens for itself.
   * @param here - searches where a thread is lost.
   */
  constructor(folder: string, here: Search) {
    const threads = Math.min(MOST_THREADS, Math.ceil(availableParallelism() / 2))
    this.#pool = new ThreadPool(import.meta.resolve('#exchange/search-worker'), threads, folder)
    this.#here = here
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
