import { LinkageError } from '../../errors.ts'

/** Keys held at once; those that began longest ago are forgotten first. */
const MOST_KEYS = 50_000

/** So many times in so long, by key: a window that begins with the first. Kept in memory. */
export class RateLimit {
  readonly #now: () => number
  readonly #most: number
  readonly #windowMs: number
  readonly #windows = new Map<string, { readonly began: number; count: number }>()

  constructor(now: () => number, most: number, windowMs: number) {
    this.#now = now
    this.#most = most
    this.#windowMs = windowMs
  }

  /** Counts one more. @throws {@link LinkageError} `too-many-requests`. */
  take(key: string): void {
    const now = this.#now()
    let window = this.#windows.get(key)
    if (window === undefined || now - window.began >= this.#windowMs) {
      this.#windows.delete(key)
      if (this.#windows.size >= MOST_KEYS) this.#forgetOldest()
      window = { began: now, count: 0 }
      this.#windows.set(key, window)
    }
    if (window.count >= this.#most) {
      const seconds = Math.ceil((window.began + this.#windowMs - now) / 1000)
      throw new LinkageError('too-many-requests', { seconds })
    }
    window.count++
  }

  #forgetOldest(): void {
    for (const key of this.#windows.keys()) {
      this.#windows.delete(key)
      return
    }
  }
}
