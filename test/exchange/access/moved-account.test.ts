import { describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS } from '../../../src/exchange/accounts/account.ts'
import { serverOfFile } from '../../support/exchange-server.ts'
import { done, LAREDO, nearMatch } from '../../support/worklist-steps.ts'

const server = await serverOfFile()

describe('IDOR: somebody who goes to another state', () => {
  it('leaves there what was sent and assigned', async () => {
    const { texas, item } = await nearMatch(server)
    const state = await server.as('data-administrator', { state: 'TX' })
    const moving = await server.as('data-administrator', { state: 'TX', district: LAREDO })
    await done(state, `/v1/worklist/${item}/reassign`, { account: moving.account })
    const notice = { kind: 'departure', msixId: texas, to: { state: 'WA' } }
    expect((await moving.post('/v1/move-notices', notice)).status).toBe(201)
    const lists = ['/v1/worklist?assignee=me', '/v1/move-notices?direction=own']
    for (const path of lists) expect((await moving.get(path)).json.items).toHaveLength(1)
    const { account: id } = moving
    const before = server.exchange.read(({ app }) => ACCOUNTS.get(app, id)!)
    const moved = { ...before, place: { state: 'FL' } }
    await server.exchange.run('account.put', moved, EXCHANGE_ACTOR)
    for (const path of lists) expect((await moving.get(path)).json.items).toEqual([])
    const colleague = await server.as('data-administrator', { state: 'FL' })
    const assigned = await colleague.get(`/v1/worklist?assignee=${id}`)
    expect(assigned.json.items).toEqual([])
  })
})
