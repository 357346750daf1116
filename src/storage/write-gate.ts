import { readlinkSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { LinkageError } from '../errors.ts'
import { isRunning, ownIdentity } from './thread-identity.ts'

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * A link that says who writes, before the lock of LMDB, which can only be waited for without end. It
 * points nowhere, its target is the writer's name: so it is made with the name in it or not at all,
 * whenever a writer is killed. It is a courtesy: the lock alone keeps writers apart. So what a killed
 * thread left is simply removed, and where no link can be made, writers wait at the lock.
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

  /** @returns whether the link was made. */
  #enter(checkTime: () => void): boolean {
    const identity = ownIdentity()
    if (identity === undefined) return false
    for (;;) {
      try {
        symlinkSync(identity, this.#path)
        return true
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) return false
      }
      const holder = this.#holder()
      if (holder === undefined) continue
      if (isRunning(holder)) {
        checkTime()
        Atomics.wait(sleeper, 0, 0, 1)
      } else {
        this.#remove()
      }
    }
  }

  /** Who made the link; undefined if it is gone, no name if it is no link. */
  #holder(): string | undefined {
    try {
      return readlinkSync(this.#path)
    } catch (error) {
      return hasCode(error, 'ENOENT') ? undefined : ''
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
