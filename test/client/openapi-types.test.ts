import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { describe, expect, it } from 'vitest'
import { exchangeClient } from '../../src/client/index.ts'
import { serverOfFile } from '../support/exchange-server.ts'

const FILE = resolve(import.meta.dirname, '../../src/client/openapi-types.ts')
const HEAD = '/** Made from the interface by its test: `UPDATE_CLIENT=1` writes it anew. */\n\n'

const server = await serverOfFile()

describe('the typed client', () => {
  it('has the types of the interface as it is', async () => {
    const document = (await server.nobody.get('/openapi.json')).json
    const types = HEAD + astToString(await openapiTS(document))
    if (process.env.UPDATE_CLIENT === '1') writeFileSync(FILE, types)
    expect(readFileSync(FILE, 'utf8') === types, 'run this test with UPDATE_CLIENT=1').toBe(true)
  })

  it('asks, and tells a refusal from an answer', async () => {
    const health = await exchangeClient({ url: server.url }).GET('/health')
    expect(health.data?.status).toBe('ok')
    const query = { since: 0, limit: 10 }
    const refused = await exchangeClient({ url: server.url }).GET('/v1/changes', {
      params: { query },
    })
    expect([refused.data, refused.error?.code]).toEqual([undefined, 'not-logged-in'])
  })
})
