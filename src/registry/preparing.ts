import { isLinkageError } from '../errors.ts'
import { mostThreads } from '../linker/crew.ts'
import { ThreadPool } from '../workers/thread-pool.ts'
import type { Engine } from './engine.ts'
import {
  type PreparedRecords,
  PreparedSubmission,
  prepareRecords,
  takeOver,
} from './prepare-records.ts'
import { checkKey, type SourceRecord } from './record-key.ts'

/** Records that a thread prepares at one go. */
export interface PrepareTask {
  readonly kind: 'prepare'
  readonly records: readonly SourceRecord[]
}

/** What a task gives. */
export interface PrepareResults {
  readonly prepare: PreparedRecords
}

/** Other threads, as a registry is to use them. */
export interface PreparingThreads {
  /** Folder of the registry, which each of them opens for itself. */
  readonly dir: string
  readonly threads: number
  /** So many records are prepared here before another thread is worth its start; default 2,000. */
  readonly threadsFrom?: number
}

const THREADS_FROM = 2000
/** Fewer are sooner prepared than sent. */
const LEAST_SENT = 16

/**
 * Prepares records for their submission: on this thread, or, once there is enough to do and they are
 * up, on others.
 */
export class Preparing implements AsyncDisposable {
  readonly #engine: Engine
  readonly #elsewhere: PreparingThreads | undefined
  #pool: ThreadPool<PrepareTask, PrepareResults> | undefined
  #isUp = false
  /** Records so far. */
  #done = 0

  /** @param elsewhere - absent: all is done here. */
  constructor(engine: Engine, elsewhere?: PreparingThreads) {
    this.#engine = engine
    this.#elsewhere = elsewhere
  }

  /** Batches that are worth being prepared while another is written. */
  get ahead(): number {
    return this.#isUp ? this.#pool!.threads : 0
  }

  /**
   * Prepares records: at once if it is done here, so that who submits has submitted when it returns.
   *
   * @throws {@link LinkageError} `record-key-invalid`.
   */
  prepare(given: readonly SourceRecord[]): PreparedSubmission | Promise<PreparedSubmission> {
    // Whatever the caller does to them later: these were prepared.
    const records = given.map(({ source, id, fields }) => ({ source, id, fields: { ...fields } }))
    for (const record of records) checkKey(record)
    this.#done += records.length
    if (this.#done >= (this.#elsewhere?.threadsFrom ?? THREADS_FROM)) this.#start()
    return this.#isUp && records.length >= LEAST_SENT ? this.#send(records) : this.#here(records)
  }

  /** Ends the threads. */
  async [Symbol.asyncDispose](): Promise<void> {
    const pool = this.#pool
    this.#isUp = false
    this.#done = Number.NEGATIVE_INFINITY
    await pool?.[Symbol.asyncDispose]()
  }

  #here(records: readonly SourceRecord[]): PreparedSubmission {
    return this.#engine.read(
      (view) => new PreparedSubmission(records, view.index, prepareRecords(view, records)),
    )
  }

  async #send(records: readonly SourceRecord[]): Promise<PreparedSubmission> {
    let prepared: PreparedRecords
    try {
      prepared = await this.#pool!.run<'prepare'>({ kind: 'prepare', records })
    } catch (error) {
      // Nothing is lost with the thread but time.
      if (isLinkageError(error, 'worker-lost')) return this.#here(records)
      throw error
    }
    const taken = this.#engine.read((view) => takeOver(view, records, prepared))
    // Another model was put in force meanwhile.
    return taken ?? this.#here(records)
  }

  /** Has threads started; until they are up, all goes on here. */
  #start(): void {
    if (this.#pool !== undefined || this.#elsewhere === undefined) return
    const { dir, threads } = this.#elsewhere
    const most = mostThreads({ threads })
    if (most < 1) return
    this.#pool = new ThreadPool(import.meta.resolve('#registry/registry-worker'), most, dir)
    const up = (): void => {
      this.#isUp = true
    }
    this.#pool.run<'prepare'>({ kind: 'prepare', records: [] }).then(up, () => {})
  }
}
