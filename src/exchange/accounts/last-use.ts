import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'

/** Written down so often at most: what a crash forgets of the use of a session is no longer. */
const WRITTEN_EVERY_MS = 60_000
/** Times held in memory; those not used longest are forgotten, and known from the disk. */
const MOST = 100_000

/** What is used: a session or a key, by the hash that it is kept under. */
export type UsedKind = 'session' | 'key'

/** When sessions and keys were last used: no request waits for that to be written. */
export class LastUse {
  readonly #exchange: Exchange
  readonly #times = new Map<string, number>()

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /** @param written - what the disk says. */
  of(hash: string, written: number): number {
    return Math.max(this.#times.get(hash) ?? 0, written)
  }

  /** It is used now. */
  note(kind: UsedKind, hash: string, written: number): void {
    const now = this.#exchange.now()
    const before = this.#times.get(hash) ?? 0
    this.#times.delete(hash)
    this.#times.set(hash, now)
    if (this.#times.size > MOST) {
      for (const oldest of this.#times.keys()) {
        this.#times.delete(oldest)
        break
      }
    }
    // One write is under way where the time was noted since the disk’s.
    if (now - written < WRITTEN_EVERY_MS) return
    if (before - written >= WRITTEN_EVERY_MS && now - before < WRITTEN_EVERY_MS) return
    this.#exchange.run('use.note', { kind, hash }, EXCHANGE_ACTOR).catch(() => {})
  }
}

export const lastUseOf: (exchange: Exchange) => LastUse = perExchange(
  (exchange) => new LastUse(exchange),
)
