import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LinkageError } from '../../errors.ts'
import type { Actor } from '../access/roles.ts'
import { API_KEYS, holds } from '../accounts/api-key.ts'
import { lastUseOf } from '../accounts/last-use.ts'
import { type Missing, missingOf } from '../accounts/readiness.ts'
import {
  activeAccount,
  actorOf,
  hasEnded,
  hashOfToken,
  type OpenSession,
  SESSIONS,
} from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'

export const SESSION_COOKIE = 'nearmatch-session'
export const CSRF_HEADER = 'x-csrf-token'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Who asks, and what they have to see to first. */
export interface Authenticated {
  readonly actor: Actor
  readonly missing: readonly Missing[]
  readonly session?: OpenSession
}

/**
 * Who asks: by the key of a state’s system or by the session in the cookie.
 *
 * @throws {@link LinkageError} `not-logged-in` if neither is given, or does not hold any more;
 *   `not-permitted` if what would change something lacks the session’s own token.
 */
export function authenticate(exchange: Exchange, request: FastifyRequest): Authenticated {
  const [scheme, key] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && key !== undefined) return bySystemKey(exchange, key)
  const token = request.cookies[SESSION_COOKIE]
  if (token === undefined) throw new LinkageError('not-logged-in', { reason: 'none-given' })
  return bySession(exchange, token, request)
}

function bySystemKey(exchange: Exchange, key: string): Authenticated {
  const hash = hashOfToken(key)
  return exchange.read(({ app }) => {
    const found = API_KEYS.get(app, hash)
    const account = found && activeAccount(app, found.account)
    if (found === undefined || account === undefined || !holds(found, exchange.now())) {
      throw new LinkageError('not-logged-in', { reason: 'ended' })
    }
    lastUseOf(exchange).note('key', hash, found.seen ?? 0)
    return { actor: actorOf(account), missing: [] }
  })
}

function bySession(exchange: Exchange, token: string, request: FastifyRequest): Authenticated {
  const hash = hashOfToken(token)
  const policy = exchange.config.sessions
  const now = exchange.now()
  const use = lastUseOf(exchange)
  return exchange.read(({ app }) => {
    const kept = SESSIONS.get(app, hash)
    const account = kept && activeAccount(app, kept.account)
    if (kept === undefined || account === undefined) {
      throw new LinkageError('not-logged-in', { reason: 'ended' })
    }
    const session = { ...kept, hash, seen: use.of(hash, kept.seen) }
    if (hasEnded(session, policy, now)) throw new LinkageError('not-logged-in', { reason: 'ended' })
    if (!SAFE.has(request.method) && !isSame(request.headers[CSRF_HEADER], session.csrf)) {
      throw new LinkageError('not-permitted', { operation: 'without the session’s own token' })
    }
    use.note('session', hash, kept.seen)
    return { actor: actorOf(account), missing: missingOf(account, session, policy, now), session }
  })
}

function isSame(given: string | readonly string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false
  const [left, right] = [Buffer.from(given), Buffer.from(token)]
  return left.length === right.length && timingSafeEqual(left, right)
}
