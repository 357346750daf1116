import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS } from '../../../src/exchange/accounts/account.ts'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { mails, noticeServer, submit, TX_LINES } from './notice-world.ts'

const PHONE = '956-555-0177'
const WORDS = 'Leaving Friday with the grandmother'

let server: TestServer
let msixId: string
/** Mari, who recruits in Laredo. */
let mari: Client
let yakima: Client
let washington: Client
beforeAll(async () => {
  server = await noticeServer()
  await submit(server, TX_LINES)
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  mari = await server.as('primary-user', { state: 'TX', region: '01', district: '4826700' })
  yakima = await server.as('data-administrator', {
    state: 'WA',
    region: 'east',
    district: '5310110',
  })
  washington = await server.as('data-administrator', { state: 'WA' })
})
afterAll(() => server[Symbol.asyncDispose]())

function emailOf({ account }: Client): string {
  return server.exchange.read(({ app }) => ACCOUNTS.get(app, account)!.email)
}

const notice = (more: object = {}) => ({
  kind: 'departure',
  msixId,
  to: { state: 'WA', district: '5310110' },
  moved: '2026-10-09',
  details: WORDS,
  phone: PHONE,
  ...more,
})

describe('a recruiter’s move notice', () => {
  it('goes to the administrators of the place, by mail as a link only', async () => {
    const { status, json } = await mari.post('/v1/move-notices', notice())
    expect(status).toBe(201)
    expect(json).toMatchObject({
      status: 'open',
      origin: 'user',
      to: { state: 'WA', region: 'east', district: '5310110' },
      from: { state: 'TX', district: '4826700' },
      due: '2026-10-09',
      phone: PHONE,
    })
    const sent = mails(server)
    expect(sent.map(({ to }) => to)).toEqual([emailOf(yakima)])
    expect(sent[0]!.text).toContain(`"about":{"kind":"move-notice","id":${json.id}}`)
    for (const secret of [PHONE, WORDS, msixId, 'Garc']) expect(sent[0]!.text).not.toContain(secret)
    const seen = await yakima.get(`/v1/move-notices/${json.id}`)
    expect(seen.json).toMatchObject({ phone: PHONE, details: WORDS, msixId })
    const work = await yakima.get('/v1/worklist?kind=move-notice')
    expect(work.json.items).toMatchObject([{ subject: `move-notice ${json.id}` }])
    expect(server.logged.join()).not.toContain(PHONE)
  })

  it('is routed on, acknowledged and answered; the sender hears of it', async () => {
    const sent = (await mari.post('/v1/move-notices', notice({ to: { state: 'WA' } }))).json
    expect((await yakima.post(`/v1/move-notices/${sent.id}/acknowledge`)).status).toBe(403)
    const to = { state: 'WA', district: '5310110' }
    const routed = await washington.post(`/v1/move-notices/${sent.id}/route`, { to })
    expect(routed.json).toMatchObject({ to: { region: 'east', district: '5310110' } })
    // Who it came to has had a mail of it, and gets no second one of its worklist.
    const { length } = mails(server)
    const ran = await server.exchange.run('worklist.tellDesks', {}, EXCHANGE_ACTOR)
    expect(ran.told).toBe(0)
    expect(mails(server).length).toBe(length)
    expect((await yakima.post(`/v1/move-notices/${sent.id}/acknowledge`)).json.status).toBe(
      'acknowledged',
    )
    const answer = { outcome: 'contacted', text: 'We call them on Monday' }
    const done = await yakima.post(`/v1/move-notices/${sent.id}/answer`, answer)
    expect(done.json).toMatchObject({ status: 'answered', answer })
    expect(done.json.steps.map((it: { action: string }) => it.action)).toEqual([
      'sent',
      'routed to WA east 5310110',
      'acknowledged',
      'answered',
    ])
    expect(mails(server).at(-1)).toMatchObject({ to: emailOf(mari) })
    expect(mails(server).at(-1)!.text).not.toContain('Monday')
    expect((await yakima.post(`/v1/move-notices/${sent.id}/answer`, answer)).status).toBe(409)
    const work = await yakima.get(`/v1/worklist/${sent.work}`)
    expect(work.json).toMatchObject({ item: { status: 'closed' } })
  })

  it('is listed in and out, page by page, and of a child', async () => {
    const ids = async (client: Client, query: string) =>
      (await client.get(`/v1/move-notices?${query}`)).json.items.map((it: { id: number }) => it.id)
    expect(await ids(yakima, 'direction=in')).toEqual([2, 1])
    expect(await ids(yakima, 'direction=in&open=true')).toEqual([1])
    expect(await ids(mari, 'direction=out')).toEqual([2, 1])
    expect(await ids(mari, 'direction=own')).toEqual([2, 1])
    expect(await ids(washington, `msixId=${msixId}`)).toEqual([2, 1])
    const first = (await washington.get('/v1/move-notices?limit=1')).json
    expect(first.items).toMatchObject([{ id: 2 }])
    expect(await ids(washington, `limit=1&cursor=${first.next}`)).toEqual([1])
    expect(JSON.stringify(first)).not.toContain(PHONE)
  })

  it('is nobody else’s', async () => {
    const others = [
      await server.as('data-administrator', { state: 'CA' }),
      await server.as('data-administrator', { state: 'WA', district: '5300002' }),
      await server.as('primary-user', { state: 'TX', region: '01', district: '4800001' }),
      await server.as('user-administrator', { state: 'WA' }),
      await server.as('federal-reader', {}),
      await server.system('WA'),
    ]
    for (const other of others) {
      expect((await other.get('/v1/move-notices/1')).status).toBe(403)
      expect((await other.get('/v1/move-notices?state=WA')).status).toBe(403)
      expect((await other.post('/v1/move-notices/1/answer', { outcome: 'known' })).status).toBe(403)
      const of = await other.get(`/v1/move-notices?msixId=${msixId}`)
      if (of.status === 200) expect(of.json.items).toEqual([])
    }
    // The recruiter has sent it, and may not answer for the other state.
    expect((await mari.post('/v1/move-notices/1/answer', { outcome: 'known' })).status).toBe(403)
    expect((await mari.get('/v1/move-notices/999')).status).toBe(404)
  })

  it('is refused to an address that does not hang together, or of a child that is not there', async () => {
    const send = async (more: object) => (await mari.post('/v1/move-notices', notice(more))).status
    expect(await send({ to: { state: 'TX', district: '5310110' } })).toBe(400)
    expect(await send({ to: { state: 'QQ' } })).toBe(400)
    expect(await send({ to: { state: 'WA', region: 'west' } })).toBe(400)
    expect(await send({ msixId: '999999999999' })).toBe(404)
    expect(await send({ moved: '2026-02-30' })).toBe(400)
    const { text } = await mari.post('/v1/move-notices', notice({ phone: 'call Lupe' }))
    expect(text).not.toContain('Lupe')
  })

  it('reminds whoever has it, once, before it is due', async () => {
    const before = mails(server).length
    const run = () => server.exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)
    server.time += 3 * 86_400_000
    expect(await run()).toMatchObject({ reminded: 1 })
    expect(await run()).toMatchObject({ reminded: 0, overdue: 0 })
    expect(
      mails(server)
        .slice(before)
        .map(({ to }) => to),
    ).toEqual([emailOf(yakima)])
  })

  it('reminds again, of its new day, once it was routed on', async () => {
    const to = { state: 'WA', district: '5310110' }
    const routed = await yakima.post('/v1/move-notices/1/route', { to })
    expect(routed.json.due > '2026-10-09').toBe(true)
    server.time = Date.parse(`${routed.json.due}T15:00:00Z`)
    const run = () => server.exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)
    expect(await run()).toMatchObject({ reminded: 1 })
    expect(await run()).toMatchObject({ reminded: 0 })
  })

  it('is not changed by who has not seen what it is now', async () => {
    const sent = await mari.post('/v1/move-notices', notice({ to: { state: 'WA' } }))
    const path = `/v1/move-notices/${sent.json.id}`
    const first = sent.headers.get('etag')!
    const seen = (etag: string) => ({ 'if-match': etag })
    const known = await washington.post(`${path}/acknowledge`, undefined, seen(first))
    expect(known.status).toBe(200)
    const next = known.headers.get('etag')!
    expect((await washington.get(path)).headers.get('etag')).toBe(next)
    const answer = { outcome: 'known' }
    const stale = await washington.post(`${path}/answer`, answer, seen(first))
    expect(stale.json).toMatchObject({ status: 412, code: 'exchange-stale' })
    expect((await washington.post(`${path}/answer`, answer, seen(next))).status).toBe(200)
  })
})
