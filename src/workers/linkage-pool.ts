import { Piscina } from 'piscina'
import { LinkageError } from '../errors.ts'
import { letGo } from './let-go.ts'
import type { Task, TaskResults } from './tasks.ts'
import type { WeigherWire } from './weigher-wire.ts'
import { fromWire, type Wire } from './wire.ts'

/** Threads, and the weigher that they compile for themselves. */
export interface SharedWeigher {
  readonly pool: LinkagePool
  readonly weigher: WeigherWire
}

/** Runs tasks on worker threads; the same answers as on one. */
export class LinkagePool implements AsyncDisposable {
  readonly threads: number
  readonly #pool: Piscina<Task, Wire<unknown>>
  /** @param threads - at least 1; they start at once. */
  constructor(threads: number) {
    this.threads = threads
    this.#pool = new Piscina({
      filename: import.meta.resolve('#workers/linkage-worker'),
      minThreads: threads,
      maxThreads: threads,
      recordTiming: false,
    })
    // A thread that ends while it waits fails no task: the next task starts another.
    this.#pool.on('error', () => {})
  }

  /**
   * @throws what the task threw, a {@link LinkageError} with its code; `worker-lost` if the thread
   *   ended before it was done.
   */
  async run<K extends Task['kind']>(
    task: Extract<Task, { readonly kind: K }>,
  ): Promise<TaskResults[K]> {
    let wire: Wire<unknown>
    try {
      wire = await this.#pool.run(task)
    } catch (error) {
      if (!isLost(error)) throw error
      throw new LinkageError('worker-lost', { task: task.kind }, { cause: error })
    }
    return fromWire(wire) as TaskResults[K]
  }

  /**
   * Runs tasks in their order, a few ahead, and gives their results in that order.
   *
   * @param take - called with each result before the next is waited for.
   */
  async runAll<K extends Task['kind']>(
    tasks: Iterable<Extract<Task, { readonly kind: K }>>,
    take: (result: TaskResults[K]) => Promise<void>,
  ): Promise<void> {
    // A few ahead keep every thread busy; more would only hold memory.
    const ahead: Promise<TaskResults[K]>[] = []
    try {
      for (const task of tasks) {
        const result = this.run<K>(task)
        // It may fail before its turn has come; that is no crash, its turn tells.
        result.catch(() => {})
        ahead.push(result)
        if (ahead.length > 2 * this.threads) await take(await ahead.shift()!)
      }
      while (ahead.length > 0) await take(await ahead.shift()!)
    } catch (error) {
      // The others end with the pool; nobody waits for them any more.
      for (const result of ahead) result.catch(() => {})
      throw error
    }
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

  /** Ends the threads at once, also in the midst of a task. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy()
  }
}

/** Did the thread end by itself, or by its memory? Anything else is a bug of the task. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.message.startsWith('worker exited') ||
    ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
  )
}
