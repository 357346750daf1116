import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountByEmail } from '../../../src/exchange/accounts/account.ts'
import { route } from '../../../src/exchange/http/route.ts'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { FolderLock } from '../../../src/exchange/store/folder-lock.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'

const SECRET = 'Guadalupe Hernández'

let server: TestServer
beforeAll(async () => {
  const forgetful = route({
    operation: 'forgetful',
    method: 'GET',
    path: '/v1/forgetful',
    summary: 'Never asks',
    tag: 'test',
    permission: 'submission.read',
    schemas: { reply: Type.Object({ ok: Type.Boolean() }) },
    handle: async () => ({ body: { ok: true } }),
  })
  const broken = route({
    operation: 'broken',
    method: 'POST',
    path: '/v1/broken',
    summary: 'Has a bug',
    tag: 'test',
    permission: 'public',
    schemas: {
      body: Type.Object({
        name: Type.String({ maxLength: 5 }),
        rest: Type.Optional(Type.Array(Type.Object({ a: Type.Optional(Type.String()) }))),
      }),
    },
    handle: async ({ body }) => {
      throw new Error(`a bug that tells ${body.name}`)
    },
  })
  const twofold = route({
    operation: 'twofold',
    method: 'POST',
    path: '/v1/twofold',
    summary: 'Does something that is allowed, and then something that is not',
    tag: 'test',
    permission: 'list.own',
    schemas: { reply: Type.Object({ ok: Type.Boolean() }) },
    handle: async ({ actor, allow, run }) => {
      allow({ owner: actor.account })
      await run('list.create', { name: 'Mine', note: '' })
      allow({ owner: 'somebody else' })
      await run('account.disable', { id: actor.account, note: '' })
      return { body: { ok: true } }
    },
  })
  server = await exchangeServer({ routes: [...ROUTES, forgetful, broken, twofold], onThread: true })
})
afterAll(() => server[Symbol.asyncDispose]())

describe('the server', () => {
  it('is well without a log-in', async () => {
    const { status, json } = await server.nobody.get('/health')
    expect(status).toBe(200)
    expect(json).toEqual({ status: 'ok' })
  })

  it('knows who is logged in, by session and by key', async () => {
    const user = await server.as('primary-user')
    expect((await user.get('/v1/me')).json).toMatchObject({ account: user.account, state: 'TX' })
    const system = await server.system('CA')
    expect((await system.get('/v1/me')).json).toMatchObject({ roles: ['state-system'] })
  })

  it.each([
    [431, `GET /health?${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
    [400, `GET /health HTTP/1.1\r\nhost: x\r\n${SECRET}\r\n\r\n`],
    [400, 'no request at all\r\n\r\n'],
  ])('answers %i to what is no request, as a problem', async (status, bytes) => {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.end(bytes)
    const answer = await text(socket)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('application/problem+json')
    const [, body = ''] = answer.split('\r\n\r\n')
    expect(JSON.parse(body)).toMatchObject({ status, code: 'request-invalid' })
    expect(answer).not.toContain(SECRET)
  })

  it.each([
    [400, `/v1/students/${SECRET}%E0%A4%A`],
    [414, `/v1/students/${SECRET}${'x'.repeat(300)}/history`],
  ])('answers %i to an address that cannot be read, as a problem', async (status, path) => {
    const answer = await server.nobody.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.json).toMatchObject({ status, code: 'request-invalid' })
    expect(answer.text).not.toContain('Guadalupe')
  })

  it.each([
    ['POST', '/v1/data-requests', { msixId: '000000000000' }, 'body lacks to'],
    [
      'POST',
      '/v1/move-notices',
      { kind: 'arival', msixId: '000000000000', to: { state: 'TX' } },
      'body/kind is not as it has to be: one of arrival, departure',
    ],
    [
      'POST',
      '/v1/students/search',
      { lastName: SECRET, birthdate: SECRET },
      /^body holds what it does not take; it takes firstName, .*\. Did you mean "birthDate"\?$/,
    ],
    ['GET', '/v1/users?rol=x', undefined, /^query holds .* Did you mean "role"\?$/],
    ['GET', '/v1/users?limit=0', undefined, 'query/limit is not as it has to be: at least 1'],
    [
      'POST',
      '/v1/students/search',
      { lastName: SECRET, birthDate: '4/3/2011' },
      'body/birthDate is not as it has to be: a day that there is, as 2026-11-27',
    ],
    ['POST', '/v1/students/search', `{"lastName": "${SECRET}"`, 'the body is no JSON'],
  ])('says what is wrong with a request and what it has to be: %s %s %j', async (...all) => {
    const [method, path, body, detail] = all
    const user = await server.as('primary-user')
    const type = { 'content-type': 'application/json' }
    const answer = await user.request(method, path, body, type)
    expect([answer.status, answer.json.code]).toEqual([400, 'request-invalid'])
    if (typeof detail === 'string') expect(answer.json.detail).toBe(detail)
    else expect(answer.json.detail).toMatch(detail)
    expect(answer.text).not.toContain(SECRET)
  })

  it('refuses an If-Match that cannot be read: it would be no guard at all', async () => {
    const administrator = await server.as('user-administrator')
    const path = `/v1/accounts/${(await server.as('primary-user')).account}`
    const change = (ifMatch: string) =>
      administrator.request('PATCH', path, { name: 'Another Name' }, { 'if-match': ifMatch })
    expect((await change('1')).json).toMatchObject({ status: 400, code: 'request-invalid' })
    expect((await change('"1", "2"')).status).toBe(400)
    expect((await change('"7"')).status).toBe(412)
    expect((await change('*')).status).toBe(200)
  })

  it('refuses who is not, as a problem', async () => {
    const { status, headers, json } = await server.nobody.get('/v1/me')
    expect(status).toBe(401)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(json).toMatchObject({ status: 401, code: 'not-logged-in' })
  })

  it('refuses who has no such permission', async () => {
    const user = await server.as('secondary-user')
    expect((await user.get('/v1/forgetful')).status).toBe(403)
  })

  it('answers nothing of a handler that forgot to ask', async () => {
    const system = await server.system('TX')
    expect((await system.get('/v1/forgetful')).status).toBe(500)
  })

  it('does nothing for a key that it would not do without one', async () => {
    const user = await server.as('primary-user')
    const send = () => user.post('/v1/twofold', undefined, { 'idempotency-key': 'twofold' })
    expect((await send()).status).toBe(403)
    expect((await send()).json).toMatchObject({ status: 422, code: 'idempotency-key-taken' })
    expect((await user.get('/v1/lists')).json.lists).toHaveLength(1)
  })

  it('tells nothing of a bug or of what was sent, to the client or the log', async () => {
    const bug = await server.nobody.post('/v1/broken', { name: 'Lupe' })
    expect(bug.status).toBe(500)
    const invalid = await server.nobody.post('/v1/broken', { name: SECRET })
    expect(invalid.status).toBe(400)
    const unnamed = await server.nobody.post('/v1/broken', { name: 'Lupe', [SECRET]: 1 })
    expect(unnamed.status).toBe(400)
    const nested = await server.nobody.post('/v1/broken', { name: 'Lupe', rest: [{ [SECRET]: 1 }] })
    expect(nested.status).toBe(400)
    const missing = await server.nobody.get(`/v1/${encodeURIComponent(SECRET)}`)
    expect(missing.status).toBe(404)
    const told = [
      bug.text,
      invalid.text,
      unnamed.text,
      nested.text,
      missing.text,
      ...server.logged,
    ].join()
    expect(told).not.toContain('Lupe')
    expect(told).not.toContain('Guadalupe')
    expect(server.logged.length).toBeGreaterThan(0)
  })

  it('takes what JSON says as it says it', async () => {
    for (const name of [null, 1, true]) {
      expect((await server.nobody.post('/v1/broken', { name })).json.code).toBe('request-invalid')
    }
  })

  it('tells another method from an address that there is not', async () => {
    for (const method of ['DELETE', 'PATCH']) {
      const { status, headers, json } = await server.nobody.request(method, '/v1/session-of-none')
      expect([status, headers.get('allow')]).toEqual([404, null])
      expect(json.code).toBe('exchange-unknown')
      const other = await server.nobody.request(method, '/v1/broken')
      expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST'])
      expect(other.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it('describes itself, with public operations marked', async () => {
    const { json } = await server.nobody.get('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    expect(json.paths['/health'].get.security).toEqual([])
    expect(json.paths['/v1/me'].get.security).toBeUndefined()
  })

  it('lets nobody on the way keep an answer', async () => {
    const user = await server.as('primary-user')
    for (const path of ['/v1/me', '/health', '/docs', '/v1/students/0', '/nothing']) {
      expect((await user.get(path)).headers.get('cache-control')).toBe('no-store')
    }
    expect((await server.nobody.get('/v1/me')).headers.get('cache-control')).toBe('no-store')
  })

  it('does nothing more once its audit cannot be written, and is not well', async () => {
    await using other = await exchangeServer()
    const administrator = await other.as('user-administrator')
    await using _lock = await FolderLock.take(other.exchange.audit.dir)
    expect((await other.nobody.get('/health')).status).toBe(200)
    const refused = { status: 503, code: 'audit-unwritable' }
    expect((await administrator.get('/v1/me')).json).toMatchObject(refused)
    const email = 'somebody@example.org'
    const asked = { email, name: 'Somebody New', roles: ['primary-user'], place: { state: 'TX' } }
    const made = await administrator.post('/v1/accounts', { ...asked, approval: 'a form' })
    expect(made.json).toMatchObject(refused)
    expect(other.exchange.read(({ app }) => accountByEmail(app, email))).toBeUndefined()
    expect((await other.nobody.get('/v1/me')).json).toMatchObject(refused)
    expect((await other.nobody.get('/health')).status).toBe(503)
    expect(made.text).not.toContain(other.dir)
  })

  it('puts into the audit who asked, and with what outcome', async () => {
    const before = server.exchange.audit.sequence
    const user = await server.as('primary-user')
    await user.get('/v1/me')
    await server.nobody.get('/v1/me')
    await server.nobody.get('/health')
    expect(server.exchange.audit.sequence - before).toBe(2)
  })
})
