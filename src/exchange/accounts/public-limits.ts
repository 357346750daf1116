import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'
import { RateLimit } from './rate-limit.ts'

const MINUTE_MS = 60_000

/** What bounds operations that nobody has to log in for: by network address, by e-mail address. */
export interface PublicLimits {
  readonly logInsByNetwork: RateLimit
  readonly logInsByAddress: RateLimit
  /** Mails asked for to one address: nobody’s inbox is flooded. */
  readonly mailsByAddress: RateLimit
  readonly linksByNetwork: RateLimit
  readonly applicationsByNetwork: RateLimit
  readonly lookUpsByNetwork: RateLimit
  /** Requests without a session or key that holds: each stands in the audit. */
  readonly strangersByNetwork: RateLimit
}

export const publicLimitsOf: (exchange: Exchange) => PublicLimits = perExchange((exchange) => {
  const { triesByNetwork, triesByAddress } = exchange.config.sessions
  const limit = (most: number, windowMs: number): RateLimit =>
    new RateLimit(() => exchange.now(), most, windowMs)
  return {
    logInsByNetwork: limit(triesByNetwork, MINUTE_MS),
    logInsByAddress: limit(triesByAddress, MINUTE_MS),
    mailsByAddress: limit(3, 10 * MINUTE_MS),
    linksByNetwork: limit(30, MINUTE_MS),
    applicationsByNetwork: limit(20, 60 * MINUTE_MS),
    lookUpsByNetwork: limit(300, MINUTE_MS),
    strangersByNetwork: limit(300, MINUTE_MS),
  }
})
