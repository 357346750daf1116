import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseFromExchange } from '../../../src/exchange/submissions/erase-student.ts'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { nearMatch } from '../../support/worklist-steps.ts'
import { enrolled, noticeServer, ofState, submit, TX_LINES } from '../notices/notice-world.ts'

/** Stands in every text that anybody writes here. */
const WORDS = 'lives with her aunt Ixchel'
const PHONE = '956 555 0199'

let server: TestServer
let msixId: string
let texas: Client
let washington: Client
let recruiter: Client
let california: Client
let officer: Client
beforeAll(async () => {
  server = await noticeServer()
  await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700') })
  await submit(
    server,
    ofState('WA', 'W1', { move: '20250601', enrollment: enrolled('20250605', '5310110') }),
  )
  // A child of whom nothing is erased.
  await submit(server, {
    ...TX_LINES,
    S: 'S|0000001|I|TX||B1|01',
    D: 'D|0000001|Pedro||Soto|||Male|20160506|No||||1004|Juan|Soto',
    E: enrolled('20260905', '4826700'),
    K: '',
    A: '',
    C: '',
  })
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  expect(server.exchange.msixIdOf('WA', 'W1')).toBe(msixId)
  texas = await server.as('data-administrator', { state: 'TX' })
  washington = await server.as('data-administrator', { state: 'WA' })
  recruiter = await server.as('primary-user', { state: 'TX' })
  california = await server.as('data-administrator', { state: 'CA' })
  officer = await server.as('privacy-officer', {})
})
afterAll(() => server[Symbol.asyncDispose]())

/** All values that the exchange keeps beside the registry. */
function kept(): string {
  return server.exchange.read(({ app }) =>
    [...app.range({})].map(([, value]) => Buffer.from(value).toString()).join('\n'),
  )
}

function count(text: string): number {
  return kept().split(text).length - 1
}

async function done(client: Client, path: string, body: object = {}, method = 'POST') {
  const { status, text } = await client.request(method, path, body, {
    'idempotency-key': `${method} ${path} ${Math.random()}`,
  })
  expect(status, `${method} ${path} ${text}`).toBeLessThan(300)
  return text === '' ? {} : JSON.parse(text)
}

/** Everything that people can write about a child, written. @returns where it is read. */
async function writeAbout(child: string, stateStudentId: string): Promise<[Client, string][]> {
  const notice = await done(recruiter, '/v1/move-notices', {
    kind: 'departure',
    msixId: child,
    to: { state: 'WA' },
    moved: '2026-10-01',
    details: WORDS,
    phone: PHONE,
  })
  const noticeAt = `/v1/move-notices/${notice.id}`
  const east = { to: { state: 'WA', region: 'east' }, note: WORDS }
  await done(washington, `${noticeAt}/route`, east)
  await done(washington, `${noticeAt}/answer`, { outcome: 'contacted', text: WORDS })
  const request = await done(washington, '/v1/data-requests', {
    msixId: child,
    to: { state: 'TX' },
    asked: ['course-history'],
    question: WORDS,
  })
  const requestAt = `/v1/data-requests/${request.id}`
  await done(texas, `${requestAt}/answer`, { submitted: false, text: WORDS })
  const correction = await done(texas, '/v1/corrections', {
    msixId: child,
    owner: 'TX',
    requester: { relation: 'parent', name: WORDS, contact: WORDS },
    about: [{ kind: 'demographics', element: 'birthDate' }],
    claim: WORDS,
  })
  const correctionAt = `/v1/corrections/${correction.id}`
  await done(texas, `/v1/worklist/${correction.work}/comments`, { note: WORDS })
  await done(texas, `${correctionAt}/acknowledge`)
  await done(texas, `${correctionAt}/inquiries`, { to: 'WA', question: WORDS })
  await done(washington, `${correctionAt}/inquiries/1/answer`, { text: WORDS })
  await done(officer, `${correctionAt}/inquiries`, { to: 'TX', question: WORDS })
  const decided = await done(texas, `${correctionAt}/decide`, {
    outcome: 'accepted',
    reason: WORDS,
  })
  await done(texas, `${correctionAt}/notify`, { how: WORDS })
  const clock = decided.clocks.find(({ rule }: { rule: string }) => rule === 'T9')
  await done(texas, `/v1/clocks/${clock.id}/settle`, { outcome: 'not-applicable', note: WORDS })
  const list = await done(recruiter, '/v1/lists', { name: 'To call' })
  await done(recruiter, `/v1/lists/${list.id}/students/${child}`, { note: WORDS }, 'PUT')
  await done(recruiter, '/v1/flags', { kind: 'research', msixIds: [child], note: WORDS })
  const approval = `state,state_student_id,approved,certificate\nTX,${stateStudentId},2026-10-01,C-IXCHEL-${stateStudentId}\n`
  const imported = await texas.post('/v1/coe-approvals/import', approval, {
    'content-type': 'text/csv',
  })
  expect(imported.json).toMatchObject({ outcome: 'imported' })
  return [
    [washington, noticeAt],
    [texas, requestAt],
    [texas, correctionAt],
    [texas, `/v1/worklist/${correction.work}`],
    [texas, `/v1/clocks/students/TX/${stateStudentId}`],
    [recruiter, `/v1/lists/${list.id}/students`],
  ]
}

/** The same without what people wrote, and the version that says that it has changed. */
function facts(json: Readonly<Record<string, unknown>>): string {
  // An item of the worklist shows the child as it is now.
  return JSON.stringify(json.history ?? json)
    .replaceAll(WORDS, '[erased]')
    .replaceAll(PHONE, '[erased]')
    .replace(/"version":("[^"]*"|\d+)/g, '')
}

describe('what people wrote about a child of whom a student is erased', () => {
  let places: [Client, string][]
  let others: number

  it('goes with what the state had to do with: texts alone, on every page and in the store', async () => {
    places = await writeAbout(msixId, 'A17')
    // Another state’s own words about a child of three states are not TX’s to erase.
    const notice = await done(california, '/v1/move-notices', {
      kind: 'arrival',
      msixId,
      to: { state: 'WA' },
      details: `${WORDS}, she told us`,
    })
    const before = count(WORDS)
    await writeAbout(server.exchange.msixIdOf('TX', 'B1')!, 'B1')
    others = count(WORDS) - before
    const pages = await Promise.all(places.map(([client, path]) => client.get(path)))
    for (const { text, status } of pages) {
      expect(status).toBe(200)
      expect(text).toContain(WORDS)
    }

    const erased = await eraseFromExchange(server.exchange, { state: 'TX', id: 'A17' })
    expect(erased).toEqual({ msixId, written: expect.any(Number) })
    // A notice, its item, a request, a correction, its item, two clocks’ notes at most, two entries.
    expect(erased.written).toBeGreaterThanOrEqual(7)
    for (const [at, [client, path]] of places.entries()) {
      const { status, text } = await client.get(path)
      expect(status, path).toBe(200)
      expect(text, path).not.toContain('Ixchel')
      expect(text, path).not.toContain(PHONE)
      expect(text, path).not.toContain('C-IXCHEL-A17')
      if (path.includes('/clocks/') || path.includes('/lists/')) continue
      // Who did what and when, choices and ids are what they were.
      expect(facts(JSON.parse(text)), path).toBe(facts(pages[at]!.json))
    }
    // Beside the other child’s, only California’s notice is left.
    expect(count(WORDS) - others).toBe(1)
    expect((await california.get(`/v1/move-notices/${notice.id}`)).text).toContain(WORDS)
    expect(count('C-IXCHEL-A17')).toBe(0)
  })

  it('goes wholly once no state has the child any more; another child’s stays', async () => {
    await eraseFromExchange(server.exchange, { state: 'WA', id: 'W1' })
    expect(count(WORDS)).toBe(others)
    expect(count('C-IXCHEL-B1')).toBe(1)
    // Again there is nothing to erase.
    const again = await eraseFromExchange(server.exchange, { state: 'WA', id: 'W1' })
    expect(again).toEqual({ written: 0 })
  })

  it('goes from decisions about two children, and under ids that were merged away', async () => {
    const { texas: own, other, item } = await nearMatch(server)
    const [code] = [...server.exchange.read(({ state }) => state.person(own)!.members)]
    const { id } = server.exchange.read(({ state }) => state.record(code!)!)
    await done(recruiter, '/v1/move-notices', {
      kind: 'departure',
      msixId: other,
      to: { state: 'WA' },
      details: WORDS,
    })
    await done(texas, `/v1/worklist/${item}/comments`, { note: WORDS })
    await done(texas, `/v1/worklist/${item}/accept`, { note: WORDS })
    await done(california, `/v1/worklist/${item}/approve`, { note: WORDS })
    const { person } = server.exchange.registry.person(own)
    expect(server.exchange.registry.person(other).person).toBe(person)
    await done(texas, `/v1/worklist/${item}/undo`, { note: WORDS })
    expect(count(WORDS)).toBeGreaterThan(others)
    await eraseFromExchange(server.exchange, { state: 'TX', id })
    expect(count(WORDS)).toBe(others)
  })

  it('leaves history and audit as they can be verified, and says so in the audit', async () => {
    expect(await server.exchange.registry.verify()).toMatchObject({ faults: [] })
    const verified = await officer.get('/v1/audit/verification')
    expect(verified.status, verified.text).toBe(200)
    const audit = (await officer.get('/v1/audit?operation=eraseStudent')).json
    expect(audit.entries).toHaveLength(4)
    const chain = server.exchange.registry.events({ since: 0, limit: 10_000 })
    expect(
      JSON.stringify(chain, (_, it) => (typeof it === 'bigint' ? String(it) : it)),
    ).not.toContain('Ixchel')
  })
})
