import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS } from '../../../src/exchange/accounts/account.ts'
import { eventsOf } from '../../../src/exchange/accounts/account-event.ts'
import { isLocked } from '../../../src/exchange/accounts/log-in-failures.ts'
import { passwordHashes } from '../../../src/exchange/accounts/password.ts'
import { recoveryLink } from '../../../src/exchange/accounts/recovery.ts'
import { hashOfToken, SESSIONS } from '../../../src/exchange/accounts/session.ts'
import { DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import { exchangeServer, serverOfFile, type TestServer } from '../../support/exchange-server.ts'
import {
  clientAfter,
  codeOf,
  cookieIn,
  enrol,
  linkFor,
  logInAs,
  PASSWORD,
  type Person,
  personWith,
  tryLogIn,
} from '../../support/person.ts'

const MINUTE = 60_000
const WRONG = 'a password that is wrong'

const server = await serverOfFile()
// Limits by network address are counted by the minute.
beforeEach(() => {
  server.time += 15 * MINUTE
})

async function administrator(): Promise<Person> {
  const person = await personWith(server, ['data-administrator'])
  await enrol(server, person, await logInAs(server, person))
  server.time += MINUTE
  return person
}

describe('a log-in', () => {
  it('gives a session that no script reads and no other site sends', async () => {
    const person = await personWith(server, ['primary-user'])
    const answer = await tryLogIn(server, person)
    expect(answer.json).toMatchObject({ account: person.account, missing: [] })
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    const client = clientAfter(server, answer, person.account)
    expect((await client.get('/v1/me')).json).toMatchObject({ email: person.email })
    expect((await client.get('/v1/session')).json.csrf).toBe(client.csrf)
  })

  it('keeps no token that it gives', async () => {
    const person = await personWith(server, ['primary-user'])
    const client = await logInAs(server, person)
    const token = client.cookie.split('=')[1]!
    const kept = server.exchange.read(({ app }) =>
      [...app.range({})].map(([, value]) => Buffer.from(value).toString()).join('\n'),
    )
    expect(kept).toContain(client.csrf)
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(PASSWORD)
  })

  it('finds the address in whatever case', async () => {
    const person = await personWith(server, ['primary-user'])
    const answer = await tryLogIn(server, {
      ...person,
      email: ` ${person.email.toUpperCase()}`.trim(),
    })
    expect(answer.status).toBe(200)
  })
})

describe('session fixation', () => {
  it('is impossible: a log-in gives a new token, and ends the session that the browser had', async () => {
    const attacker = await personWith(server, ['primary-user'])
    const victim = await personWith(server, ['primary-user'])
    const planted = await logInAs(server, attacker)
    const answer = await tryLogIn(server, victim, { cookie: planted.cookie })
    expect(cookieIn(answer)).not.toBe(planted.cookie)
    expect((await planted.get('/v1/me')).status).toBe(401)
  })

  it('takes no token that the exchange has not made', async () => {
    const victim = await personWith(server, ['primary-user'])
    const cookie = `nearmatch-session=${'a'.repeat(43)}`
    const answer = await tryLogIn(server, victim, { cookie })
    expect(cookieIn(answer)).not.toBe(cookie)
    const asked = await server.nobody.request('GET', '/v1/me', undefined, { cookie })
    expect(asked.status).toBe(401)
  })
})

describe('CSRF', () => {
  it('is refused: what changes anything needs the session’s own token', async () => {
    const person = await personWith(server, ['primary-user'])
    const { cookie, csrf } = await logInAs(server, person)
    const other = await logInAs(server, await personWith(server, ['primary-user']))
    const change = (headers: Record<string, string>): Promise<number> =>
      server.nobody
        .request('DELETE', '/v1/sessions', undefined, { cookie, ...headers })
        .then(({ status }) => status)
    expect(await change({})).toBe(403)
    expect(await change({ 'x-csrf-token': '' })).toBe(403)
    expect(await change({ 'x-csrf-token': other.csrf })).toBe(403)
    expect(await change({ 'x-csrf-token': csrf })).toBe(204)
  })
})

describe('timing of log-in', () => {
  it('does the same work and gives the same answer, whether there is such an account or not', async () => {
    const person = await personWith(server, ['primary-user'])
    const disabled = await personWith(server, ['primary-user'])
    const administrates = await server.as('user-administrator')
    await administrates.post(`/v1/accounts/${disabled.account}/disable`, {})
    const invited = { email: 'nobody.yet@example.org', password: WRONG }
    const made = await administrates.post('/v1/accounts', {
      email: invited.email,
      name: 'Nobody Yet',
      roles: ['primary-user'],
      place: { state: 'TX' },
      approval: 'form 12',
    })
    expect(made.status).toBe(201)
    const answers: unknown[] = []
    for (const tried of [
      { ...person, password: WRONG },
      { email: 'nobody@example.org', password: WRONG },
      { ...disabled, password: PASSWORD },
      invited,
    ]) {
      const before = { hashes: passwordHashes(), audited: server.exchange.audit.sequence }
      const { status, text, headers } = await tryLogIn(server, tried)
      const done = {
        hashes: passwordHashes() - before.hashes,
        audited: server.exchange.audit.sequence - before.audited,
      }
      answers.push({ status, text, done, cookie: headers.get('set-cookie') })
    }
    expect(answers[0]).toMatchObject({ status: 401, done: { hashes: 1, audited: 1 }, cookie: null })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('asks for a new password with the same answer for unknown addresses', async () => {
    const person = await personWith(server, ['primary-user'])
    const known = await server.nobody.post('/v1/password-resets', { email: person.email })
    const unknown = await server.nobody.post('/v1/password-resets', { email: 'no@example.org' })
    expect([known.status, known.text]).toEqual([204, ''])
    expect([unknown.status, unknown.text]).toEqual([204, ''])
  })
})

describe('lock-out', () => {
  it('refuses the right password after five failures, for a quarter of an hour', async () => {
    const person = await personWith(server, ['primary-user'])
    for (let tries = 0; tries < 5; tries++) await tryLogIn(server, { ...person, password: WRONG })
    const locked = await tryLogIn(server, person)
    expect(locked.json.code).toBe('log-in-refused')
    server.time += 14 * MINUTE
    expect((await tryLogIn(server, person)).status).toBe(401)
    server.time += MINUTE
    expect((await tryLogIn(server, person)).status).toBe(200)
  })

  it('ends with a new password', async () => {
    const person = await personWith(server, ['primary-user'])
    for (let tries = 0; tries < 5; tries++) await tryLogIn(server, { ...person, password: WRONG })
    const token = await linkFor(server, person.account)
    await server.nobody.post('/v1/password-resets/use', { token, password: `${PASSWORD} two` })
    expect((await tryLogIn(server, { ...person, password: `${PASSWORD} two` })).status).toBe(200)
  })

  it('is kept on the disk, so that no new start ends it', async () => {
    const email = 'locked@example.org'
    for (let tries = 0; tries < 5; tries++) await tryLogIn(server, { email, password: WRONG })
    const lock = server.exchange.read(({ app }) => isLocked(app, email, server.time))
    expect(lock).toBe(true)
  })

  it('limits tries by address and by network, with the time to wait', async () => {
    const email = 'often@example.org'
    const statuses = new Set<number>()
    for (let tries = 0; tries < 11; tries++) {
      statuses.add((await tryLogIn(server, { email, password: WRONG })).status)
    }
    expect([...statuses]).toEqual([401, 429])
    server.time += MINUTE
    expect((await tryLogIn(server, { email, password: WRONG })).status).toBe(401)
  })
})

describe('the second factor', () => {
  it('is required of administrators before they may do anything else', async () => {
    const person = await personWith(server, ['user-administrator'])
    const client = await logInAs(server, person)
    expect((await client.get('/v1/session')).json.missing).toEqual(['second-factor'])
    const refused = await client.get('/v1/accounts')
    expect([refused.status, refused.json.code]).toEqual([403, 'account-not-ready'])
    await enrol(server, person, client)
    expect((await client.get('/v1/accounts')).status).toBe(200)
  })

  it('is asked for once it is enrolled, and other sessions end by that', async () => {
    const person = await personWith(server, ['data-administrator'])
    const elsewhere = await logInAs(server, person)
    await enrol(server, person, await logInAs(server, person))
    expect((await elsewhere.get('/v1/me')).status).toBe(401)
    expect((await tryLogIn(server, person)).json.code).toBe('second-factor-needed')
    expect((await tryLogIn(server, person, { code: '000000' })).json.code).toBe('log-in-refused')
    server.time += MINUTE
    const code = codeOf(person, server.time)
    expect((await tryLogIn(server, person, { code })).status).toBe(200)
  })

  it('TOTP replay: a code is never taken twice, nor one before it', async () => {
    const person = await administrator()
    const earlier = codeOf(person, server.time)
    server.time += 30_000
    const code = codeOf(person, server.time)
    expect((await tryLogIn(server, person, { code })).status).toBe(200)
    expect((await tryLogIn(server, person, { code })).json.code).toBe('log-in-refused')
    expect((await tryLogIn(server, person, { code: earlier })).json.code).toBe('log-in-refused')
  })

  it('TOTP replay: of two at once, one is let in', async () => {
    const person = await administrator()
    const code = codeOf(person, server.time)
    const both = await Promise.all([
      tryLogIn(server, person, { code }),
      tryLogIn(server, person, { code }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  it('counts wrong codes as failures', async () => {
    const person = await administrator()
    for (let tries = 0; tries < 5; tries++) await tryLogIn(server, person, { code: '123456' })
    const code = codeOf(person, server.time)
    expect((await tryLogIn(server, person, { code })).status).toBe(401)
  })

  it('takes each recovery code once', async () => {
    const person = await personWith(server, ['data-administrator'])
    const [code] = await enrol(server, person, await logInAs(server, person))
    const typed = code!.toLowerCase().replaceAll('-', ' ')
    expect((await tryLogIn(server, person, { code: typed })).status).toBe(200)
    expect((await tryLogIn(server, person, { code: code! })).status).toBe(401)
  })

  it('is replaced only with the password and a code of it', async () => {
    const person = await administrator()
    const client = await logInAs(server, person, codeOf(person, server.time))
    const offer = (body: object): Promise<number> =>
      client.post('/v1/me/second-factor', body).then(({ status }) => status)
    server.time += MINUTE
    expect(await offer({ password: WRONG })).toBe(401)
    expect(await offer({ password: PASSWORD })).toBe(401)
    expect(await offer({ password: PASSWORD, code: '000000' })).toBe(401)
    expect(await offer({ password: PASSWORD, code: codeOf(person, server.time) })).toBe(200)
  })
})

describe('a session', () => {
  it('ends when nothing is done for a while, and after half a day at the latest', async () => {
    const person = await personWith(server, ['primary-user'])
    const idle = await logInAs(server, person)
    server.time += 30 * MINUTE
    expect((await idle.get('/v1/me')).status).toBe(401)
    const busy = await logInAs(server, person)
    let lasted = 0
    while ((await busy.get('/v1/me')).status === 200) {
      server.time += 29 * MINUTE
      lasted += 29
    }
    expect(lasted).toBeGreaterThanOrEqual(12 * 60)
    expect(lasted).toBeLessThan(12 * 60 + 30)
  })

  it('is known to be in use by the disk too, a minute later at the latest', async () => {
    const person = await personWith(server, ['primary-user'])
    const { cookie, get } = await logInAs(server, person)
    const kept = (): number | undefined =>
      server.exchange.read(({ app }) => SESSIONS.get(app, hashOfToken(cookie.split('=')[1]!))?.seen)
    const opened = kept()
    server.time += 59_000
    await get('/v1/me')
    expect(kept()).toBe(opened)
    server.time += 1000
    await get('/v1/me')
    await expect.poll(kept).toBe(server.time)
  })

  it('ends by a log-out, and everywhere if that is wanted', async () => {
    const person = await personWith(server, ['primary-user'])
    const [here, there, elsewhere] = [
      await logInAs(server, person),
      await logInAs(server, person),
      await logInAs(server, person),
    ]
    const out = await here.request('DELETE', '/v1/session')
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await here.get('/v1/me')).status).toBe(401)
    expect((await there.get('/v1/me')).status).toBe(200)
    await there.request('DELETE', '/v1/sessions')
    expect((await elsewhere.get('/v1/me')).status).toBe(401)
  })

  it('ends elsewhere with a new password, and goes on here under another token', async () => {
    const person = await personWith(server, ['primary-user'])
    const [here, there] = [await logInAs(server, person), await logInAs(server, person)]
    const before = here.cookie
    const password = 'another one, longer than before'
    const refused = await here.request('PUT', '/v1/me/password', { current: WRONG, password })
    expect(refused.json.code).toBe('log-in-refused')
    const changed = await here.request('PUT', '/v1/me/password', { current: PASSWORD, password })
    expect(changed.status).toBe(200)
    expect(here.cookie).not.toBe(before)
    expect((await here.get('/v1/me')).status).toBe(200)
    expect((await there.get('/v1/me')).status).toBe(401)
    expect((await tryLogIn(server, person)).status).toBe(401)
    expect((await tryLogIn(server, { ...person, password })).status).toBe(200)
  })

  it('may only accept the rules of behaviour where they were not accepted for a year', async () => {
    const person = await personWith(server, ['primary-user'], { state: 'TX' }, { accepts: false })
    const client = await logInAs(server, person)
    expect((await client.get('/v1/me')).json.missing).toEqual(['rules'])
    expect((await client.get('/v1/users')).json.code).toBe('account-not-ready')
    const { version } = (await client.get('/v1/rules-of-behaviour')).json
    const stale = await client.post('/v1/rules-of-behaviour/acceptance', { version: 'old' })
    expect(stale.status).toBe(409)
    await client.post('/v1/rules-of-behaviour/acceptance', { version })
    expect((await client.get('/v1/users')).status).toBe(200)
    server.time += 365 * 24 * 60 * MINUTE
    const later = await logInAs(server, person)
    expect((await later.get('/v1/users')).json.code).toBe('account-not-ready')
  })
})

describe('a link to a new password', () => {
  it('reset token single use: it is taken once, and the newest holds', async () => {
    const person = await personWith(server, ['primary-user'])
    const first = await linkFor(server, person.account)
    const second = await linkFor(server, person.account)
    const use = async (token: string): Promise<unknown> => {
      const password = `${PASSWORD} and more`
      const { status } = await server.nobody.post('/v1/password-resets/use', { token, password })
      return status
    }
    expect(await use(first)).toBe(400)
    expect(await Promise.all([use(second), use(second)])).toContain(204)
    expect(await use(second)).toBe(400)
  })

  it('runs out, and ends with the account', async () => {
    const person = await personWith(server, ['primary-user'])
    const late = await linkFor(server, person.account)
    server.time += 31 * MINUTE
    const body = { token: late, password: PASSWORD }
    const answer = await server.nobody.post('/v1/password-resets/use', body)
    expect(answer.json.code).toBe('link-invalid')
    const token = await linkFor(server, person.account)
    const administrates = await server.as('user-administrator')
    await administrates.post(`/v1/accounts/${person.account}/disable`, {})
    const refused = await server.nobody.post('/v1/password-resets/use', {
      token,
      password: PASSWORD,
    })
    expect(refused.json.code).toBe('link-invalid')
  })

  it('is not used up by a password that is refused, which no answer repeats', async () => {
    const person = await personWith(server, ['primary-user'])
    const token = await linkFor(server, person.account)
    const weak = await server.nobody.post('/v1/password-resets/use', {
      token,
      password: 'password1234',
    })
    expect(weak.json.code).toBe('password-unfit')
    expect(weak.text).not.toContain('password1234')
    const good = await server.nobody.post('/v1/password-resets/use', { token, password: PASSWORD })
    expect(good.status).toBe(204)
  })
})

describe('a link made on the machine', () => {
  it('sets a password and drops the second factor, once, and is told of', async () => {
    const person = await personWith(server, ['user-administrator'])
    await enrol(server, person, await logInAs(server, person))
    const asked = { email: person.email, password: `${PASSWORD} again` }
    const { path, account } = await recoveryLink(server.exchange, person.email)
    expect(account).toBe(person.account)
    const use = { token: path.split('#')[1]!, password: asked.password }
    // Until it is used all is as it was.
    expect((await tryLogIn(server, person)).json.code).toBe('second-factor-needed')
    expect((await server.nobody.post('/v1/password-resets/use', use)).status).toBe(204)
    expect((await server.nobody.post('/v1/password-resets/use', use)).json.code).toBe(
      'link-invalid',
    )
    const answer = await tryLogIn(server, asked)
    expect([answer.status, answer.json.missing]).toEqual([
      200,
      expect.arrayContaining(['second-factor']),
    ])
    const events = server.exchange.read(({ app }) => eventsOf(app, account, { limit: 9 }))
    expect(events.map(({ what }) => what)).toEqual(['second-factor-reset', 'recovery-link'])
  })

  it('is made for active accounts alone', async () => {
    await expect(recoveryLink(server.exchange, 'nobody@example.org')).rejects.toMatchObject({
      code: 'exchange-unknown',
    })
    const person = await personWith(server, ['user-administrator'])
    const { exchange } = server
    const account = exchange.read(({ app }) => ACCOUNTS.get(app, person.account)!)
    await exchange.run('account.put', { ...account, status: 'disabled' }, EXCHANGE_ACTOR)
    await expect(recoveryLink(exchange, person.email)).rejects.toMatchObject({
      code: 'exchange-conflict',
    })
  })
})

describe('logs and the audit', () => {
  it('tell of log-ins by the account alone, and of no address, password or token', async () => {
    const person = await personWith(server, ['primary-user'])
    const client = await logInAs(server, person)
    await tryLogIn(server, { ...person, password: WRONG })
    const audited = readdirSync(join(server.dir, 'audit'))
      .filter((name) => name.endsWith('.ndjson'))
      .map((name) => readFileSync(join(server.dir, 'audit', name), 'utf8'))
      .join('')
    expect(audited).toContain(`"account:${person.account}"`)
    expect(audited).toContain('"outcome":"opened"')
    expect(audited).toContain('"outcome":"refused"')
    const told = audited + server.logged.join('\n')
    for (const secret of [person.email, PASSWORD, WRONG, client.cookie.split('=')[1]!]) {
      expect(told).not.toContain(secret)
    }
  })
})

describe('behind a proxy that speaks TLS', () => {
  const cookieOf = async (of: TestServer, headers: Record<string, string>): Promise<string> => {
    const { email, password } = await personWith(of, ['primary-user'])
    const { headers: answered } = await of.nobody.post('/v1/session', { email, password }, headers)
    return answered.get('set-cookie')!
  }
  const https = { 'x-forwarded-proto': 'https' }

  it('the cookie is for TLS alone, if the proxy is trusted or the public address says so', async () => {
    await using proxied = await exchangeServer({ trustProxy: '127.0.0.1' })
    expect(await cookieOf(proxied, https)).toMatch(/; Secure$/)
    expect(await cookieOf(server, https)).not.toContain('Secure')
    const own = { ...DEFAULT_CONFIG.server, publicUrl: 'https://exchange.example.org' }
    await using known = await exchangeServer({ config: { ...DEFAULT_CONFIG, server: own } })
    expect(await cookieOf(known, {})).toMatch(/; Secure$/)
  })

  it('X-Forwarded-For is believed of a trusted proxy alone: nobody else has many networks', async () => {
    const tries = async (of: TestServer): Promise<number[]> =>
      Promise.all(
        Array.from({ length: 6 }, async (_, at) => {
          const asked = { email: `nobody${at}@example.org`, password: WRONG }
          const from = { 'x-forwarded-for': `203.0.${at}.9` }
          return (await of.nobody.post('/v1/session', asked, from)).status
        }),
      )
    const sessions = { ...DEFAULT_CONFIG.sessions, triesByNetwork: 3 }
    const config = { ...DEFAULT_CONFIG, sessions }
    await using direct = await exchangeServer({ config })
    expect((await tries(direct)).filter((status) => status !== 429)).toHaveLength(3)
    await using proxied = await exchangeServer({ config, trustProxy: '127.0.0.1' })
    expect(await tries(proxied)).not.toContain(429)
  })
})

describe('with a thread that writes', () => {
  it('a log-in is the same', async () => {
    await using threaded = await exchangeServer({ onThread: true })
    const person = await personWith(threaded, ['primary-user'])
    expect((await tryLogIn(threaded, { ...person, password: WRONG })).status).toBe(401)
    const client = await logInAs(threaded, person)
    expect((await client.get('/v1/me')).status).toBe(200)
    expect((await client.request('DELETE', '/v1/session')).status).toBe(204)
    expect((await client.get('/v1/me')).status).toBe(401)
  })
})
