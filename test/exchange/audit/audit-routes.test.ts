import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchAudit } from '../../../src/exchange/audit/search-audit.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { fileWith, GOOD_LINES } from '../msix/submission-text.ts'

let server: TestServer
const dir = mkdtempSync(join(tmpdir(), 'nearmatch-audit-routes-'))
let child = ''

beforeAll(async () => {
  server = await exchangeServer()
  const file = join(dir, 'tx.txt')
  writeFileSync(file, fileWith())
  await server.exchange.takeIn(file)
  child = server.exchange.msixIdOf('TX', 'A17')!
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true })
})

const event = (account: string, subjects: readonly string[] = []) =>
  server.exchange.audit.record({
    time: server.time,
    account,
    operation: 'readStudent',
    status: 200,
    subjects,
  })

describe('the audit, by its operations', () => {
  it('shows a state’s officer the state’s accounts and children, and no other state’s', async () => {
    const [texan, other] = [
      await server.as('primary-user'),
      await server.as('primary-user', { state: 'WA' }),
    ]
    await event(texan.account, ['msix:1'])
    await event(other.account, ['msix:2'])
    await event(other.account, [`msix:${child}`])
    await event(other.account, ['state:TX'])
    const officer = await server.as('privacy-officer', { state: 'TX' })
    const federal = await server.as('privacy-officer', {})
    const seen = async (client: typeof officer): Promise<string[]> =>
      (await client.get('/v1/audit?operation=readStudent')).json.entries.map(
        (it: { subjects: string[] }) => it.subjects[0],
      )
    expect(await seen(officer)).toEqual(['state:TX', `msix:${child}`, 'msix:1'])
    expect(await seen(federal)).toEqual(['state:TX', `msix:${child}`, 'msix:2', 'msix:1'])
  })

  it('is itself audited, paged, and says where to go on', async () => {
    const officer = await server.as('privacy-officer', {})
    const first = (await officer.get('/v1/audit?limit=1')).json
    const second = (await officer.get(`/v1/audit?limit=1&cursor=${first.next}`)).json
    expect(second.entries[0].sequence).toBe(first.entries[0].sequence - 1)
    const own = (await officer.get(`/v1/audit?account=${officer.account}`)).json
    expect(own.entries.map((it: { operation: string }) => it.operation)).toEqual([
      'searchAudit',
      'searchAudit',
    ])
  })

  it('is nobody else’s', async () => {
    for (const role of ['primary-user', 'data-administrator', 'user-administrator'] as const) {
      expect((await (await server.as(role)).get('/v1/audit')).status).toBe(403)
    }
    expect((await server.nobody.get('/v1/audit')).status).toBe(401)
  })

  it('has nothing that was typed where an id belongs', async () => {
    const administrator = await server.as('user-administrator')
    const from = server.exchange.audit.sequence
    for (const typed of ['%E2%80%A8', 'Guadalupe%20Hernandez', 'Guadalupe']) {
      for (const path of [`accounts/${typed}`, `account-applications/${typed}`]) {
        expect((await administrator.get(`/v1/${path}`)).status).toBeGreaterThanOrEqual(400)
      }
      for (const path of [`accounts/${typed}/disable`, `account-applications/${typed}/reject`]) {
        const { status } = await administrator.post(`/v1/${path}`, {})
        expect(status).toBe(typed.includes('%') ? 400 : 404)
      }
      const path = `/v1/states/TX/api-keys/${typed}`
      expect((await administrator.request('DELETE', path)).status).toBeGreaterThanOrEqual(400)
    }
    const { entries } = await searchAudit(server.exchange.audit.dir, {}, { limit: 15 })
    expect(entries.at(-1)!.sequence).toBe(from + 1)
    expect(entries.flatMap(({ subjects }) => subjects)).toEqual([])
  })

  it('verifies', async () => {
    const officer = await server.as('privacy-officer')
    const { sound, entries } = (await officer.get('/v1/audit/verification')).json
    expect([sound, entries]).toEqual([true, server.exchange.audit.sequence - 1])
  })
})

describe('the feed of changes', () => {
  it('tells a state of its own students alone, once', async () => {
    const texas = await server.system('TX')
    const { changes, last, more } = (await texas.get('/v1/changes?since=0')).json
    expect(changes).toMatchObject([{ kind: 'id-given', stateStudentId: 'A17', msixId: child }])
    expect(more).toBe(false)
    expect((await texas.get(`/v1/changes?since=${last}`)).json.changes).toEqual([])
    expect((await (await server.system('WA')).get('/v1/changes')).json.changes).toEqual([])
  })

  it('refuses a position that nothing was told as far as: the exchange was restored', async () => {
    const texas = await server.system('TX')
    const { last } = (await texas.get('/v1/changes')).json
    expect((await texas.get(`/v1/changes?since=${last}`)).status).toBe(200)
    const beyond = await texas.get(
      `/v1/changes?since=${server.exchange.registry.stats().sequence + 1}`,
    )
    expect([beyond.status, beyond.json.code]).toEqual([409, 'exchange-conflict'])
    expect(beyond.json.detail).toContain('after a restore begin again at 0')
  })

  it('tells that another state says something new of the child', async () => {
    const texas = await server.system('TX')
    const { last } = (await texas.get('/v1/changes')).json
    const file = join(dir, 'wa.txt')
    writeFileSync(
      file,
      fileWith({
        H: GOOD_LINES.H!.replace('|TX|', '|WA|'),
        S: `S|0000001|I|WA|${child}|W1|01`,
      }),
    )
    await server.exchange.takeIn(file)
    const { changes } = (await texas.get(`/v1/changes?since=${last}`)).json
    expect(changes.map((it: { kind: string }) => it.kind)).toContain('other-state')
    expect(JSON.stringify(changes)).not.toMatch(/Mar|Garc|W1/)
    // Washington, which came last, hears of nothing that Texas had said before.
    const ofWashington = (await (await server.system('WA')).get('/v1/changes')).json.changes
    expect(ofWashington).toMatchObject([{ kind: 'id-given', stateStudentId: 'W1' }])
  })
})
