import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'

/** A use is written down so long after the one before at the least: a crash forgets no more. */
const WRITTEN_AFTER_MS = 60_000
/** All uses that are to be written go together, so often at most. */
const WRITTEN_EVERY_MS = 10_000
/** Times held in memory; those not used longest are forgotten, and known from the disk. */
const MOST = 100_000

/** What is used: a session or a key, by the hash that it is kept under. */
export type UsedKind = 'session' | 'key'

/** A use that is to be written down. */
export interface Use {
  readonly kind: UsedKind
  readonly hash: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/** When sessions and keys were last used: no request waits for that to be written. */
export class LastUse {
  readonly #exchange: Exchange
  readonly #times = new Map<string, number>()
  #waiting = new Map<string, Use>()
  #written = Number.NEGATIVE_INFINITY

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /** @param onDisk - what the disk says. */
  of(hash: string, onDisk: number): number {
    return Math.max(this.#times.get(hash) ?? 0, onDisk)
  }

  /** It is used now. */
  note(kind: UsedKind, hash: string, onDisk: number): void {
    const time = this.#exchange.now()
    // Behind all that were used before it.
    this.#times.delete(hash)
    this.#times.set(hash, time)
    if (this.#times.size > MOST) this.#forgetOldest()
    if (time - onDisk >= WRITTEN_AFTER_MS) this.#waiting.set(hash, { kind, hash, time })
    if (this.#waiting.size > 0 && time - this.#written >= WRITTEN_EVERY_MS) this.#write(time)
  }

  #write(time: number): void {
    const uses = [...this.#waiting.values()]
    this.#waiting = new Map()
    this.#written = time
    // What is not written now is noted again when it is used again.
    this.#exchange.run('use.note', { uses }, EXCHANGE_ACTOR).catch(() => {})
  }

  #forgetOldest(): void {
    for (const oldest of this.#times.keys()) {
      this.#times.delete(oldest)
      return
    }
  }
}

export const lastUseOf: (exchange: Exchange) => LastUse = perExchange(
  (exchange) => new LastUse(exchange),
)
