import { LinkageError } from '../errors.ts'

/**
 * What a store is doing. Reads may be nested in reads; nothing else may: a write inside a read would
 * not show there, and a read inside a write would show what is not committed.
 */
export class Turn {
  readonly #store: string
  #reads = 0
  #writing = false
  #closed = false

  /** @param store - its name, for messages. */
  constructor(store: string) {
    this.#store = store
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Reads that are under way, one in the other. */
  get depth(): number {
    return this.#reads
  }

  /** Runs the action of a read. */
  read<T>(action: () => T): T {
    this.#check()
    if (this.#writing) throw misused('read', 'must not be nested in a write: use its writer')
    this.#reads++
    try {
      return synchronous(action())
    } finally {
      this.#reads--
    }
  }

  /** Runs the action of a write. */
  write<T>(action: () => T): T {
    this.#check()
    if (this.#writing || this.#reads > 0) throw misused('write', 'must not be nested')
    this.#writing = true
    try {
      return action()
    } finally {
      this.#writing = false
    }
  }

  close(): void {
    if (this.#writing || this.#reads > 0)
      throw misused('close', 'must not be nested in a read or write')
    this.#closed = true
  }

  #check(): void {
    if (this.#closed) throw new LinkageError('store-closed', { store: this.#store })
  }
}

/** Refuses a promise: its action would go on after its snapshot or transaction has ended. */
export function synchronous<T>(answer: T): T {
  if (answer instanceof Promise) {
    answer.catch(() => {})
    throw misused('action', 'must not be asynchronous')
  }
  return answer
}

/** A call that no store can take, whatever it holds. */
export function misused(argument: string, problem: string): LinkageError {
  return new LinkageError('argument-invalid', { call: 'store', argument, problem })
}
