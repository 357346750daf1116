import { letGo } from './let-go.ts'
import type { Task, TaskResults } from './tasks.ts'
import { ThreadPool } from './thread-pool.ts'
import type { WeigherWire } from './weigher-wire.ts'

/** Threads, and the weigher that they compile for themselves. */
export interface SharedWeigher {
  readonly pool: LinkagePool
  readonly weigher: WeigherWire
}

/** Runs tasks of linkage on worker threads; the same answers as on one. */
export class LinkagePool extends ThreadPool<Task, TaskResults> {
  /** @param threads - at least 1; they start at once. */
  constructor(threads: number) {
    super(import.meta.resolve('#workers/linkage-worker'), threads)
  }

  /**
   * Frees memory that earlier stages used and nobody holds any more, here and on every thread.
   *
   * @param weigher - no pair is to be weighed any more.
   */
  async letGo({ weigher = false }: { readonly weigher?: boolean } = {}): Promise<void> {
    // Threads that are all idle get one each.
    const task = { kind: 'let-go', weigher } as const
    const tasks = Array.from({ length: this.threads }, () => this.run<'let-go'>(task))
    letGo()
    await Promise.all(tasks)
  }
}
