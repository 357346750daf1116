import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { type Config, DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import type { DirectoryEntry } from '../../../src/exchange/directory/directory-entry.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import {
  done,
  expectInLine,
  FRESNO,
  HOUSTON,
  LAREDO,
  nearMatch,
} from '../../support/worklist-steps.ts'

const DAY_MS = 86_400_000

function policies(more: Partial<Config['policies']>): Config {
  return {
    ...DEFAULT_CONFIG,
    policies: { ...DEFAULT_CONFIG.policies, ...more },
    calendars: { stateHolidays: { TX: ['2026-10-15'] } },
  }
}

/** Texas has a region that Laredo is of; California has administrators of the state only. */
async function withDirectory(server: TestServer): Promise<void> {
  const since = '2020-01-01'
  const texas = { state: 'TX', since }
  const entries: DirectoryEntry[] = [
    { ...texas, kind: 'region', id: '1', name: 'Region One' },
    { ...texas, kind: 'district', id: LAREDO, name: 'Laredo', region: '1' },
    { kind: 'state', id: 'CA', state: 'CA', name: 'California', levels: ['state'], since },
  ]
  const lined = entries.map((entry, at) => ({ line: at + 1, entry }))
  const args = { entries: lined, dryRun: false }
  const { outcome } = await server.exchange.run('directory.import', args, EXCHANGE_ACTOR)
  expect(outcome).toBe('imported')
}

async function runClocks(server: TestServer): Promise<{ escalated: number; approved: number }> {
  const all = { escalated: 0, approved: 0 }
  for (let more = true; more; ) {
    const ran = await server.exchange.run('worklist.runClocks', {}, EXCHANGE_ACTOR)
    all.escalated += ran.escalated
    all.approved += ran.approved
    more = ran.more
  }
  return all
}

const administrator = (server: TestServer, place: object = {}): Promise<Client> =>
  server.as('data-administrator', { state: 'TX', ...place })

describe('the clock', () => {
  it('takes what nobody decides from the district to the region to the state, over holidays', async () => {
    await using server = await exchangeServer({ config: policies({}) })
    await withDirectory(server)
    const { item } = await nearMatch(server)
    const desk = async (): Promise<object> => {
      const client = await administrator(server)
      return (await client.get(`/v1/worklist/${item}`)).json.item.desks[0]
    }
    // Five working days after Monday, without Columbus Day, and the end of that day.
    const district = { level: 'district', district: LAREDO, region: '1' }
    expect(await desk()).toMatchObject({ ...district, due: '2026-10-14T12:00:00.000Z' })
    server.time = Date.UTC(2026, 9, 14, 11)
    expect(await runClocks(server)).toMatchObject({ escalated: 0 })
    server.time = Date.UTC(2026, 9, 14, 12)
    expect(await runClocks(server)).toMatchObject({ escalated: 1 })
    // Texas has a holiday of its own on the 15th.
    expect(await desk()).toEqual({
      state: 'TX',
      region: '1',
      level: 'region',
      due: '2026-10-23T12:00:00.000Z',
    })
    server.time += 10 * DAY_MS
    await runClocks(server)
    expect(await desk()).toMatchObject({ state: 'TX', level: 'state' })
    server.time += 30 * DAY_MS
    expect(await runClocks(server)).toEqual({ escalated: 0, approved: 0 })
    const client = await administrator(server)
    const { json } = await client.get(`/v1/worklist/${item}`)
    // A near match is never decided by the clock.
    expect(json.item).toMatchObject({ kind: 'near-match', status: 'open' })
    expect(json.history.map(({ action }: { action: string }) => action)).toEqual([
      'opened',
      'escalated',
      'escalated',
      'overdue',
    ])
    const overdue = await client.get(
      `/v1/worklist?dueBy=${encodeURIComponent(new Date(server.time).toISOString())}`,
    )
    expect(overdue.json.items).toHaveLength(1)
    expect((await client.get('/v1/worklist?dueBy=2026-10-01T00:00:00Z')).json.items).toEqual([])
    expectInLine(server)
  })

  it('approves nothing unless policy turns it on', async () => {
    await using server = await exchangeServer({ config: policies({}) })
    expect(await untilTheEnd(server, await proposed(server))).toBe('open')
  })

  it('never stands in for another state, unless all states of it are named', async () => {
    const own = { autoApproval: true, autoApprovalStates: ['TX'] }
    await using server = await exchangeServer({ config: policies(own) })
    expect(await untilTheEnd(server, await proposed(server))).toBe('open')
    const both = { autoApproval: true, autoApprovalStates: ['TX', 'CA'] }
    await using agreed = await exchangeServer({ config: policies(both) })
    expect(await untilTheEnd(agreed, await proposed(agreed))).toBe('merged')
    expectInLine(agreed)
  })

  it('never approves a merge of a multiple birth, nor an undo', async () => {
    const both = { autoApproval: true, autoApprovalStates: ['TX', 'CA'] }
    await using server = await exchangeServer({ config: policies(both) })
    const twins = await proposed(server, { multipleBirth: 'Yes' })
    const item = await proposed(server)
    const california = await server.as('data-administrator', { state: 'CA' })
    await done(california, `/v1/worklist/${item}/approve`)
    const undo = await done(california, `/v1/worklist/${item}/undo`)
    expect(await untilTheEnd(server, twins)).toBe('open')
    const client = await administrator(server)
    expect((await client.get(`/v1/worklist/${undo.item}`)).json.item.status).toBe('open')
    expectInLine(server)
  })

  async function proposed(
    server: TestServer,
    options: { multipleBirth?: 'Yes' } = {},
  ): Promise<number> {
    const { texas, other } = await nearMatch(server, options)
    const client = await administrator(server)
    return (await done(client, `/v1/students/${texas}/merge`, { others: [other] })).item
  }

  async function untilTheEnd(server: TestServer, item: number): Promise<string> {
    for (let level = 0; level < 4; level++) {
      server.time += 20 * DAY_MS
      await runClocks(server)
    }
    const client = await administrator(server)
    const { outcome, status } = (await client.get(`/v1/worklist/${item}`)).json.item
    return outcome ?? status
  }
})

describe('an item', () => {
  let server: TestServer
  let district: Client
  let state: Client
  beforeAll(async () => {
    server = await exchangeServer({ config: policies({}) })
    await withDirectory(server)
    district = await administrator(server, { region: '1', district: LAREDO })
    state = await administrator(server)
  })
  afterEach(() => expectInLine(server))
  afterAll(() => server[Symbol.asyncDispose]())

  it('can be put off until it is due, and is back by itself', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}/postpone`
    const late = await district.post(path, { until: '2026-12-01T00:00:00Z' })
    expect(late.status).toBe(409)
    const past = await district.post(path, { until: '2026-01-01T00:00:00Z' })
    expect(past.status).toBe(409)
    const until = new Date(server.time + DAY_MS).toISOString()
    const put = await done(district, path, { until, note: 'I have asked the school' })
    expect(put).toMatchObject({ status: 'postponed', until })
    const { json } = await district.get('/v1/worklist?status=postponed')
    expect(json.items.map(({ id }: { id: number }) => id)).toEqual([item])
    server.time += DAY_MS
    await runClocks(server)
    server.time -= DAY_MS
    const back = (await district.get(`/v1/worklist/${item}`)).json
    expect(back.item.status).toBe('open')
    expect(back.history.at(-1)).toMatchObject({ action: 'reopened', by: 'exchange' })
  })

  it('is given sideways or down, never up', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}/reassign`
    const up = await district.post(path, { account: state.account })
    expect(up.json).toMatchObject({ status: 409, code: 'exchange-conflict' })
    const houston = await administrator(server, { district: HOUSTON })
    const moved = await done(district, path, { account: houston.account })
    expect(moved.desks[0]).toMatchObject({ district: HOUSTON, assignee: houston.account })
    // It has left the own place at once; its clock runs on.
    expect((await district.post(path, { district: LAREDO })).status).toBe(403)
    const mine = await houston.get('/v1/worklist?assignee=me')
    expect(mine.json.items.map(({ id }: { id: number }) => id)).toEqual([item])
    const down = await done(state, path, { district: LAREDO })
    expect(down.desks[0].assignee).toBeUndefined()
    const outside = await state.post(path, { district: FRESNO })
    expect(outside.status).toBe(409)
    const recruiter = await server.as('primary-user')
    expect((await state.post(path, { account: recruiter.account })).status).toBe(404)
    expect((await state.post(path, { district: LAREDO, region: '1' })).status).toBe(400)
  })

  it('is given to a region that the directory knows', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}`
    await done(district, `${path}/escalate`)
    await done(await administrator(server, { region: '1' }), `${path}/escalate`)
    const unknown = await state.post(`${path}/reassign`, { region: '2' })
    expect(unknown.json).toMatchObject({ status: 404, code: 'exchange-unknown' })
    const moved = await done(state, `${path}/reassign`, { region: '1' })
    expect(moved.desks[0]).toMatchObject({ region: '1', level: 'region' })
  })

  it('goes up by escalation, level by level', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}/escalate`
    expect((await done(district, path, { note: 'not mine' })).desks[0].level).toBe('region')
    expect((await district.post(path, {})).status).toBe(403)
    const region = await administrator(server, { region: '1' })
    expect((await done(region, path)).desks[0].level).toBe('state')
    expect((await state.post(path, {})).status).toBe(409)
  })

  it('is kept for who has it open, until the lock runs out', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}`
    const locked = await district.request('PUT', `${path}/lock`)
    expect(locked.json.lock.by).toBe(district.account)
    expect((await state.post(`${path}/reject`, {})).json.code).toBe('exchange-conflict')
    expect((await state.request('DELETE', `${path}/lock`)).status).toBe(409)
    server.time += 15 * 60_000
    await done(state, `${path}/reject`)
    server.time -= 15 * 60_000
  })

  it('takes comments of all whom it concerns', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}`
    const california = await server.as('data-administrator', { state: 'CA' })
    await done(california, `${path}/comments`, { note: 'he is a cousin' })
    const { history } = (await state.get(path)).json
    expect(history.at(-1)).toMatchObject({
      action: 'commented',
      by: california.account,
      note: 'he is a cousin',
    })
  })

  it('is refused to who has not seen its last version', async () => {
    const { item } = await nearMatch(server)
    const path = `/v1/worklist/${item}`
    const etag = (await state.get(path)).headers.get('etag')!
    await done(district, `${path}/comments`, { note: 'wait' })
    const stale = await state.post(`${path}/reject`, {}, { 'if-match': etag })
    expect(stale.json).toMatchObject({ status: 412, code: 'exchange-stale' })
    const now = (await state.get(path)).headers.get('etag')!
    expect((await state.post(`${path}/reject`, {}, { 'if-match': now })).status).toBe(200)
  })

  it('is listed page by page, with counts', async () => {
    for (let count = 0; count < 3; count++) await nearMatch(server)
    const all = (await state.get('/v1/worklist?limit=200')).json
    const paged: number[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`
      const { json } = await state.get(`/v1/worklist?limit=2${cursor}`)
      expect(json.counts).toEqual(all.counts)
      paged.push(...json.items.map(({ id }: { id: number }) => id))
      next = json.next
    }
    expect(paged).toEqual(all.items.map(({ id }: { id: number }) => id))
    const count = all.counts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    expect(count).toBe(all.items.length)
    const below = await state.get(`/v1/worklist?district=${LAREDO}`)
    expect(below.json.items.length).toBeGreaterThan(2)
    expect((await state.get(`/v1/worklist?district=${FRESNO}`)).status).toBe(403)
  })
})
