import { type TArray, type TObject, type TOptional, type TString, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { ROLES } from '../access/roles.ts'
import { ACCOUNTS, type Account } from '../accounts/account.ts'
import { EMAIL, PASSWORD, PLACE } from '../accounts/account-schemas.ts'
import { logIn } from '../accounts/log-in.ts'
import { type Missing, missingOf } from '../accounts/readiness.ts'
import { RULES } from '../accounts/rules-of-behaviour.ts'
import { hashOfToken, type OpenSession } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { type Route, route } from './route.ts'
import { noSessionCookie, sessionCookie } from './session-cookie.ts'
import { DAY, MOMENT, momentOf } from './time.ts'

const MISSING = Type.Array(Type.Enum(['rules', 'second-factor']), {
  description: 'What the account has to see to before it may do anything else.',
}) as unknown as TArray<TString>
const CSRF: TString = Type.String({
  description: 'To be sent as `x-csrf-token` with all that is not a GET.',
})

const SESSION: TObject<{
  account: TString
  csrf: TString
  missing: TArray<TString>
  endsAt: TOptional<TString>
}> = Type.Object({
  account: Type.String(),
  csrf: CSRF,
  missing: MISSING,
  endsAt: Type.Optional(Type.String({ ...MOMENT, description: 'When it ends at the latest.' })),
})

export const sessionRoutes: readonly Route[] = [
  route({
    operation: 'ownAccount',
    method: 'GET',
    path: '/v1/me',
    summary: 'Who is logged in, and what they may do',
    tag: 'account',
    permission: 'account.own',
    schemas: {
      reply: Type.Object({
        account: Type.String(),
        email: Type.String(),
        name: Type.String(),
        roles: Type.Array(Type.Enum([...ROLES])),
        state: Type.Optional(Type.String()),
        place: PLACE,
        training: Type.Optional(DAY),
        hasSecondFactor: Type.Boolean(),
        missing: MISSING,
      }),
    },
    handle: async ({ exchange, actor, session, allow }) => {
      allow({ owner: actor.account })
      const account = ownAccount(exchange, actor.account)
      const { id, email, name, roles, place, training, hasSecondFactor = false } = account
      return {
        body: {
          account: id,
          email,
          name,
          roles: [...roles],
          place,
          hasSecondFactor,
          missing: lacks(exchange, account, session),
          ...(place.state === undefined ? {} : { state: place.state }),
          ...(training === undefined ? {} : { training }),
        },
      }
    },
  }),

  route({
    operation: 'logIn',
    method: 'POST',
    path: '/v1/session',
    summary: 'Log in; the session comes as a cookie',
    tag: 'account',
    permission: 'public',
    schemas: {
      body: Type.Object({
        email: EMAIL,
        password: PASSWORD,
        code: Type.Optional(
          Type.String({
            maxLength: 40,
            description:
              'Of the second factor, or a recovery code. Where one is needed and none is given the ' +
              'problem `second-factor-needed` says so.',
          }),
        ),
      }),
      reply: SESSION,
    },
    handle: async ({ exchange, body, ip, cookies, isSecure, about }) => {
      const { email, password, code } = body
      const before = cookies[SESSION_COOKIE]
      const previous = before === undefined ? undefined : hashOfToken(before)
      const { outcome, account } = await logIn(exchange, { email, password, code, ip, previous })
      about(`account:${account ?? 'unknown'}`, { outcome: outcome.outcome })
      if (outcome.outcome === 'refused')
        throw new LinkageError('log-in-refused', { by: 'password' })
      if (outcome.outcome === 'second-factor-needed') {
        throw new LinkageError('second-factor-needed', { by: 'password' })
      }
      const { csrf } = outcome
      const missing = lacks(exchange, ownAccount(exchange, outcome.account), undefined)
      return {
        headers: sessionCookie(outcome, isSecure),
        body: { account: outcome.account, csrf, missing, endsAt: endOf(exchange, exchange.now()) },
      }
    },
  }),

  route({
    operation: 'readSession',
    method: 'GET',
    path: '/v1/session',
    summary: 'The session, with what a page has to send to change anything',
    tag: 'account',
    permission: 'account.own',
    schemas: { reply: SESSION },
    handle: async ({ exchange, actor, session, allow }) => {
      allow({ owner: actor.account })
      const { csrf, opened } = sessionIn(session)
      const account = ownAccount(exchange, actor.account)
      return {
        body: {
          account: actor.account,
          csrf,
          missing: lacks(exchange, account, session),
          endsAt: endOf(exchange, opened),
        },
      }
    },
  }),

  route({
    operation: 'logOut',
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Log out',
    tag: 'account',
    permission: 'account.own',
    schemas: {},
    handle: async ({ exchange, actor, session, isSecure, allow }) => {
      allow({ owner: actor.account })
      await exchange.run('session.end', { hash: sessionIn(session).hash }, actor)
      return { status: 204, headers: noSessionCookie(isSecure) }
    },
  }),

  route({
    operation: 'logOutEverywhere',
    method: 'DELETE',
    path: '/v1/sessions',
    summary: 'End all sessions of the own account, this one too',
    tag: 'account',
    permission: 'account.own',
    schemas: {},
    handle: async ({ exchange, actor, isSecure, allow }) => {
      allow({ owner: actor.account })
      await exchange.run('session.end-all', undefined, actor)
      return { status: 204, headers: noSessionCookie(isSecure) }
    },
  }),

  route({
    operation: 'readRulesOfBehaviour',
    method: 'GET',
    path: '/v1/rules-of-behaviour',
    summary: 'What has to be accepted yearly',
    tag: 'account',
    permission: 'public',
    schemas: {
      reply: Type.Object({ version: Type.String(), text: Type.Array(Type.String()) }),
    },
    handle: async () => ({ body: { version: RULES.version, text: [...RULES.text] } }),
  }),

  route({
    operation: 'acceptRulesOfBehaviour',
    method: 'POST',
    path: '/v1/rules-of-behaviour/acceptance',
    summary: 'Accept the rules of behaviour for a year',
    tag: 'account',
    permission: 'account.own',
    schemas: { body: Type.Object({ version: Type.String({ maxLength: 40 }) }) },
    handle: async ({ actor, body, run, allow }) => {
      allow({ owner: actor.account })
      await run('rules.accept', body)
      return {}
    },
  }),
]

/** The session that a request came in; a state’s system has none. */
export function sessionIn<S>(session: S | undefined): S {
  if (session === undefined) {
    throw new LinkageError('exchange-conflict', { problem: 'a key has no session' })
  }
  return session
}

/** @throws {@link LinkageError} `not-logged-in`. */
export function ownAccount(exchange: Exchange, id: string): Account {
  const account = exchange.read(({ app }) => ACCOUNTS.get(app, id))
  if (account === undefined) throw new LinkageError('not-logged-in', { reason: 'ended' })
  return account
}

function lacks(exchange: Exchange, account: Account, session: OpenSession | undefined): Missing[] {
  return missingOf(account, session ?? {}, exchange.config.sessions, exchange.now())
}

function endOf(exchange: Exchange, opened: number): string {
  return momentOf(opened + exchange.config.sessions.absoluteHours * 3_600_000)
}
