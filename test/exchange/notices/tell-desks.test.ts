import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS } from '../../../src/exchange/accounts/account.ts'
import { waitingMails } from '../../../src/exchange/mail/outbox.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { done, LAREDO, nearMatch } from '../../support/worklist-steps.ts'

const HOUR_MS = 3_600_000

let server: TestServer
let state: Client
let district: Client
let other: Client
beforeAll(async () => {
  server = await exchangeServer()
  const entry = { state: 'TX', since: '2020-01-01', kind: 'district', name: 'Laredo' } as const
  const entries = [{ line: 1, entry: { ...entry, id: LAREDO } }]
  await server.exchange.run('directory.import', { entries, dryRun: false }, EXCHANGE_ACTOR)
  state = await server.as('data-administrator', { state: 'TX' })
  district = await server.as('data-administrator', { state: 'TX', district: LAREDO })
  other = await server.as('data-administrator', { state: 'CA' })
})
afterAll(() => server[Symbol.asyncDispose]())

let seen = 0
/** Runs the job; texts of the mails that came of it, by account. */
async function tell(): Promise<Record<string, string>> {
  const { exchange } = server
  await exchange.run('worklist.tellDesks', {}, EXCHANGE_ACTOR)
  return exchange.read(({ app }) => {
    const mails = waitingMails(app, 1000).filter(({ number }) => number > seen)
    seen = mails.at(-1)?.number ?? seen
    const names = new Map(
      [state, district, other].map(({ account }) => [ACCOUNTS.get(app, account)!.email, account]),
    )
    for (const { about } of mails) expect(about).toEqual({ kind: 'worklist' })
    return Object.fromEntries(mails.map(({ to, text }) => [names.get(to)!, text]))
  })
}

describe('mails about the worklist', () => {
  it('tell the lowest desk that has administrators, in one mail, and not again for a day', async () => {
    const first = await nearMatch(server)
    await nearMatch(server)
    expect(await tell()).toEqual({
      [district.account]: '2 items have come to your worklist.',
    })
    expect(await tell()).toEqual({})
    await nearMatch(server)
    server.time += 23 * HOUR_MS
    expect(await tell()).toEqual({})

    // What goes up is told there, at once, as nobody there was told today.
    await done(district, `/v1/worklist/${first.item}/escalate`)
    expect(await tell()).toEqual({ [state.account]: 'An item has come to your worklist.' })
    server.time += 2 * HOUR_MS
    expect(await tell()).toEqual({ [district.account]: 'An item has come to your worklist.' })
  })

  it('tell an administrator of what is assigned, and other states of what they have to validate', async () => {
    const { item } = await nearMatch(server)
    server.time += 25 * HOUR_MS
    await tell()
    server.time += 25 * HOUR_MS
    await done(state, `/v1/worklist/${item}/reassign`, { account: district.account })
    expect(await tell()).toEqual({ [district.account]: 'An item has come to your worklist.' })
    await done(state, `/v1/worklist/${item}/accept`)
    expect(await tell()).toEqual({ [other.account]: 'An item has come to your worklist.' })
  })
})
