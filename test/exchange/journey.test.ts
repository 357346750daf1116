import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, TestServer } from '../support/exchange-server.ts'
import {
  enrol,
  type LoggedInClient,
  linkFor,
  logInAs,
  type Person,
  personWith,
} from '../support/person.ts'
import { done, nearMatch } from '../support/worklist-steps.ts'
import { mails, noticeServer, submit, TX_LINES } from './notices/notice-world.ts'

// A recruiter’s day, as the slides of the Office of Migrant Education tell it, and what those on the
// other side of it do. Nothing is set up but the children, the offices and the accounts.

const MINUTE = 60_000
const NEW_PASSWORD = 'four quiet tractors at dawn'

let server: TestServer
let msixId: string
let mari: Person
let recruiter: LoggedInClient
let texas: Client
let washington: Client
beforeAll(async () => {
  server = await noticeServer()
  await submit(server, TX_LINES)
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  mari = await personWith(server, ['primary-user'], { state: 'WA', district: '5310110' })
  texas = await administratorOf('TX')
  washington = await administratorOf('WA')
})
afterAll(() => server[Symbol.asyncDispose]())

/** Logs in as administrators have to: with a second factor. */
async function administratorOf(state: string): Promise<Client> {
  const person = await personWith(server, ['data-administrator'], { state })
  const client = await logInAs(server, person)
  await enrol(server, person, client)
  server.time += MINUTE
  return client
}

describe('a recruiter’s day', () => {
  it('begins with a password that is forgotten, and new within a minute', async () => {
    const asked = await server.nobody.post('/v1/password-resets', { email: mari.email })
    expect(asked.status).toBe(204)
    const token = await linkFor(server, mari.account)
    const use = { token, password: NEW_PASSWORD }
    expect((await server.nobody.post('/v1/password-resets/use', use)).status).toBe(204)
    mari = { ...mari, password: NEW_PASSWORD }
    recruiter = await logInAs(server, mari)
    expect((await recruiter.get('/v1/me')).json.roles).toEqual(['primary-user'])
  })

  it('finds the child that the mother names on the phone, and sees all that states say', async () => {
    const { overview } = server.exchange.student(msixId)
    const said = (name: string): string =>
      overview.find(({ field }) => field === name)!.values[0]!.value
    const { json } = await recruiter.post('/v1/students/search', {
      firstName: said('first_name'),
      lastName: said('last_name_1'),
    })
    expect(json.children[0]).toMatchObject({ msixId, states: ['TX'] })
    const record = await recruiter.get(`/v1/students/${msixId}`)
    expect(record.status).toBe(200)
    expect(record.json.courseHistory[0]).toMatchObject({ state: 'TX' })
    const page = await recruiter.get(`/v1/students/${msixId}/print`)
    expect(page.headers.get('content-type')).toContain('text/html')
    const recent = await recruiter.get('/v1/students/recently-viewed')
    expect(JSON.stringify(recent.json)).toContain(msixId)
  })

  it('keeps the child on a list, to be found again next season', async () => {
    const list = (await recruiter.post('/v1/lists', { name: 'Yakima families' })).json.id
    const path = `/v1/lists/${list}/students/${msixId}`
    const put = await recruiter.request('PUT', path, { note: 'hops until October' })
    expect(put.status).toBe(204)
    const { students } = (await recruiter.get(`/v1/lists/${list}/students`)).json
    expect(students).toMatchObject([{ msixId, note: 'hops until October' }])
  })

  it('flags what may be one child now, and asks for the merge once it is known', async () => {
    const { texas: own, other } = await nearMatch(server)
    const flagged = await recruiter.post('/v1/flags', {
      kind: 'possible-duplicates',
      msixIds: [own, other],
      note: 'same birthday, ask the sister',
    })
    expect(flagged.status).toBe(201)
    // A flag asks nobody; a merge is for the states that have the records.
    const merge = await recruiter.post(`/v1/students/${own}/merge`, { others: [other] })
    expect(merge.status).toBe(403)
    const { item } = await done(texas, `/v1/students/${own}/merge`, { others: [other] })
    expect((await washington.post(`/v1/worklist/${item}/approve`, {})).status).toBe(403)
    const california = await administratorOf('CA')
    await done(california, `/v1/worklist/${item}/approve`)
    const followed = await recruiter.get(`/v1/students/${other}`)
    expect(followed.json).toMatchObject({ msixId: own, via: [other] })
  })

  it('asks Texas for course history, and has it within four working days', async () => {
    const asked = await recruiter.post('/v1/data-requests', {
      msixId,
      to: { state: 'TX' },
      asked: ['course-history'],
      question: 'Which semester of Algebra is done?',
    })
    expect(asked.status).toBe(201)
    const work = (await texas.get('/v1/worklist?kind=data-request')).json.items
    expect(work).toMatchObject([{ subject: `data-request ${asked.json.id}` }])
    const path = `/v1/data-requests/${asked.json.id}`
    const answered = await texas.post(`${path}/answer`, { submitted: false, text: 'The first one' })
    expect(answered.status).toBe(200)
    expect((await recruiter.get(path)).json).toMatchObject({
      status: 'answered',
      answer: { text: 'The first one' },
    })
  })

  it('tells Texas that the child has arrived, by a mail that says nothing of the child', async () => {
    const before = mails(server).length
    const sent = await recruiter.post('/v1/move-notices', {
      kind: 'arrival',
      msixId,
      to: { state: 'TX' },
      moved: '2026-10-04',
      details: 'Lives with the aunt',
      phone: '509-555-0100',
    })
    expect(sent.status).toBe(201)
    for (const { text } of mails(server).slice(before)) {
      for (const secret of [msixId, 'aunt', '509-555-0100']) expect(text).not.toContain(secret)
    }
    const path = `/v1/move-notices/${sent.json.id}`
    expect((await texas.get(path)).json).toMatchObject({ details: 'Lives with the aunt' })
    expect((await texas.post(`${path}/acknowledge`)).json.status).toBe('acknowledged')
  })

  it('leaves in the audit who saw what, and in the log nothing of a child', async () => {
    const officer = await server.as('privacy-officer', {})
    const { json } = await officer.get(`/v1/audit?account=${mari.account}&limit=200`)
    const operations = json.entries.map(({ operation }: { operation: string }) => operation)
    expect(operations).toEqual(
      expect.arrayContaining(['searchStudents', 'readStudent', 'sendMoveNotice', 'mergeStudents']),
    )
    expect(JSON.stringify(json)).not.toContain('aunt')
    expect((await officer.get('/v1/audit/verification')).json).toMatchObject({ sound: true })
    const overview = server.exchange
      .student(msixId)
      .overview.flatMap(({ values }) => values.map(({ value }) => value))
    const names = overview.filter((value) => /^\p{Lu}\p{L}{4,}$/u.test(value))
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(server.logged.join()).not.toContain(name)
  })
})
