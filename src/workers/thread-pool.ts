import { Piscina } from 'piscina'
import { LinkageError } from '../errors.ts'
import { fromWire, type Wire } from './wire.ts'

/** What a thread is asked to do; what its kind gives stands in `R` under the name of the kind. */
interface AnyTask {
  readonly kind: string
}

/** Runs tasks of some kinds on worker threads. */
export class ThreadPool<T extends AnyTask, R extends Readonly<Record<T['kind'], unknown>>>
  implements AsyncDisposable
{
  readonly threads: number
  readonly #pool: Piscina<T, Wire<unknown>>

  /**
   * @param filename - the module whose default export runs a task and gives a {@link Wire}.
   * @param threads - at least 1; they start at once.
   * @param workerData - what every thread gets when it starts.
   */
  constructor(filename: string, threads: number, workerData?: unknown) {
    this.threads = threads
    this.#pool = new Piscina({
      filename,
      minThreads: threads,
      maxThreads: threads,
      recordTiming: false,
      ...(workerData === undefined ? {} : { workerData }),
    })
    // A thread that ends while it waits fails no task: the next task starts another.
    this.#pool.on('error', () => {})
  }

  /**
   * @throws what the task threw, a {@link LinkageError} with its code; `worker-lost` if the thread
   *   ended before it was done.
   */
  async run<K extends T['kind']>(task: Extract<T, { readonly kind: K }>): Promise<R[K]> {
    let wire: Wire<unknown>
    try {
      wire = await this.#pool.run(task)
    } catch (error) {
      if (!isLost(error)) throw error
      throw new LinkageError('worker-lost', { task: task.kind }, { cause: error })
    }
    return fromWire(wire) as R[K]
  }

  /**
   * Runs tasks in their order, a few ahead, and gives their results in that order.
   *
   * @param take - called with each result before the next is waited for.
   */
  async runAll<K extends T['kind']>(
    tasks: Iterable<Extract<T, { readonly kind: K }>>,
    take: (result: R[K]) => Promise<void>,
  ): Promise<void> {
    // A few ahead keep every thread busy; more would only hold memory.
    const ahead: Promise<R[K]>[] = []
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
