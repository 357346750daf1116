import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { enrolled, mails, noticeServer, ofState, submit, TX_LINES } from './notice-world.ts'

const CLAIM = 'Her birthday is in May, says the grandmother'
let server: TestServer
let msixId: string
let texas: Client
let washington: Client
beforeAll(async () => {
  server = await noticeServer()
  await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700') })
  await submit(
    server,
    ofState('WA', 'W1', { move: '20250601', enrollment: enrolled('20250605', '5310110') }),
  )
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  texas = await server.as('data-administrator', { state: 'TX' })
  washington = await server.as('data-administrator', { state: 'WA' })
})
afterAll(() => server[Symbol.asyncDispose]())

const enter = (client: Client, owner: string) =>
  client.post('/v1/corrections', {
    msixId,
    owner,
    requester: { relation: 'guardian', name: 'Rosa García', contact: '12 Elm St' },
    about: [{ kind: 'demographics', element: 'birthDate' }],
    claim: CLAIM,
  })
const rules = (json: { clocks: { rule: string; status: string }[] }) =>
  json.clocks.map(({ rule, status }) => `${rule} ${status}`)

describe('a data correction', () => {
  it('of another state’s data is forwarded, decided there, and corrected by what it submits', async () => {
    const { status, json } = await enter(washington, 'TX')
    expect(status).toBe(201)
    expect(json).toMatchObject({ status: 'to-be-forwarded', owner: 'TX' })
    expect(rules(json)).toEqual(['T10 running'])
    const at = `/v1/corrections/${json.id}`
    expect((await texas.get(at)).status).toBe(403)
    expect((await texas.post(`${at}/forward`)).status).toBe(403)
    const forwarded = await washington.post(`${at}/forward`)
    expect(rules(forwarded.json)).toEqual(['T10 met', 'T8 running'])
    expect((await washington.post(`${at}/acknowledge`)).status).toBe(403)
    const decide = { outcome: 'accepted', reason: 'The certificate says May' }
    expect((await texas.post(`${at}/decide`, decide)).status).toBe(409)
    const seen = { 'if-match': forwarded.headers.get('etag')! }
    expect((await texas.post(`${at}/acknowledge`, undefined, seen)).status).toBe(200)
    expect((await texas.post(`${at}/decide`, decide, seen)).status).toBe(412)
    const decided = await texas.post(`${at}/decide`, decide)
    expect(rules(decided.json)).toEqual(['T10 met', 'T8 running', 'T9 running'])
    const told = await texas.post(`${at}/notify`, { how: 'Letter' })
    expect(rules(told.json)).toEqual(['T10 met', 'T8 met', 'T9 running'])
    const requester = { relation: 'guardian', name: 'Rosa García', contact: '12 Elm St' }
    for (const client of [texas, washington]) {
      expect((await client.get(at)).json.requester).toEqual(requester)
    }
    const D = 'D|0000001|María|Luz|García|López||Female|20110504|No||||1004|Ana|García'
    await submit(server, { ...TX_LINES, D, E: enrolled('20260905', '4826700') })
    const over = await washington.get(at)
    expect(over.json).toMatchObject({ status: 'corrected' })
    expect(rules(over.json)).toEqual(['T10 met', 'T8 met', 'T9 met'])
    expect((await texas.get('/v1/worklist?kind=data-correction')).json.items).toEqual([])
  })

  it('of the own data may be refused, and questions about it are answered in writing', async () => {
    const { json } = await enter(texas, 'TX')
    expect(rules(json)).toEqual(['T8 running'])
    const at = `/v1/corrections/${json.id}`
    const asked = await texas.post(`${at}/inquiries`, { to: 'WA', question: 'What do you have?' })
    expect(rules(asked.json)).toEqual(['T8 running', 'T11 running'])
    expect((await texas.post(`${at}/inquiries/1/answer`, { text: 'Mine' })).status).toBe(403)
    const answered = await washington.post(`${at}/inquiries/1/answer`, { text: 'May' })
    expect(rules(answered.json)).toEqual(['T8 running', 'T11 met'])
    const officer = await server.as('privacy-officer', {})
    const department = await officer.post(`${at}/inquiries`, { to: 'TX', question: 'Why?' })
    expect(department.json.inquiries[1]).toMatchObject({ by: 'department', to: 'TX' })
    expect(rules(department.json)).toContain('T12 running')
    // The Department asks; it decides nothing for a state.
    expect((await officer.post(`${at}/acknowledge`)).status).toBe(403)
    expect((await officer.post(`${at}/notify`, { how: 'Letter' })).status).toBe(403)
    expect((await enter(officer, 'TX')).status).toBe(403)
    // Who only was asked, or only reads, is not told who asks and where they live.
    for (const { json } of [
      answered,
      department,
      await washington.get(at),
      await officer.get(at),
    ]) {
      expect(json.requester).toEqual({ relation: 'guardian' })
    }
    expect((await texas.get(at)).json.requester).toMatchObject({ contact: '12 Elm St' })
    await texas.post(`${at}/acknowledge`)
    await texas.post(`${at}/decide`, { outcome: 'refused', reason: 'The certificate says March' })
    const told = await texas.post(`${at}/notify`, { how: 'Letter' })
    expect(told.json).toMatchObject({ status: 'refused', notified: { how: 'Letter' } })
    expect(rules(told.json)).toContain('T8 met')
  })

  it('is nobody else’s, and says nothing of itself in mails and logs', async () => {
    const others = [
      await server.as('data-administrator', { state: 'CA' }),
      await server.as('primary-user', { state: 'TX' }),
      await server.as('user-administrator', { state: 'TX' }),
    ]
    for (const other of others) {
      expect((await other.get('/v1/corrections/1')).status).toBe(403)
      expect((await other.post('/v1/corrections/2/notify', { how: 'Letter' })).status).toBe(403)
      expect((await other.get('/v1/corrections?state=TX')).status).toBe(403)
    }
    const list = (await texas.get('/v1/corrections?direction=in')).json
    expect(list.items.map((it: { id: number }) => it.id)).toEqual([2, 1])
    expect(JSON.stringify(list)).not.toContain('Rosa')
    const told = [...mails(server).map(({ text }) => text), ...server.logged].join()
    for (const secret of ['Rosa', 'Elm', 'grandmother', msixId]) expect(told).not.toContain(secret)
    expect((await enter(texas, 'CA')).status).toBe(409)
  })

  it('that was accepted is made by word too, where nothing comes that meets it', async () => {
    const { json } = await enter(texas, 'TX')
    const at = `/v1/corrections/${json.id}`
    await texas.post(`${at}/acknowledge`)
    const decided = await texas.post(`${at}/decide`, { outcome: 'accepted', reason: 'It is May' })
    await texas.post(`${at}/notify`, { how: 'Letter' })
    const t9 = decided.json.clocks.find(({ rule }: { rule: string }) => rule === 'T9')
    const word = { outcome: 'not-applicable', note: 'It said May already' }
    expect((await texas.post(`/v1/clocks/${t9.id}/settle`, word)).status).toBe(200)
    const over = (await texas.get(at)).json
    expect(over).toMatchObject({ status: 'corrected' })
    expect(rules(over)).toEqual(['T8 met', 'T9 not-applicable'])
    expect((await texas.get(`/v1/worklist/${json.work}`)).json.item.status).toBe('closed')
  })

  it('that was accepted of data that the state has taken back is made', async () => {
    const { json } = await enter(washington, 'WA')
    const at = `/v1/corrections/${json.id}`
    await submit(server, {
      ...ofState('WA', 'W1', { move: '20250601' }),
      S: 'S|0000001|D|WA||W1|01',
      D: '',
      Q: '',
    })
    await washington.post(`${at}/acknowledge`)
    const decide = { outcome: 'accepted', reason: 'She is none of ours' }
    const decided = await washington.post(`${at}/decide`, decide)
    expect(decided.json).toMatchObject({ status: 'corrected', decision: { outcome: 'accepted' } })
    expect(rules(decided.json)).toEqual(['T8 running'])
    await washington.post(`${at}/notify`, { how: 'Letter' })
    expect((await washington.get(`/v1/worklist/${json.work}`)).json.item.status).toBe('closed')
  })

  it('waits for what its state says of the child, whatever it calls her', async () => {
    const { json } = await enter(texas, 'TX')
    const at = `/v1/corrections/${json.id}`
    await texas.post(`${at}/acknowledge`)
    await texas.post(`${at}/decide`, { outcome: 'accepted', reason: 'It says so' })
    await texas.post('/v1/students/TX/A17/rekey', { to: 'A18' })
    // Onto an id that stands, too.
    const [E, S] = [enrolled('20260905', '4826700'), 'S|0000001|I|TX||A19|01']
    await submit(server, { ...TX_LINES, E, S })
    await submit(server, { ...TX_LINES, E, S: `${S}|A18` })
    const waits = await texas.get(at)
    expect(waits.json).toMatchObject({ status: 'accepted' })
    expect(rules(waits.json)).toEqual(['T8 running', 'T9 running'])
    const D = 'D|0000001|María|Luz|García|López||Female|20110605|No||||1004|Ana|García'
    await submit(server, { ...TX_LINES, D, E, S })
    const over = await texas.get(at)
    expect(over.json).toMatchObject({ status: 'corrected' })
    expect(rules(over.json)).toEqual(['T8 running', 'T9 met'])
  })
})
