import type { FastifyRequest } from 'fastify'
import { LinkageError } from '../../errors.ts'
import { type Reach, reachOf } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import type { OpenSession } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'
import { authenticate } from './authenticate.ts'
import type { Route } from './route.ts'

/** Who is let through to an operation. */
export interface Admitted {
  readonly actor: Actor
  /** How far the operation’s permission reaches at most. */
  readonly reach?: Reach
  readonly session?: OpenSession
}

export const NOBODY: Admitted = { actor: { account: '', roles: [], place: {} } }

/**
 * The one gate that every request goes through, before anything of its body is read.
 *
 * @throws {@link LinkageError} `not-logged-in`; `not-permitted` if no role of the account may do it
 *   anywhere; `account-not-ready` if the account has something to do first, such as to accept the rules
 *   of behaviour, and this is more than to see to that.
 */
export function admit(
  exchange: Exchange,
  { permission, operation }: Route,
  request: FastifyRequest,
): Admitted {
  // Who logs in has often a session that has ended; a public operation asks for none.
  if (permission === 'public') return NOBODY
  const { actor, missing, session } = authenticate(exchange, request)
  const reach = reachOf(actor, permission)
  if (reach === undefined) throw new LinkageError('not-permitted', { operation })
  if (missing.length > 0 && permission !== 'account.own') {
    throw new LinkageError('account-not-ready', { missing })
  }
  return { actor, reach, ...(session === undefined ? {} : { session }) }
}
