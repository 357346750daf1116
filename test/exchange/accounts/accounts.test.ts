import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Place, Role } from '../../../src/exchange/access/roles.ts'
import { runDueReminders } from '../../../src/exchange/accounts/due-reminders.ts'
import { setUpLink } from '../../../src/exchange/accounts/set-up.ts'
import { waitingMails } from '../../../src/exchange/mail/outbox.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { linkFor, logInAs, PASSWORD, personWith } from '../../support/person.ts'

const TX: Place = { state: 'TX' }
const REGION: Place = { state: 'TX', region: 'R1' }
const DISTRICT: Place = { state: 'TX', region: 'R1', district: '4800001' }
const CA: Place = { state: 'CA' }

let server: TestServer
let nation: Client
let texas: Client
let region: Client
let district: Client
let california: Client
beforeAll(async () => {
  server = await exchangeServer()
  nation = await server.as('user-administrator', {})
  texas = await server.as('user-administrator', TX)
  region = await server.as('user-administrator', REGION)
  district = await server.as('user-administrator', DISTRICT)
  california = await server.as('user-administrator', CA)
})
afterAll(() => server[Symbol.asyncDispose]())

let made = 0
function asked(roles: readonly Role[], place: Place, more: object = {}): Record<string, unknown> {
  const email = `person${++made}@example.org`
  return { email, name: `Person ${made}`, roles, place, approval: 'form 1, seen by A', ...more }
}

async function create(by: Client, roles: readonly Role[], place: Place): Promise<string> {
  const answer = await by.post('/v1/accounts', asked(roles, place))
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.json.id
}

async function statusOf(by: Client, roles: readonly Role[], place: Place): Promise<number> {
  return (await by.post('/v1/accounts', asked(roles, place))).status
}

describe('a user administrator', () => {
  it('opens an account, which is invited by mail', async () => {
    const id = await create(texas, ['primary-user'], DISTRICT)
    const account = (await texas.get(`/v1/accounts/${id}`)).json
    expect(account).toMatchObject({ status: 'active', place: DISTRICT, hasSecondFactor: false })
    const mail = server.exchange.read(({ app }) => waitingMails(app, 1000)).at(-1)!
    expect(mail).toMatchObject({ to: account.email, link: { kind: 'invitation', account: id } })
    const { events } = (await texas.get(`/v1/accounts/${id}/history`)).json
    expect(events).toMatchObject([
      { what: 'created', by: texas.account, note: 'form 1, seen by A', roles: ['primary-user'] },
    ])
  })

  it('grants only roles of its own level and area', async () => {
    const cases: [Client, Role, Place, number][] = [
      [district, 'primary-user', DISTRICT, 201],
      [district, 'data-administrator', DISTRICT, 201],
      [district, 'user-administrator', DISTRICT, 403],
      [district, 'primary-user', REGION, 403],
      [district, 'data-administrator', TX, 403],
      [district, 'user-administrator', TX, 403],
      [region, 'user-administrator', DISTRICT, 201],
      [region, 'user-administrator', REGION, 403],
      [region, 'data-administrator', TX, 403],
      [texas, 'user-administrator', TX, 201],
      [texas, 'data-administrator', CA, 403],
      [texas, 'privacy-officer', {}, 403],
      [texas, 'federal-reader', {}, 403],
      [texas, 'user-administrator', {}, 403],
      [nation, 'user-administrator', CA, 201],
      [nation, 'privacy-officer', {}, 201],
      [nation, 'federal-reader', {}, 201],
      [nation, 'primary-user', {}, 400],
      [nation, 'privacy-officer', TX, 400],
      [nation, 'state-system', TX, 400],
    ]
    for (const [by, role, place, status] of cases) {
      expect([role, place, await statusOf(by, [role], place)]).toEqual([role, place, status])
    }
  })

  it('privilege escalation: nobody may raise oneself or be raised beyond who raises', async () => {
    const change = (by: Client, id: string, body: object): Promise<number> =>
      by.request('PATCH', `/v1/accounts/${id}`, body).then(({ status }) => status)
    expect(await change(district, district.account, { place: TX })).toBe(403)
    expect(await change(district, district.account, { roles: ['data-administrator'] })).toBe(403)
    expect(await change(texas, texas.account, { name: 'Another Name' })).toBe(403)
    const id = await create(district, ['primary-user'], DISTRICT)
    expect(await change(district, id, { place: TX })).toBe(403)
    expect(await change(district, id, { roles: ['user-administrator'] })).toBe(403)
    expect(await change(district, id, { roles: ['primary-user', 'privacy-officer'] })).toBe(400)
    expect(await change(district, id, { roles: ['data-administrator'] })).toBe(200)
    // Not one of more than one could grant oneself, be it to take it away.
    const above = await create(texas, ['user-administrator'], DISTRICT)
    expect(await change(district, above, { roles: ['secondary-user'] })).toBe(403)
    for (const action of ['disable', 'deactivate', 'reset-second-factor']) {
      expect((await district.post(`/v1/accounts/${above}/${action}`, {})).status).toBe(403)
    }
    expect((await district.post(`/v1/accounts/${above}/invite`)).status).toBe(403)
  })

  it('IDOR across states: another state’s accounts are neither seen nor touched', async () => {
    const id = await create(california, ['primary-user'], CA)
    const before = (await california.get(`/v1/accounts/${id}`)).json
    const statuses = [
      await texas.get(`/v1/accounts/${id}`),
      await texas.get(`/v1/accounts/${id}/history`),
      await texas.request('PATCH', `/v1/accounts/${id}`, { place: TX }),
      await texas.post(`/v1/accounts/${id}/disable`, {}),
      await texas.post(`/v1/accounts/${id}/deactivate`, {}),
      await texas.post(`/v1/accounts/${id}/invite`),
      await texas.post(`/v1/accounts/${id}/reset-second-factor`, {}),
      await texas.get('/v1/accounts?state=CA'),
      await texas.get('/v1/training-due?state=CA'),
      await texas.get('/v1/account-applications?state=CA'),
      await texas.get('/v1/states/CA/api-keys'),
    ].map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([403]))
    expect((await california.get(`/v1/accounts/${id}`)).json).toEqual(before)
    const listed = (await texas.get('/v1/accounts?limit=200')).json.accounts
    expect(listed.map(({ id }: { id: string }) => id)).not.toContain(id)
  })

  it('closes an account for a while, which ends its sessions', async () => {
    const person = await personWith(server, ['primary-user'], DISTRICT)
    const client = await logInAs(server, person)
    await district.post(`/v1/accounts/${person.account}/disable`, { note: 'on leave' })
    expect((await client.get('/v1/me')).status).toBe(401)
    await district.post(`/v1/accounts/${person.account}/enable`, {})
    expect((await client.get('/v1/me')).status).toBe(401)
    expect((await (await logInAs(server, person)).get('/v1/me')).status).toBe(200)
    const twice = await district.post(`/v1/accounts/${person.account}/enable`, {})
    expect(twice.status).toBe(409)
  })

  it('closes an account for good: its address never has one again, its history is kept', async () => {
    const person = await personWith(server, ['primary-user'], DISTRICT)
    await district.post(`/v1/accounts/${person.account}/deactivate`, { note: 'left' })
    expect((await district.post(`/v1/accounts/${person.account}/enable`, {})).status).toBe(409)
    const again = asked(['primary-user'], DISTRICT, { email: person.email.toUpperCase() })
    expect((await district.post('/v1/accounts', again)).status).toBe(409)
    const { events } = (await district.get(`/v1/accounts/${person.account}/history`)).json
    expect(events).toMatchObject([{ what: 'deactivated', note: 'left' }])
  })

  it('changes roles, which ends sessions, and not what has changed since it was read', async () => {
    const person = await personWith(server, ['secondary-user'], DISTRICT)
    const client = await logInAs(server, person)
    const { headers } = await district.get(`/v1/accounts/${person.account}`)
    const path = `/v1/accounts/${person.account}`
    const etag = { 'if-match': headers.get('etag')! }
    const named = await district.request('PATCH', path, { name: 'A New Name' }, etag)
    expect(named.json).toMatchObject({ name: 'A New Name', version: 2 })
    expect((await client.get('/v1/me')).status).toBe(200)
    const roles = ['primary-user']
    expect((await district.request('PATCH', path, { roles }, etag)).status).toBe(412)
    expect((await district.request('PATCH', path, { roles })).status).toBe(200)
    expect((await client.get('/v1/me')).status).toBe(401)
  })
})

describe('lists of accounts', () => {
  const found = (answer: { json: { accounts: { name: string }[] } }): string[] =>
    answer.json.accounts.map(({ name }) => name)

  it('are paged, and found by name, address, role and status', async () => {
    const ny = await server.as('user-administrator', { state: 'NY' })
    const names = ['José Núñez', 'Josefa Joseph', 'Ann Jo', 'Bea Kay', 'Cid Lee', 'Dan Moe']
    for (const [at, name] of names.entries()) {
      const roles = at === 3 ? ['data-administrator'] : ['primary-user']
      const email = `ny${at}@example.org`
      const answer = await ny.post(
        '/v1/accounts',
        asked(roles as Role[], { state: 'NY' }, { name, email }),
      )
      if (at === 5) await ny.post(`/v1/accounts/${answer.json.id}/disable`, {})
    }
    expect(found(await ny.get('/v1/accounts?text=NUNEZ'))).toEqual(['José Núñez'])
    expect(found(await ny.get('/v1/accounts?text=jos')).toSorted()).toEqual([
      'Josefa Joseph',
      'José Núñez',
    ])
    expect(found(await ny.get('/v1/accounts?text=ny4@example.org'))).toEqual(['Cid Lee'])
    expect(found(await ny.get('/v1/accounts?role=data-administrator'))).toEqual(['Bea Kay'])
    expect(found(await ny.get('/v1/accounts?status=disabled'))).toEqual(['Dan Moe'])
    const paged: string[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page = await ny.get(`/v1/accounts?limit=2${next === '' ? '' : `&cursor=${next}`}`)
      expect(page.json.accounts.length).toBeLessThanOrEqual(2)
      paged.push(...found(page))
      next = page.json.next
    }
    expect(paged).toEqual([
      'A Tester',
      'Ann Jo',
      'Bea Kay',
      'Cid Lee',
      'Dan Moe',
      'José Núñez',
      'Josefa Joseph',
    ])
  })

  it('of colleagues tell where the office is reached, and of no account that is closed', async () => {
    const office = { phone: '512-555-0100', title: 'Recruiter' }
    const body = asked(['primary-user'], CA, { name: 'Zelda Quist', office })
    const { id } = (await california.post('/v1/accounts', body)).json
    const recruiter = await server.as('primary-user')
    const { users } = (await recruiter.get('/v1/users?text=quist')).json
    expect(users).toEqual([
      { id, name: 'Zelda Quist', email: body.email, roles: ['primary-user'], place: CA, office },
    ])
    // By what stands in histories and notices.
    const user = { id, name: 'Zelda Quist', roles: ['primary-user'], place: CA }
    const reached = { active: true, email: body.email, office }
    expect((await recruiter.get(`/v1/users/${id}`)).json).toEqual({ ...user, ...reached })
    await california.post(`/v1/accounts/${id}/disable`, {})
    expect((await recruiter.get('/v1/users?text=quist')).json.users).toEqual([])
    expect((await recruiter.get(`/v1/users/${id}`)).json).toEqual({ ...user, active: false })
    expect((await recruiter.get('/v1/users/nobody')).status).toBe(404)
  })

  it('name to everybody the user administrators of a state, and nothing else of them', async () => {
    const place = { state: 'OR', region: 'North' }
    const body = asked(['user-administrator'], place, {
      name: 'Ola Reg',
      office: { phone: '503-555-0101', address: '1 Main St', title: 'Coordinator' },
      training: '2026-01-05',
    })
    await nation.post('/v1/accounts', body)
    await nation.post('/v1/accounts', asked(['primary-user'], place))
    const { status, json } = await server.nobody.get('/v1/user-administrators?state=OR')
    expect(status).toBe(200)
    expect(json.userAdministrators).toEqual([
      {
        name: 'Ola Reg',
        email: body.email,
        phone: '503-555-0101',
        level: 'region',
        region: 'North',
      },
    ])
  })
})

describe('an application', () => {
  const application = (more: object = {}): object => ({
    email: `applicant${++made}@example.org`,
    name: 'Ada Applicant',
    roles: ['primary-user'],
    place: DISTRICT,
    verifiedBy: { name: 'Sue Pervisor', title: 'Director' },
    reason: 'Recruits in the district',
    ...more,
  })

  it('is received, told to who may decide, approved, and becomes an account', async () => {
    const received = await server.nobody.post('/v1/account-applications', application())
    expect(received.status).toBe(202)
    const { id } = received.json
    const mails = server.exchange.read(({ app }) => waitingMails(app, 1000))
    const told = mails.filter(
      ({ about }) => about?.kind === 'account-application' && about.id === id,
    )
    expect(told.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(told)).not.toContain('Applicant')
    const { applications } = (await district.get('/v1/account-applications')).json
    expect(applications.map((each: { id: string }) => each.id)).toContain(id)
    const path = `/v1/account-applications/${id}`
    expect((await california.get(path)).status).toBe(403)
    expect((await california.post(`${path}/approve`, { roles: ['primary-user'] })).status).toBe(403)
    // A district grants no state’s role, whatever was asked for.
    const wide = { roles: ['data-administrator'], place: TX }
    expect((await district.post(`${path}/approve`, wide)).status).toBe(403)
    const approved = await district.post(`${path}/approve`, { roles: ['secondary-user'] })
    expect(approved.status).toBe(200)
    expect((await district.post(`${path}/reject`, {})).status).toBe(409)
    expect((await district.get(path)).json).toMatchObject({
      status: 'approved',
      decision: { by: district.account, account: approved.json.account },
    })
    const account = (await district.get(`/v1/accounts/${approved.json.account}`)).json
    expect(account).toMatchObject({ name: 'Ada Applicant', roles: ['secondary-user'] })
  })

  it('is told nothing about accounts that there are; the approver is', async () => {
    const known = await personWith(server, ['primary-user'], DISTRICT)
    const received = await server.nobody.post(
      '/v1/account-applications',
      application({ email: known.email }),
    )
    const fresh = await server.nobody.post('/v1/account-applications', application())
    expect(received.status).toBe(202)
    expect(Object.keys(received.json)).toEqual(Object.keys(fresh.json))
    const path = `/v1/account-applications/${received.json.id}`
    expect((await district.post(`${path}/approve`, { roles: ['primary-user'] })).status).toBe(409)
    expect((await district.post(`${path}/reject`, { note: 'has one' })).status).toBe(204)
    const listed = await district.get('/v1/account-applications?status=rejected')
    expect(listed.json.applications).toMatchObject([{ decision: { note: 'has one' } }])
  })

  it('is bounded by network address', async () => {
    const statuses = new Set<number>()
    for (let tries = 0; tries < 25; tries++) {
      statuses.add((await server.nobody.post('/v1/account-applications', application())).status)
    }
    expect([...statuses]).toEqual([202, 429])
  })
})

describe('keys of states’ systems', () => {
  it('are made and ended by user administrators of the whole state, and shown once', async () => {
    expect((await district.post('/v1/states/TX/api-keys', { name: 'NGS' })).status).toBe(403)
    expect((await california.post('/v1/states/TX/api-keys', { name: 'NGS' })).status).toBe(403)
    const made = await texas.post('/v1/states/TX/api-keys', { name: 'NGS', days: 30 })
    expect(made.status).toBe(201)
    const { id, key } = made.json
    const use = (): Promise<number> =>
      server.nobody
        .request('GET', '/v1/me', undefined, { authorization: `Bearer ${key}` })
        .then(({ status }) => status)
    expect(await use()).toBe(200)
    const list = await texas.get('/v1/states/TX/api-keys')
    expect(list.text).not.toContain(key)
    const lastUsed = new Date(server.time).toISOString()
    expect(list.json.keys).toMatchObject([{ id, name: 'NGS', createdBy: texas.account, lastUsed }])
    await texas.request('DELETE', `/v1/states/TX/api-keys/${id}`)
    expect(await use()).toBe(401)
  })

  it('hold no longer than was said', async () => {
    const { key } = (await texas.post('/v1/states/TX/api-keys', { name: 'short', days: 1 })).json
    const headers = { authorization: `Bearer ${key}` }
    server.time += 24 * 3_600_000
    const { status } = await server.nobody.request('GET', '/v1/me', undefined, headers)
    expect(status).toBe(401)
  })
})

describe('security training', () => {
  it('is listed when it is due, and reminded of once', async () => {
    const florida = await server.as('user-administrator', { state: 'FL' })
    const day = (offset: number): string =>
      new Date(server.time + offset * 86_400_000).toISOString().slice(0, 10)
    const place = { state: 'FL' }
    const soon = asked(['primary-user'], place, { training: day(-340) })
    const over = asked(['primary-user'], place, { training: day(-500) })
    const later = asked(['primary-user'], place, { training: day(-20) })
    for (const each of [soon, over, later]) await florida.post('/v1/accounts', each)
    const due = (await florida.get('/v1/training-due')).json.accounts
    const emails = due.map(({ email }: { email: string }) => email)
    expect(emails.filter((email: string) => !email.includes('-'))).toEqual([over.email, soon.email])
    const reminded = (): Promise<string[]> =>
      Promise.resolve(
        server.exchange
          .read(({ app }) => waitingMails(app, 10_000))
          .filter(({ subject }) => subject.includes('training'))
          .map(({ to }) => to),
      )
    await runDueReminders(server.exchange)
    const first = await reminded()
    expect(first).toEqual(expect.arrayContaining([soon.email, over.email]))
    expect(first).not.toContain(later.email)
    expect(await runDueReminders(server.exchange)).toBe(0)
    expect(await reminded()).toEqual(first)
  })
})

describe('the first start', () => {
  it('has no account, and a link that makes the first one, once', async () => {
    await using fresh = await exchangeServer()
    const replaced = (await setUpLink(fresh.exchange))!
    const link = (await setUpLink(fresh.exchange))!
    const take = (of: string): Promise<{ status: number }> =>
      fresh.nobody.post('/v1/set-up', {
        token: of.split('#')[1],
        email: 'first@example.org',
        name: 'First Person',
        password: PASSWORD,
      })
    expect((await take(replaced)).status).toBe(400)
    expect((await take(link)).status).toBe(200)
    expect((await take(link)).status).toBe(400)
    expect(await setUpLink(fresh.exchange)).toBeUndefined()
    const entered = await fresh.nobody.post('/v1/session', {
      email: 'first@example.org',
      password: PASSWORD,
    })
    expect(entered.json.missing).toEqual(['second-factor', 'rules'])
  })

  it('takes no other link for it', async () => {
    const person = await personWith(server, ['primary-user'])
    const token = await linkFor(server, person.account)
    const body = { token, email: 'x@example.org', name: 'X', password: PASSWORD }
    expect((await server.nobody.post('/v1/set-up', body)).json.code).toBe('link-invalid')
  })
})
