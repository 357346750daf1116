import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { mails, noticeServer, submit, TX_LINES } from './notice-world.ts'

let server: TestServer
let msixId: string
let recruiter: Client
let texas: Client
beforeAll(async () => {
  server = await noticeServer()
  await submit(server, TX_LINES)
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  recruiter = await server.as('secondary-user', { state: 'WA' })
  texas = await server.as('data-administrator', { state: 'TX' })
})
afterAll(() => server[Symbol.asyncDispose]())

const ask = (more: object = {}) =>
  recruiter.post('/v1/data-requests', {
    msixId,
    to: { state: 'TX' },
    asked: ['course-history', 'final-grades'],
    question: 'What did she take in Algebra?',
    ...more,
  })

describe('a data request', () => {
  it('is due in four working days, over a holiday, and answered in words', async () => {
    // 8 October 2026 is a Thursday, and Monday the 12th is Columbus Day.
    server.time = Date.UTC(2026, 9, 8, 15)
    const { status, json } = await ask()
    expect(status).toBe(201)
    expect(json).toMatchObject({ status: 'open', due: '2026-10-15', isOverdue: false, days: 0 })
    expect(mails(server).at(-1)!.text).not.toContain('Algebra')
    server.time = Date.UTC(2026, 9, 16, 15)
    const late = await texas.get(`/v1/data-requests/${json.id}`)
    expect(late.json).toMatchObject({ isOverdue: true, days: 8 })
    expect(
      (await recruiter.post(`/v1/data-requests/${json.id}/answer`, { submitted: true })).status,
    ).toBe(403)
    expect(
      (await texas.post(`/v1/data-requests/${json.id}/answer`, { submitted: false })).status,
    ).toBe(400)
    const answer = await texas.post(`/v1/data-requests/${json.id}/answer`, {
      submitted: false,
      text: 'A transcript follows',
    })
    expect(answer.json).toMatchObject({ status: 'answered', answer: { submitted: false } })
    expect((await texas.get('/v1/worklist?kind=data-request')).json.items).toEqual([])
  })

  it('is told to the requester when the state submits what was asked for; they close it', async () => {
    const { json } = await ask()
    const close = (outcome: string) =>
      recruiter.post(`/v1/data-requests/${json.id}/close`, { outcome })
    expect((await close('answered')).status).toBe(409)
    const before = mails(server).length
    await submit(server, {
      ...TX_LINES,
      C: 'C|0000001|002|Geometry|Math|01|2026||01|0827|60|B|0.5|A',
    })
    expect(mails(server).length).toBe(before + 1)
    const brought = (await recruiter.get(`/v1/data-requests/${json.id}`)).json
    expect(brought).toMatchObject({ status: 'open', brought: ['course-history', 'final-grades'] })
    expect((await close('answered')).json).toMatchObject({ status: 'answered' })
  })

  it('goes with a student whom its state calls otherwise, by hand or by a file', async () => {
    const { json } = await ask()
    const read = async () => (await recruiter.get(`/v1/data-requests/${json.id}`)).json
    const C = 'C|0000001|002|Geometry|Math|01|2026||01|0827|60|B|0.5|A'
    const as = (id: string, former = '') => `S|0000001|I|TX||${id}|01|${former}`
    await submit(server, { ...TX_LINES, C, S: as('A18') })
    await submit(server, { ...TX_LINES, C, S: as('A18', 'A17') })
    await texas.post('/v1/students/TX/A18/rekey', { to: 'A19' })
    expect((await read()).brought).toEqual([])
    await submit(server, { ...TX_LINES, C: C.replace('Geometry', 'Algebra II'), S: as('A19') })
    expect((await read()).brought).toEqual(['course-history', 'final-grades'])
    await recruiter.post(`/v1/data-requests/${json.id}/close`, { outcome: 'withdrawn' })
    await texas.post('/v1/students/TX/A19/rekey', { to: 'A20' })
  })

  it('is refused where the state has no record of the child, and to others', async () => {
    expect((await ask({ to: { state: 'CA' } })).status).toBe(409)
    const other = await server.as('data-administrator', { state: 'CA' })
    expect((await other.get('/v1/data-requests/1')).status).toBe(403)
    expect((await other.post('/v1/data-requests/1/close', { outcome: 'withdrawn' })).status).toBe(
      403,
    )
    const { json } = await ask()
    expect(
      (await other.post(`/v1/data-requests/${json.id}/answer`, { submitted: true })).status,
    ).toBe(403)
    const withdrawn = await recruiter.post(`/v1/data-requests/${json.id}/close`, {
      outcome: 'withdrawn',
    })
    expect(withdrawn.json).toMatchObject({ status: 'withdrawn' })
    const list = (await texas.get('/v1/data-requests?direction=in')).json.items
    expect(list.map((it: { status: string }) => it.status)).toEqual([
      'withdrawn',
      'withdrawn',
      'answered',
      'answered',
    ])
  })

  it('that is closed stays closed, whatever the student does meanwhile', async () => {
    const { json } = await ask()
    // What the state takes back is no document of the child any more when the request is closed.
    await submit(server, { ...TX_LINES, S: 'S|0000001|D|TX||A17|01' })
    await recruiter.post(`/v1/data-requests/${json.id}/close`, { outcome: 'withdrawn' })
    const closed = (await recruiter.get(`/v1/data-requests/${json.id}`)).json
    expect(closed).toMatchObject({ status: 'withdrawn' })
    const C = 'C|0000001|002|Chemistry|Science|01|2026||01|0827|60|B|0.5|A'
    await submit(server, { ...TX_LINES, C })
    expect((await recruiter.get(`/v1/data-requests/${json.id}`)).json).toEqual(closed)
  })

  it('is not answered by who has not seen what it is now', async () => {
    const { json } = await ask()
    const path = `/v1/data-requests/${json.id}`
    const route = { to: { state: 'TX', region: '01' } }
    const routed = await texas.post(`${path}/route`, route, { 'if-match': '"1"' })
    expect([routed.status, routed.headers.get('etag')]).toEqual([200, '"2"'])
    const answer = { submitted: true }
    const stale = await texas.post(`${path}/answer`, answer, { 'if-match': '"1"' })
    expect(stale.json).toMatchObject({ status: 412, code: 'exchange-stale' })
    expect((await texas.post(`${path}/answer`, answer, { 'if-match': '"2"' })).status).toBe(200)
  })
})
