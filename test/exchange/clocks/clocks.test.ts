import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { clocksOn } from '../../../src/exchange/clocks/clock.ts'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { enrolled, noticeServer, submit, TX_LINES } from '../notices/notice-world.ts'

const CSV = { 'content-type': 'text/csv' }
let server: TestServer
let texas: Client
beforeAll(async () => {
  server = await noticeServer()
  texas = await server.as('data-administrator', { state: 'TX' })
})
afterAll(() => server[Symbol.asyncDispose]())

const approvals = (rows: string, query = '') =>
  texas.post(
    `/v1/coe-approvals/import${query}`,
    `state,state_student_id,approved,secondary\n${rows}`,
    CSV,
  )
const terms = (rows: string) =>
  texas.post(
    '/v1/term-calendars/import',
    `state,district,school_year,term,begins,ends\n${rows}`,
    CSV,
  )
const ofMaria = async () => (await texas.get('/v1/clocks/students/TX/A17')).json

describe('the clocks', () => {
  it('say what they are, with length and source', async () => {
    const { items } = (await texas.get('/v1/clocks/rules')).json
    expect(items).toHaveLength(13)
    expect(items[0]).toMatchObject({
      id: 'T1',
      length: { count: 10, unit: 'working-days' },
      source: '200.85(b)(3)(i)(A)',
    })
  })

  it('start by an approval that comes before the child, in working days, and are met by it', async () => {
    // Ten working days from Thursday 1 October, without Columbus Day.
    const refused = await approvals('TX,A17,2026-02-30,\nTX,A17,2026-10-01,perhaps')
    expect(refused.json.findings.map((it: { line: number }) => it.line)).toEqual([2, 3])
    expect((await approvals('TX,A17,2026-10-01,', '?dryRun=true')).json).toMatchObject({ added: 1 })
    expect((await approvals('TX,A17,2026-10-01,')).json).toMatchObject({
      outcome: 'imported',
      added: 1,
    })
    expect((await approvals('TX,A17,2026-10-01,')).json).toMatchObject({ unchanged: 1 })
    const { items } = await ofMaria()
    expect(items).toMatchObject([{ rule: 'T1', status: 'running', due: '2026-10-16' }])
    await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700') })
    const after = await ofMaria()
    // She is 15: what secondary schools know is due as well, and has come.
    expect(after.items.map((it: { rule: string; status: string }) => [it.rule, it.status])).toEqual(
      [
        ['T1', 'met'],
        ['T2', 'met'],
      ],
    )
  })

  it('say what is missing where they cannot be computed', async () => {
    const { notComputable } = await ofMaria()
    expect(notComputable).toEqual([
      { rule: 'T4', missing: 'the term calendar of district 4826700' },
    ])
    const summary = (await texas.get('/v1/clocks/summary?state=TX')).json
    expect(summary.notComputable.map((it: { rule: string }) => it.rule)).toEqual(['T4', 'T5'])
    expect(summary.counts).toContainEqual({ rule: 'T1', status: 'met', count: 1 })
    const federal = await server.as('federal-reader', {})
    const other = (await federal.get('/v1/clocks/summary?state=CA')).json
    expect(other.notComputable.map((it: { rule: string }) => it.rule)).toEqual([
      'T1',
      'T2',
      'T4',
      'T5',
    ])
  })

  it('of a term wait for each of its children', async () => {
    expect((await terms('TX,4826700,2026,fall,2026-08-17,2026-10-09')).json).toMatchObject({
      added: 1,
    })
    server.time = Date.UTC(2026, 9, 12, 15)
    expect(await server.exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)).toMatchObject({
      terms: 1,
    })
    const open = (await texas.get('/v1/clocks?state=TX&rule=T4')).json.items
    expect(open).toMatchObject([{ status: 'running', awaited: 1, due: '2026-11-08' }])
    const again = await terms('TX,4826700,2026,fall,2026-08-17,2026-12-01')
    expect(again.json).toMatchObject({ outcome: 'refused' })
    await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700', '20261009') })
    const ended = (await texas.get('/v1/clocks?state=TX&group=ended&rule=T4')).json.items
    expect(ended).toMatchObject([{ status: 'met', awaited: 0 }])
  })

  it('go with a student whom its state calls otherwise, and are met by what it says then', async () => {
    const Q = 'Q|0000001|001|20260901|Yakima|WA||Laredo|TX|20290901'
    const D = 'D|0000001|Pedro||Soto|||Male|20160506|No||||1004|Juan|Soto'
    const E = enrolled('20260905', '4826700')
    const pedro = { D, Q, E, K: '', A: '', C: '' }
    const head = (id: string, former = '') => `S|0000001|I|TX||${id}|01|${former}`
    const open = async (id: string) =>
      // Nothing is known of an id that was left.
      ((await texas.get(`/v1/clocks/students/TX/${id}`)).json.items ?? [])
        .filter(({ status }: { status: string }) => status === 'running')
        .map(({ rule }: { rule: string }) => rule)
    await submit(server, { ...pedro, S: head('P1') })
    await approvals('TX,P1,2026-10-12,')
    // Came on the very day.
    expect(await open('P1')).toEqual([])
    server.time = Date.UTC(2026, 9, 14, 15)
    await approvals('TX,P1,2026-10-13,')
    expect(await open('P1')).toEqual(['T1'])
    await submit(server, { ...pedro, S: head('P2', 'P1') })
    expect([await open('P1'), await open('P2')]).toEqual([[], ['T1']])
    await texas.post('/v1/students/TX/P2/rekey', { to: 'P3' })
    expect([await open('P2'), await open('P3')]).toEqual([[], ['T1']])
    // Onto an id that stands: by a file that says nothing else, and by hand.
    await submit(server, { ...pedro, S: head('P4') })
    await submit(server, { ...pedro, S: head('P4', 'P3') })
    expect([await open('P3'), await open('P4')]).toEqual([[], ['T1']])
    await submit(server, { ...pedro, S: head('P5') })
    await texas.post('/v1/students/TX/P4/rekey', { to: 'P5' })
    expect([await open('P4'), await open('P5')]).toEqual([[], ['T1']])
    const approved = (await texas.get('/v1/coe-approvals?state=TX')).json.items
    expect(approved.map((it: { stateStudentId: string }) => it.stateStudentId)).toEqual([
      'A17',
      'P5',
      'P5',
    ])
    await submit(server, { ...pedro, E: enrolled('20260906', '4826700'), S: head('P5') })
    expect(await open('P5')).toEqual([])
  })

  it('start by a transcript, and are settled by word, by the own state alone', async () => {
    const body = { state: 'TX', stateStudentId: 'A17', obtained: '2026-10-10' }
    const { status, json } = await texas.post('/v1/clocks/transcripts', body)
    expect(status).toBe(201)
    expect(json).toMatchObject({ rule: 'T3', due: '2026-11-09' })
    const other = await server.as('data-administrator', { state: 'CA' })
    const settle = { outcome: 'not-applicable', note: 'It was ours' }
    expect((await other.post(`/v1/clocks/${json.id}/settle`, settle)).status).toBe(403)
    expect((await other.get('/v1/clocks?state=TX')).status).toBe(403)
    expect((await other.get('/v1/clocks/students/TX/A17')).status).toBe(403)
    expect((await other.post('/v1/clocks/transcripts', body)).status).toBe(403)
    const district = await server.as('data-administrator', { state: 'TX', district: '4826700' })
    expect((await district.post(`/v1/clocks/${json.id}/settle`, settle)).status).toBe(403)
    expect((await texas.post(`/v1/clocks/${json.id}/settle`, settle)).json).toMatchObject({
      status: 'not-applicable',
      settled: { note: 'It was ours' },
    })
    // A cursor that names another state leads nowhere.
    const cursor = Buffer.from(JSON.stringify(['AA', 'A', '2020-01-01'])).toString('base64url')
    const list = await other.get(`/v1/coe-approvals?state=CA&cursor=${cursor}`)
    expect(list.json.items).toEqual([])
  })

  it('of a term that were settled by word stay as they ended', async () => {
    server.time = Date.UTC(2026, 10, 20, 15)
    await terms('TX,4826700,2026,intersession,2026-10-01,2026-11-10')
    await server.exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)
    const [open] = (await texas.get('/v1/clocks?state=TX&rule=T4')).json.items
    expect(open).toMatchObject({ status: 'running', awaited: 2 })
    const settle = { outcome: 'not-applicable', note: 'There was no intersession' }
    const settled = (await texas.post(`/v1/clocks/${open.id}/settle`, settle)).json
    server.time += 60_000
    await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700', '20261012') })
    const ended = (await texas.get('/v1/clocks?state=TX&group=ended&rule=T4')).json.items
    expect(ended).toContainEqual(settled)
  })

  it('of an approval told late are met when the first version came, not the latest', async () => {
    expect((await approvals('TX,A17,2026-10-06,')).json).toMatchObject({ added: 1 })
    const { items } = await ofMaria()
    const late = items.filter((it: { subject: string }) => it.subject === 'coe 2026-10-06')
    const ended = { status: 'met', ended: new Date(Date.UTC(2026, 9, 12, 15)).toISOString() }
    expect(late).toMatchObject([
      { rule: 'T1', ...ended },
      { rule: 'T2', ...ended },
    ])
    const toCome = await approvals('TX,A17,2026-12-30,')
    expect(toCome.json).toMatchObject({
      outcome: 'refused',
      findings: [{ line: 2, column: 'approved' }],
    })
  })

  it('have the documents of an account kept for three years after it was closed', async () => {
    const { exchange } = server
    const administrator = await server.as('user-administrator', { state: 'TX' })
    const { account } = await server.as('secondary-user', { state: 'TX' })
    const ended = await administrator.post(`/v1/accounts/${account}/deactivate`, { note: 'left' })
    expect(ended.status).toBeLessThan(300)
    const clocks = () => exchange.read(({ app }) => clocksOn(app, `account ${account}`))
    const [clock] = clocks()
    expect(clock).toMatchObject({ rule: 'T13', state: 'TX', status: 'running' })
    expect(clock!.dueDay! - clock!.startDay!).toBeGreaterThanOrEqual(3 * 365)
    server.time += 3 * 366 * 86_400_000
    for (let more = true; more; ) {
      more = (await exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)).hasMore
    }
    expect(clocks()).toMatchObject([{ status: 'met' }])
  })
})
