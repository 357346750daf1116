import { LinkageError } from '../errors.ts'
import type { RunEstimate } from './memory-budget.ts'

/** How far a long call has come. */
export interface Progress {
  /**
   * Stage, in words: `read`, `standardize`, `block`, `train`, `score`, `cluster`, `write`; of tuning,
   * `levels`; of a registry that is verified, `scan`, `ledger`, `replay`, `index`, `postings`, `partition`.
   */
  readonly stage: string
  /** 0 to 1 within the stage. */
  readonly done: number
  /** Once, when blocks are made and before any pair is: what the rest will take. */
  readonly estimate?: RunEstimate
}

export interface PaceOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

const BREATHE_MS = 40

/** Keeps a long computation polite: reports progress, lets the event loop breathe, heeds the signal. */
export class Pace {
  readonly #options: PaceOptions
  #stage = ''
  #since = performance.now()
  readonly #started = new Map<string, number>()
  #stageStart = performance.now()

  constructor(options: PaceOptions) {
    this.#options = options
  }

  /** Seconds spent in each stage so far, the running one included. */
  get seconds(): Readonly<Record<string, number>> {
    this.#close()
    return Object.fromEntries([...this.#started].map(([stage, ms]) => [stage, ms / 1000]))
  }

  /** Begins a stage. @throws {@link LinkageError} `aborted`. */
  async enter(stage: string): Promise<void> {
    this.#close()
    this.#stage = stage
    this.#options.onProgress?.({ stage, done: 0 })
    await this.#breathe()
  }

  /** Reports progress within the stage; lets others run now and then. @throws `aborted`. */
  async step(done: number): Promise<void> {
    if (performance.now() - this.#since < BREATHE_MS) return
    this.#options.onProgress?.({ stage: this.#stage, done })
    await this.#breathe()
  }

  /** Says what is to come, at the end of a stage. */
  tell(estimate: RunEstimate): void {
    this.#options.onProgress?.({ stage: this.#stage, done: 1, estimate })
  }

  async #breathe(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#since = performance.now()
    if (this.#options.signal?.aborted) throw new LinkageError('aborted', { stage: this.#stage })
  }

  #close(): void {
    const now = performance.now()
    if (this.#stage !== '') {
      this.#started.set(this.#stage, (this.#started.get(this.#stage) ?? 0) + now - this.#stageStart)
    }
    this.#stageStart = now
  }
}
