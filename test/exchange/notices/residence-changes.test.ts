import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import type { Client, TestServer } from '../../support/exchange-server.ts'
import { enrolled, noticeServer, ofState, submit, TX_LINES } from './notice-world.ts'

let server: TestServer
let texas: Client
beforeAll(async () => {
  server = await noticeServer()
  texas = await server.as('data-administrator', { state: 'TX' })
  await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700') })
})
afterAll(() => server[Symbol.asyncDispose]())

const notices = async () => (await texas.get('/v1/move-notices')).json.items
const clocks = async () => (await texas.get('/v1/clocks?state=TX&rule=T6')).json.items
/** Washington's María, who is Texas's, as her name and birth date say. */
const washington = (enrollment: string, move = '20261001') =>
  submit(server, ofState('WA', 'W1', { move, enrollment }))

describe('a change of residence', () => {
  it('is told to nobody by the first state, nor by what is long past', async () => {
    expect(await notices()).toEqual([])
    await submit(
      server,
      ofState('WA', 'W1', { move: '20250601', enrollment: enrolled('20250605', '5310110') }),
    )
    expect(server.exchange.msixIdOf('WA', 'W1')).toBe(server.exchange.msixIdOf('TX', 'A17'))
    expect(await notices()).toEqual([])
  })

  it('is told to the former district in the very transaction, and starts T6', async () => {
    await washington(enrolled('20261002', '5310110'))
    expect(await notices()).toMatchObject([
      {
        kind: 'arrival',
        origin: 'exchange',
        to: { state: 'TX', district: '4826700' },
        from: { state: 'WA', district: '5310110' },
        moved: '2026-10-02',
      },
    ])
    expect(await clocks()).toMatchObject([
      {
        state: 'TX',
        stateStudentId: 'A17',
        status: 'running',
        started: '2026-10-05',
        due: '2026-10-09',
      },
    ])
  })

  it('is not told twice', async () => {
    await washington(enrolled('20261002', '5310110', '20261004'))
    await washington(enrolled('20261002', '5310110'))
    expect(await notices()).toHaveLength(1)
  })

  it('is overdue after four working days, and met late by what the state then submits', async () => {
    server.time += 5 * 86_400_000
    expect(await server.exchange.run('notices.runClocks', {}, EXCHANGE_ACTOR)).toMatchObject({
      overdue: 1,
    })
    expect(await clocks()).toMatchObject([{ status: 'overdue' }])
    await submit(server, { ...TX_LINES, E: enrolled('20260905', '4826700', '20260930') })
    expect(await clocks()).toEqual([])
    const ended = (await texas.get('/v1/clocks?state=TX&group=ended')).json.items
    expect(ended).toMatchObject([{ rule: 'T6', status: 'met-late' }])
  })

  it('within a state is told to the former district; nothing new yet starts T7', async () => {
    await submit(server, { ...TX_LINES, E: enrolled('20261008', '4800001') })
    const [latest] = (await texas.get('/v1/move-notices?direction=out')).json.items
    expect(latest).toMatchObject({ to: { state: 'WA' }, from: { district: '4800001' } })
    await submit(server, { ...TX_LINES, E: enrolled('20261009', '4826700') })
    expect((await notices())[0]).toMatchObject({ to: { state: 'TX', district: '4800001' } })
    const [clock] = await clocks()
    const note = { note: 'Nothing since the last file' }
    const t7 = (await texas.post(`/v1/clocks/${clock.id}/nothing-new`, note)).json
    expect(t7).toMatchObject({ rule: 'T7', status: 'waiting' })
    expect(t7.due).toBeUndefined()
    const runs = await texas.post(`/v1/clocks/${t7.id}/obtained`, { obtained: '2026-10-09' })
    expect(runs.json).toMatchObject({ status: 'running', due: '2026-10-16' })
    const other = await server.as('data-administrator', { state: 'CA' })
    expect(
      (await other.post(`/v1/clocks/${t7.id}/settle`, { outcome: 'met', ...note })).status,
    ).toBe(403)
  })
})
