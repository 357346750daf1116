import { constants } from 'node:os'
import { LinkageError } from '../errors.ts'
import { printError } from './terminal.ts'

/** What a shell reports for a process that a signal ended. */
const SIGNALLED = 128
/** Someone who was asked to stop and hangs on a slow disk or a silent pipe is not waited for. */
const PATIENCE_MS = 5000

type StopSignal = 'SIGINT' | 'SIGTERM'

/**
 * Turns Ctrl-C and SIGTERM into an abort signal, so that work stops between two steps and removes
 * what it began to write. A second one, or five seconds, end the process at once.
 */
export class Interrupt implements Disposable {
  readonly #controller = new AbortController()
  readonly #cleanups: (() => void)[] = []
  #stoppedBy: StopSignal | undefined
  #timer: NodeJS.Timeout | undefined
  #kept = 'nothing was written'

  constructor() {
    process.on('SIGINT', this.#stop)
    process.on('SIGTERM', this.#stop)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** 130 or 143 once stopped. */
  get exitCode(): number | undefined {
    return this.#stoppedBy === undefined ? undefined : exitCodeOf(this.#stoppedBy)
  }

  /** What to tell someone who stops the work. */
  get message(): string {
    return `stopped; ${this.#kept}`
  }

  /** Work that is done in steps says what stays of it: `the batches told of are kept`. */
  keeps(what: string): void {
    this.#kept = what
  }

  /** What to do before the process is ended without waiting; it must not wait itself. */
  beforeForcedExit(cleanup: () => void): void {
    this.#cleanups.push(cleanup)
  }

  /**
   * Between two steps of work that does not wait by itself: lets a signal in, and stops if there was one.
   *
   * @throws {@link LinkageError} `aborted`.
   */
  async checkpoint(stage: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.signal.aborted) throw new LinkageError('aborted', { stage })
  }

  /** Calls back as soon as the work is to stop. */
  whenStopped(callback: () => void): void {
    this.signal.addEventListener('abort', callback, { once: true })
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
    process.off('SIGINT', this.#stop)
    process.off('SIGTERM', this.#stop)
  }

  readonly #stop = (name: NodeJS.Signals): void => {
    const stoppedBy: StopSignal = name === 'SIGTERM' ? 'SIGTERM' : 'SIGINT'
    if (this.#stoppedBy !== undefined) this.#force(stoppedBy)
    this.#stoppedBy = stoppedBy
    this.#controller.abort()
    this.#timer = setTimeout(() => this.#force(stoppedBy), PATIENCE_MS)
    this.#timer.unref()
  }

  #force(name: StopSignal): void {
    for (const cleanup of this.#cleanups) cleanup()
    printError(`nearmatch: ${this.message}\n`)
    process.exit(exitCodeOf(name))
  }
}

function exitCodeOf(name: StopSignal): number {
  return SIGNALLED + constants.signals[name]
}
