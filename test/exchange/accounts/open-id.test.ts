import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Config, DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import { type Answered, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { clientAfter, cookieIn, enrol, logInAs, personWith } from '../../support/person.ts'

const PUBLIC_URL = 'https://exchange.example.org'
const CALLBACK = `${PUBLIC_URL}/v1/open-id/callback`

/** What the issuer says of whoever logs in there. */
interface Claims {
  email: string
  email_verified: boolean
  amr: string[]
}

let issuer: Server
let server: TestServer
let claims: Claims
beforeAll(async () => {
  issuer = createServer()
  await once(issuer.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`
  issuer.on('request', providerAt(address))
  const config: Config = {
    ...DEFAULT_CONFIG,
    server: { ...DEFAULT_CONFIG.server, publicUrl: PUBLIC_URL },
    openId: {
      issuer: address,
      clientId: 'exchange',
      clientSecret: 'the secret of the exchange',
      secondFactor: ['mfa'],
    },
  }
  server = await exchangeServer({ config })
  // The issuer signs by the computer’s clock.
  server.time = Date.now()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  issuer.close()
  issuer.closeAllConnections()
})
beforeEach(() => {
  server.time += 60_000
})

/** A real issuer at which everybody is logged in at once, as who the test says. */
function providerAt(
  address: string,
): (...asked: Parameters<ReturnType<Provider['callback']>>) => void {
  const provider = new Provider(address, {
    clients: [
      {
        client_id: 'exchange',
        client_secret: 'the secret of the exchange',
        redirect_uris: [CALLBACK],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a key for the tests'] },
    interactions: { url: (_context, { uid }) => `/enter/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: claims.email, email_verified: claims.email_verified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  return (request, response) => {
    if (!request.url!.startsWith('/enter/')) return answer(request, response)
    const login = { accountId: 'somebody', amr: claims.amr }
    provider.interactionFinished(request, response, { login }).catch(() => response.destroy())
  }
}

/** Goes to the issuer, logs in there, and gives the address that the browser is sent back to. */
async function atIssuer(begun: Answered): Promise<URL> {
  const cookies = new Map<string, string>()
  let address = new URL(begun.headers.get('location')!)
  for (;;) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the issuer stopped: ${await answer.text()}`)
    address = new URL(location, address)
    if (address.origin === PUBLIC_URL) return address
  }
}

async function begin(): Promise<{ readonly begun: Answered; readonly cookie: string }> {
  const begun = await server.nobody.get('/v1/open-id/begin')
  return { begun, cookie: cookieIn(begun) }
}

function comeBack({ pathname, search }: URL, cookie?: string): Promise<Answered> {
  const headers = cookie === undefined ? {} : { cookie }
  return server.nobody.request('GET', pathname + search, undefined, headers)
}

async function enter(): Promise<Answered> {
  const { begun, cookie } = await begin()
  return comeBack(await atIssuer(begun), cookie)
}

describe('a log-in by an issuer', () => {
  it('is that of the account with the verified address', async () => {
    const person = await personWith(server, ['primary-user'])
    claims = { email: person.email.toUpperCase(), email_verified: true, amr: ['pwd'] }
    const { begun } = await begin()
    const asked = new URL(begun.headers.get('location')!).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('nonce')).not.toBeNull()
    expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    const answer = await enter()
    expect(answer.status).toBe(200)
    const cookie = cookieIn(answer)
    const session = await server.nobody.request('GET', '/v1/session', undefined, { cookie })
    expect(session.json).toMatchObject({ account: person.account, missing: [] })
    expect(answer.text).not.toContain(person.email)
  })

  it('makes no account, and takes no address that is not verified', async () => {
    claims = { email: 'stranger@example.org', email_verified: true, amr: [] }
    expect((await enter()).status).toBe(401)
    const person = await personWith(server, ['primary-user'])
    claims = { email: person.email, email_verified: false, amr: [] }
    expect((await enter()).json.code).toBe('log-in-refused')
  })

  it('needs the issuer’s second factor for administrators', async () => {
    const person = await personWith(server, ['data-administrator'])
    const missing = async (): Promise<unknown> => {
      const cookie = cookieIn(await enter())
      return (await server.nobody.request('GET', '/v1/session', undefined, { cookie })).json.missing
    }
    claims = { email: person.email, email_verified: true, amr: ['pwd'] }
    expect(await missing()).toEqual(['second-factor'])
    // One that was enrolled here was not asked for there.
    await enrol(server, person, await logInAs(server, person))
    expect(await missing()).toEqual(['second-factor'])
    claims = { ...claims, amr: ['pwd', 'mfa'] }
    expect(await missing()).toEqual([])
  })

  it('stays without a second factor when the password is changed', async () => {
    const person = await personWith(server, ['data-administrator'])
    await enrol(server, person, await logInAs(server, person))
    claims = { email: person.email, email_verified: true, amr: ['pwd'] }
    const cookie = cookieIn(await enter())
    const { csrf } = (await server.nobody.request('GET', '/v1/session', undefined, { cookie })).json
    const password = 'eight red tricycles at dawn'
    const headers = { cookie, 'x-csrf-token': csrf }
    const asked = { current: person.password, password }
    const changed = await server.nobody.request('PUT', '/v1/me/password', asked, headers)
    expect(changed.status).toBe(200)
    const client = clientAfter(server, changed, person.account)
    expect((await client.get('/v1/session')).json.missing).toEqual(['second-factor'])
    expect((await client.get('/v1/worklist')).json.code).toBe('account-not-ready')
  })

  it('is taken once, only by the browser that began it, and only as it was sent', async () => {
    const person = await personWith(server, ['primary-user'])
    claims = { email: person.email, email_verified: true, amr: [] }
    const { begun, cookie } = await begin()
    const back = await atIssuer(begun)
    expect((await comeBack(back)).status).toBe(401)
    const other = await begin()
    expect((await comeBack(back, other.cookie)).status).toBe(401)
    expect((await comeBack(back, cookie)).status).toBe(200)
    expect((await comeBack(back, cookie)).status).toBe(401)
  })

  it('is not to be had where no issuer is configured', async () => {
    await using plain = await exchangeServer()
    expect((await plain.nobody.get('/v1/open-id/begin')).status).toBe(404)
  })
})
