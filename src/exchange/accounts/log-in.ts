import { LinkageError } from '../../errors.ts'
import { EXCHANGE_ACTOR } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { accountByEmail, normalEmail } from './account.ts'
import { type Credentials, credentialsOf } from './credentials.ts'
import type { GivenFactor, LoggedIn } from './log-in-commands.ts'
import { networkOf } from './network-of.ts'
import { isPassword } from './password.ts'
import { publicLimitsOf } from './public-limits.ts'
import { sealOf } from './seal.ts'
import { hashOfRecoveryCode, stepOfCode } from './second-factor.ts'

/** What somebody gives who logs in. */
export interface LogIn {
  readonly email: string
  readonly password: string
  /** A code of the second factor, or a recovery code. */
  readonly code?: string | undefined
  /** Network address that it comes from. */
  readonly ip: string
  /** Hash of the token of a session that the browser has. */
  readonly previous?: string | undefined
}

/**
 * Logs in. One hash is verified and one thing is written, whether there is such an account or not.
 *
 * @returns the outcome, and the account that was meant, if there is one: for the audit alone.
 * @throws {@link LinkageError} `too-many-requests`.
 */
export async function logIn(
  exchange: Exchange,
  { email: given, password, code, ip, previous }: LogIn,
): Promise<{ readonly outcome: LoggedIn; readonly account: string | undefined }> {
  const limits = publicLimitsOf(exchange)
  const email = normalEmail(given)
  limits.logInsByNetwork.take(networkOf(ip))
  limits.logInsByAddress.take(email)
  const { account, credentials } = exchange.read(({ app }) => {
    const found = accountByEmail(app, email)
    return { account: found?.id, credentials: found && credentialsOf(app, found.id) }
  })
  const isRight = await isPassword(credentials?.password, password)
  const verified = isRight ? credentials?.password : undefined
  const factor =
    credentials === undefined || code === undefined
      ? undefined
      : factorOf(exchange, credentials, code)
  const outcome = await exchange.run(
    'session.log-in',
    {
      email,
      ...(verified === undefined ? {} : { verified }),
      ...(factor === undefined ? {} : { factor }),
      ...(previous === undefined ? {} : { previous }),
    },
    EXCHANGE_ACTOR,
  )
  return { outcome, account }
}

/** What a code is, of those that the account has. */
export function factorOf(
  exchange: Exchange,
  { secondFactor }: Credentials,
  code: string,
): GivenFactor | 'wrong' {
  if (secondFactor === undefined) return 'wrong'
  const digits = code.replaceAll(' ', '')
  if (!/^\d{6}$/.test(digits)) return { kind: 'recovery', hash: hashOfRecoveryCode(code) }
  const secret = sealOf(exchange).open(secondFactor.secret)
  const step = secret === undefined ? undefined : stepOfCode(secret, digits, exchange.now())
  return step === undefined ? 'wrong' : { kind: 'code', secret: secondFactor.secret, step }
}

/**
 * The hash that the password of somebody who is logged in was found right for: asked again before what
 * changes how they log in.
 *
 * @throws {@link LinkageError} `log-in-refused`, `too-many-requests`.
 */
export async function verifyAgain(
  exchange: Exchange,
  account: string,
  password: string,
): Promise<{ readonly verified: string; readonly credentials: Credentials }> {
  publicLimitsOf(exchange).logInsByAddress.take(account)
  const credentials = exchange.read(({ app }) => credentialsOf(app, account))
  const isRight = await isPassword(credentials.password, password)
  if (!isRight) throw new LinkageError('log-in-refused', { by: 'password' })
  return { verified: credentials.password!, credentials }
}
