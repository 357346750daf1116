import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import { accountByEmail } from '../accounts/account.ts'
import { networkOf } from '../accounts/network-of.ts'
import { OpenId } from '../accounts/open-id.ts'
import { publicLimitsOf } from '../accounts/public-limits.ts'
import { hashOfToken } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'
import { SESSION_COOKIE } from './authenticate.ts'
import { type Route, route } from './route.ts'
import { sessionCookie } from './session-cookie.ts'

const STATE_COOKIE = 'nearmatch-open-id'
const CALLBACK = '/v1/open-id/callback'

const openIdOf = perExchange((exchange) => {
  const { openId, server } = exchange.config
  const redirect = server.publicUrl + CALLBACK
  return new OpenId(openId, redirect, () => exchange.now())
})

/** Log-ins by an issuer of identities, where one is configured. */
export const openIdRoutes: readonly Route[] = [
  route({
    operation: 'beginOpenId',
    method: 'GET',
    path: '/v1/open-id/begin',
    summary: 'Go to the issuer to log in there',
    tag: 'account',
    permission: 'public',
    statuses: [302],
    schemas: {},
    handle: async ({ exchange, ip, isSecure }) => {
      assertConfigured(exchange)
      publicLimitsOf(exchange).logInsByNetwork.take(networkOf(ip))
      const { address, state } = await openIdOf(exchange).begin()
      // Lax: it has to come along when the issuer sends the browser back.
      const cookie = `${STATE_COOKIE}=${state}; Path=${CALLBACK}; HttpOnly; SameSite=Lax; Max-Age=600`
      const headers = { location: address, 'set-cookie': cookie + (isSecure ? '; Secure' : '') }
      return { status: 302, headers, type: 'text/plain', body: '' }
    },
  }),

  route({
    operation: 'endOpenId',
    method: 'GET',
    path: CALLBACK,
    summary: 'Come back from the issuer, logged in',
    tag: 'account',
    permission: 'public',
    produces: 'text/html',
    schemas: {
      query: Type.Object(
        {
          code: Type.Optional(Type.String({ maxLength: 4000 })),
          state: Type.Optional(Type.String({ maxLength: 400 })),
        },
        // An issuer says more, such as its own address.
        { additionalProperties: true },
      ),
    },
    handle: async ({ exchange, url, cookies, ip, isSecure, about }) => {
      assertConfigured(exchange)
      publicLimitsOf(exchange).logInsByNetwork.take(networkOf(ip))
      const query = new URL(url).search
      const { email, hasSecondFactor } = await openIdOf(exchange).end(query, cookies[STATE_COOKIE])
      const account = exchange.read(({ app }) => accountByEmail(app, email)?.id)
      const before = cookies[SESSION_COOKIE]
      const outcome = await exchange.run(
        'session.log-in-by-issuer',
        {
          email,
          hasIssuersFactor: hasSecondFactor,
          ...(before === undefined ? {} : { previous: hashOfToken(before) }),
        },
        EXCHANGE_ACTOR,
      )
      about(`account:${account ?? 'unknown'}`, { outcome: outcome.outcome })
      if (outcome.outcome !== 'opened') throw new LinkageError('log-in-refused', { by: 'issuer' })
      // A page, not a redirect: a browser that comes from another site sends the session with neither.
      return { headers: sessionCookie(outcome, isSecure), type: 'text/html', body: LOGGED_IN }
    },
  }),
]

const LOGGED_IN =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/">' +
  '<title>Logged in</title><p><a href="/">Go on</a></p></html>'

function assertConfigured({ config }: Exchange): void {
  if (config.openId.issuer === '' || config.server.publicUrl === '') {
    throw new LinkageError('exchange-unknown', { what: 'issuer', id: 'of identities' })
  }
}
