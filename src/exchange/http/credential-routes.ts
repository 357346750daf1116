import { type TArray, type TObject, type TString, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import { ACCOUNTS, accountByEmail, normalEmail } from '../accounts/account.ts'
import { EMAIL, NAME, PASSWORD, TOKEN } from '../accounts/account-schemas.ts'
import { credentialsOf } from '../accounts/credentials.ts'
import { factorOf, verifyAgain } from '../accounts/log-in.ts'
import { networkOf } from '../accounts/network-of.ts'
import { linkOf } from '../accounts/one-time-link.ts'
import { hashPassword } from '../accounts/password.ts'
import { checkPassword } from '../accounts/password-rules.ts'
import { publicLimitsOf } from '../accounts/public-limits.ts'
import { sealOf } from '../accounts/seal.ts'
import {
  enrolmentUri,
  hashOfRecoveryCode,
  newRecoveryCodes,
  newSecret,
  stepOfCode,
} from '../accounts/second-factor.ts'
import { hashOfToken } from '../accounts/session.ts'
import { type Route, route } from './route.ts'
import { sessionCookie } from './session-cookie.ts'
import { ownAccount, sessionIn } from './session-routes.ts'

const CSRF_REPLY: TObject<{ csrf: TString }> = Type.Object({ csrf: Type.String() })
const RECOVERY_CODES: TArray<TString> = Type.Array(Type.String(), {
  description: 'Shown this once; each logs in once in place of a code.',
})

/** Passwords, one-time links and second factors. */
export const credentialRoutes: readonly Route[] = [
  route({
    operation: 'setUp',
    method: 'POST',
    path: '/v1/set-up',
    summary:
      'Make the first account, with the link that the exchange showed when it was started first',
    tag: 'account',
    permission: 'public',
    schemas: {
      body: Type.Object({ token: TOKEN, email: EMAIL, name: NAME, password: PASSWORD }),
      reply: Type.Object({ account: Type.String() }),
    },
    handle: async ({ exchange, body, ip, about }) => {
      publicLimitsOf(exchange).linksByNetwork.take(networkOf(ip))
      const { email, name } = body
      const link = hashOfToken(body.token)
      const { kind } = exchange.read(({ app }) => linkOf(app, link, exchange.now()))
      if (kind !== 'set-up') throw new LinkageError('link-invalid', { kind: 'one-time' })
      checkPassword(body.password, { name, email })
      const password = await hashPassword(body.password)
      const made = await exchange.run(
        'set-up.take',
        { link, email, name, password },
        EXCHANGE_ACTOR,
      )
      about(`account:${made.account}`)
      return { body: made }
    },
  }),

  route({
    operation: 'askPasswordReset',
    method: 'POST',
    path: '/v1/password-resets',
    summary: 'Have a link to a new password mailed; the answer is the same for unknown addresses',
    tag: 'account',
    permission: 'public',
    schemas: { body: Type.Object({ email: EMAIL }) },
    handle: async ({ exchange, body, ip, about }) => {
      const email = normalEmail(body.email)
      const limits = publicLimitsOf(exchange)
      limits.linksByNetwork.take(networkOf(ip))
      limits.mailsByAddress.take(email)
      await exchange.run('password.ask-reset', { email }, EXCHANGE_ACTOR)
      const account = exchange.read(({ app }) => accountByEmail(app, email)?.id)
      about(`account:${account ?? 'unknown'}`)
      return { status: 204 }
    },
  }),

  route({
    operation: 'setPasswordByLink',
    method: 'POST',
    path: '/v1/password-resets/use',
    summary: 'Choose a password, with the token of a mailed link; ends all sessions and any lock',
    tag: 'account',
    permission: 'public',
    schemas: { body: Type.Object({ token: TOKEN, password: PASSWORD }) },
    handle: async ({ exchange, body, ip, about }) => {
      publicLimitsOf(exchange).linksByNetwork.take(networkOf(ip))
      const link = hashOfToken(body.token)
      const account = exchange.read(({ app }) =>
        ACCOUNTS.get(app, linkOf(app, link, exchange.now()).account),
      )
      if (account === undefined) throw new LinkageError('link-invalid', { kind: 'one-time' })
      checkPassword(body.password, account)
      const password = await hashPassword(body.password)
      await exchange.run('password.set-by-link', { link, password }, EXCHANGE_ACTOR)
      about(`account:${account.id}`)
      return { status: 204 }
    },
  }),

  route({
    operation: 'changePassword',
    method: 'PUT',
    path: '/v1/me/password',
    summary: 'Change the own password; other sessions end, this one goes on under a new cookie',
    tag: 'account',
    permission: 'account.own',
    schemas: {
      body: Type.Object({ current: PASSWORD, password: PASSWORD }),
      reply: CSRF_REPLY,
    },
    handle: async ({ exchange, actor, session, body, isSecure, allow }) => {
      allow({ owner: actor.account })
      const { hasIssuersFactor } = sessionIn(session)
      const { verified } = await verifyAgain(exchange, actor.account, body.current)
      checkPassword(body.password, ownAccount(exchange, actor.account))
      const password = await hashPassword(body.password)
      const factor = hasIssuersFactor === undefined ? {} : { hasIssuersFactor }
      const args = { verified, password, ...factor }
      const opened = await exchange.run('password.change', args, actor)
      return { headers: sessionCookie(opened, isSecure), body: { csrf: opened.csrf } }
    },
  }),

  route({
    operation: 'offerSecondFactor',
    method: 'POST',
    path: '/v1/me/second-factor',
    summary: 'Get a secret for an app that shows codes; it holds once a code of it is given',
    tag: 'account',
    permission: 'account.own',
    schemas: {
      body: Type.Object({
        password: PASSWORD,
        code: Type.Optional(
          Type.String({ maxLength: 40, description: 'Of the second factor that is replaced.' }),
        ),
      }),
      reply: Type.Object({
        secret: Type.String({ description: 'Base 32, to be typed in' }),
        uri: Type.String({ description: '`otpauth:`, to be shown as a picture' }),
      }),
    },
    handle: async ({ exchange, actor, session, body, allow }) => {
      allow({ owner: actor.account })
      sessionIn(session)
      const { credentials } = await verifyAgain(exchange, actor.account, body.password)
      if (credentials.secondFactor !== undefined) {
        if (body.code === undefined) {
          throw new LinkageError('second-factor-needed', { by: 'password' })
        }
        const factor = factorOf(exchange, credentials, body.code)
        await exchange.run('second-factor.use', { factor }, actor)
      }
      const { email } = ownAccount(exchange, actor.account)
      const secret = newSecret()
      const sealed = sealOf(exchange).seal(secret)
      await exchange.run('second-factor.offer', { secret: sealed }, actor)
      return { body: { secret, uri: enrolmentUri(secret, email) } }
    },
  }),

  route({
    operation: 'enrolSecondFactor',
    method: 'PUT',
    path: '/v1/me/second-factor',
    summary: 'Confirm the second factor by its first code; other sessions end',
    tag: 'account',
    permission: 'account.own',
    schemas: {
      body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }),
      reply: Type.Object({ csrf: Type.String(), recoveryCodes: RECOVERY_CODES }),
    },
    handle: async ({ exchange, actor, session, body, isSecure, allow }) => {
      allow({ owner: actor.account })
      sessionIn(session)
      publicLimitsOf(exchange).logInsByAddress.take(actor.account)
      const sealed = exchange.read(({ app }) => credentialsOf(app, actor.account).enrolling)
      const secret = sealed === undefined ? undefined : sealOf(exchange).open(sealed)
      if (sealed === undefined || secret === undefined) {
        throw new LinkageError('exchange-conflict', { problem: 'no second factor was begun' })
      }
      const step = stepOfCode(secret, body.code, exchange.now())
      if (step === undefined) throw new LinkageError('request-invalid', { what: 'the code' })
      const recoveryCodes = newRecoveryCodes()
      const recovery = recoveryCodes.map(hashOfRecoveryCode)
      const args = { secret: sealed, step, recovery }
      const opened = await exchange.run('second-factor.enrol', args, actor)
      return {
        headers: sessionCookie(opened, isSecure),
        body: { csrf: opened.csrf, recoveryCodes },
      }
    },
  }),
]
