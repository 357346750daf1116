import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/exchange/config.ts'
import { rateLimit } from '../../../src/exchange/http/rate-limit.ts'
import { exchangeServer } from '../../support/exchange-server.ts'

describe('rateLimit', () => {
  it('lets a burst through and then as many as fill again', () => {
    const take = rateLimit(60)
    for (let at = 0; at < 60; at++) take('a', 0)
    expect(() => take('a', 0)).toThrow(expect.objectContaining({ code: 'too-many-requests' }))
    expect(() => take('b', 0)).not.toThrow()
    expect(() => take('a', 999)).toThrow()
    expect(() => take('a', 2000)).not.toThrow()
  })

  it('bounds an account’s requests, and says when to come back', async () => {
    const { server: standard } = DEFAULT_CONFIG
    const config = { ...DEFAULT_CONFIG, server: { ...standard, requestsPerMinute: 10 } }
    await using server = await exchangeServer({ config })
    const client = await server.as('privacy-officer')
    for (let at = 0; at < 10; at++) expect((await client.get('/v1/audit')).status).toBe(200)
    const { status, headers, json } = await client.get('/v1/audit')
    expect([status, json.code]).toEqual([429, 'too-many-requests'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(server.exchange.audit.sequence).toBe(10)
    expect((await (await server.as('privacy-officer')).get('/v1/audit')).status).toBe(200)
  })

  it('bounds what a network asks without being anybody, and what that leaves in the audit', async () => {
    await using server = await exchangeServer()
    const client = await server.as('privacy-officer')
    const ask = async (): Promise<number> => (await server.nobody.get('/v1/audit')).status
    const statuses = await Promise.all(Array.from({ length: 320 }, ask))
    expect(statuses.filter((status) => status === 401)).toHaveLength(300)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    expect(server.exchange.audit.sequence).toBe(300)
    expect((await client.get('/v1/audit')).status).toBe(200)
    server.time += 60_000
    expect(await ask()).toBe(401)
  })
})
