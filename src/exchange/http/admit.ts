import type { FastifyRequest } from 'fastify'
import { LinkageError } from '../../errors.ts'
import { reachOf } from '../access/permissions.ts'
import type { Exchange } from '../exchange.ts'
import { type Authenticated, authenticate } from './authenticate.ts'
import type { Route } from './route.ts'

export const NOBODY: Authenticated = {
  actor: { account: '', roles: [], place: {} },
  missing: [],
}

/**
 * Who asks for an operation. Nobody, if it is public: who logs in has often a session that has ended.
 *
 * @throws {@link LinkageError} as `authenticate`.
 */
export function whoAsks(
  exchange: Exchange,
  { permission }: Route,
  request: FastifyRequest,
): Authenticated {
  return permission === 'public' ? NOBODY : authenticate(exchange, request)
}

/**
 * The gate that everybody goes through before anything of a body is read.
 *
 * @throws {@link LinkageError} `not-permitted` if no role of the account may do it anywhere;
 *   `account-not-ready` if the account has something to do first, such as to accept the rules of
 *   behaviour, and this is more than to see to that.
 */
export function assertAdmitted(
  { actor, missing }: Authenticated,
  { permission, operation }: Route,
): void {
  if (permission === 'public') return
  if (reachOf(actor, permission) === undefined) {
    throw new LinkageError('not-permitted', { operation })
  }
  if (missing.length > 0 && permission !== 'account.own') {
    throw new LinkageError('account-not-ready', { missing })
  }
}
