import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { EXCHANGE_ACTOR, type Place, type Role } from '../../src/exchange/access/roles.ts'
import { RULES } from '../../src/exchange/accounts/rules-of-behaviour.ts'
import { type Answered, type Client, clientOf, type TestServer } from './exchange-server.ts'

/** Somebody with an account and a password, as they come to be: by a link. */
export interface Person {
  readonly account: string
  readonly email: string
  password: string
  /** Once a second factor is enrolled. */
  secret?: string
}

export const PASSWORD = 'seven green bicycles at noon'

/** A token as it would be mailed. */
export async function linkFor(server: TestServer, account: string): Promise<string> {
  const asked = { kind: 'reset', account, holdsMs: 30 * 60_000 } as const
  return (await server.exchange.run('link.issue', asked, EXCHANGE_ACTOR))!.token
}

export async function personWith(
  server: TestServer,
  roles: readonly Role[],
  place: Place = { state: 'TX' },
  { accepts = true }: { readonly accepts?: boolean } = {},
): Promise<Person> {
  const account = randomUUID()
  const email = `${account.slice(0, 8)}@example.org`
  const now = server.exchange.now()
  await server.exchange.run(
    'account.put',
    {
      id: account,
      email,
      name: 'Pat Tester',
      roles,
      place,
      status: 'active',
      created: now,
      ...(accepts ? { rules: { version: RULES.version, time: now } } : {}),
    },
    EXCHANGE_ACTOR,
  )
  const token = await linkFor(server, account)
  const set = await server.nobody.post('/v1/password-resets/use', { token, password: PASSWORD })
  if (set.status !== 204) throw new Error(`the password was refused: ${set.text}`)
  return { account, email, password: PASSWORD }
}

/** The code of now. */
export function codeOf({ secret }: Person, time: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret!) }).generate({ timestamp: time })
}

export function tryLogIn(
  server: TestServer,
  { email, password }: Pick<Person, 'email' | 'password'>,
  { code, cookie }: { readonly code?: string; readonly cookie?: string } = {},
): Promise<Answered> {
  return server.nobody.post(
    '/v1/session',
    { email, password, ...(code === undefined ? {} : { code }) },
    cookie === undefined ? {} : { cookie },
  )
}

/** A browser that has logged in; what it is given later it keeps, as browsers do. */
export interface LoggedInClient extends Client {
  readonly cookie: string
  readonly csrf: string
}

export function clientAfter(server: TestServer, answer: Answered, account: string): LoggedInClient {
  let cookie = cookieIn(answer)
  let { csrf } = answer.json
  const plain = clientOf(server.url, account, async () => ({ cookie, 'x-csrf-token': csrf }))
  const request: Client['request'] = async (...asked) => {
    const answered = await plain.request(...asked)
    const given = answered.headers.get('set-cookie')
    if (given !== null && answered.status === 200) {
      cookie = cookieIn(answered)
      csrf = answered.json.csrf
    }
    return answered
  }
  return {
    account,
    get cookie() {
      return cookie
    },
    get csrf() {
      return csrf
    },
    request,
    get: (path) => request('GET', path),
    post: (path, body, headers) => request('POST', path, body, headers),
  }
}

export function cookieIn(answer: Answered): string {
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

export async function logInAs(
  server: TestServer,
  person: Person,
  code?: string,
): Promise<LoggedInClient> {
  const answer = await tryLogIn(server, person, code === undefined ? {} : { code })
  if (answer.status !== 200) throw new Error(`not logged in: ${answer.text}`)
  return clientAfter(server, answer, person.account)
}

/** Enrols a second factor. @returns the recovery codes. */
export async function enrol(
  server: TestServer,
  person: Person,
  client: Client,
): Promise<readonly string[]> {
  const offered = await client.post('/v1/me/second-factor', { password: person.password })
  person.secret = offered.json.secret
  const code = codeOf(person, server.time)
  const enrolled = await client.request('PUT', '/v1/me/second-factor', { code })
  if (enrolled.status !== 200) throw new Error(`not enrolled: ${enrolled.text}`)
  return enrolled.json.recoveryCodes
}
