import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { LinkageError } from '../errors.ts'
import { isRunning, ownIdentity } from './thread-identity.ts'

/** Milliseconds that a file without a name in it is taken for one that is being written. */
const NAMELESS_MS = 1000

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * A file that says who writes, before the lock of LMDB, which can only be waited for without end. It
 * is a courtesy: the lock alone keeps writers apart. So a file left by a thread that was killed is
 * simply removed, and where the file cannot be made, writers wait at the lock.
 */
export class WriteGate {
  readonly #dir: string
  readonly #path: string
  readonly #timeoutMs: number

  /** @param timeoutMs - how long to wait. */
  constructor(dir: string, timeoutMs: number) {
    this.#dir = dir
    this.#path = join(dir, 'writer')
    this.#timeoutMs = timeoutMs
  }

  /**
   * Runs an action when nobody else writes.
   *
   * @param action - is given a check to be made once it has the lock.
   * @throws {@link LinkageError} `store-busy` if that took too long; the action has not run then, or
   *   only up to its check.
   */
  hold<T>(action: (checkTime: () => void) => T): T {
    const start = performance.now()
    const checkTime = (): void => {
      const waitedMs = Math.round(performance.now() - start)
      if (waitedMs > this.#timeoutMs) {
        throw new LinkageError('store-busy', { dir: this.#dir, waitedMs })
      }
    }
    const held = this.#enter(checkTime)
    try {
      return action(checkTime)
    } finally {
      if (held) this.#remove()
    }
  }

  /** @returns whether the file was made. */
  #enter(checkTime: () => void): boolean {
    const identity = ownIdentity()
    if (identity === undefined) return false
    let namelessSince: number | undefined
    for (;;) {
      try {
        const file = openSync(this.#path, 'wx')
        try {
          writeSync(file, identity)
        } finally {
          closeSync(file)
        }
        return true
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) return false
      }
      const holder = this.#holder()
      if (holder === '') namelessSince ??= performance.now()
      else namelessSince = undefined
      const isLeft =
        namelessSince === undefined
          ? holder !== undefined && !isRunning(holder)
          : performance.now() - namelessSince > NAMELESS_MS
      if (isLeft) this.#remove()
      else if (holder !== undefined) {
        checkTime()
        Atomics.wait(sleeper, 0, 0, 1)
      }
    }
  }

  /** Who made the file; undefined if it is gone. */
  #holder(): string | undefined {
    try {
      return readFileSync(this.#path, 'utf8')
    } catch {
      return
    }
  }

  #remove(): void {
    try {
      unlinkSync(this.#path)
    } catch {
      // Somebody else took it for left behind.
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
