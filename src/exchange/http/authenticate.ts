import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LinkageError } from '../../errors.ts'
import type { Actor } from '../access/roles.ts'
import { API_KEYS, actorOf, hashOfToken, SESSIONS } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'

export const SESSION_COOKIE = 'nearmatch-session'
export const CSRF_HEADER = 'x-csrf-token'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who asks: by the key of a state’s system or by the session in the cookie.
 *
 * @throws {@link LinkageError} `not-logged-in` if neither is given, or does not hold any more;
 *   `not-permitted` if what would change something lacks the session’s own token.
 */
export function authenticate(exchange: Exchange, request: FastifyRequest): Actor {
  const [scheme, key] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && key !== undefined) {
    const actor = exchange.read(({ app }) => {
      const found = API_KEYS.get(app, hashOfToken(key))
      return found && actorOf(app, found.account)
    })
    if (actor === undefined) throw new LinkageError('not-logged-in', { reason: 'ended' })
    return actor
  }
  const token = request.cookies[SESSION_COOKIE]
  if (token === undefined) throw new LinkageError('not-logged-in', { reason: 'none-given' })
  return exchange.read(({ app }) => {
    const session = SESSIONS.get(app, hashOfToken(token))
    const actor = session && actorOf(app, session.account)
    if (session === undefined || actor === undefined)
      throw new LinkageError('not-logged-in', { reason: 'ended' })
    if (!SAFE.has(request.method) && !isSame(request.headers[CSRF_HEADER], session.csrf)) {
      throw new LinkageError('not-permitted', { operation: 'without the session’s own token' })
    }
    return actor
  })
}

function isSame(given: string | readonly string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false
  const [left, right] = [Buffer.from(given), Buffer.from(token)]
  return left.length === right.length && timingSafeEqual(left, right)
}
