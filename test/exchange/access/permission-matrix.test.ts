import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { breaches } from '../../support/permission-matrix.ts'

let server: TestServer
beforeAll(async () => {
  server = await exchangeServer()
})
afterAll(() => server[Symbol.asyncDispose]())

describe('the table of permissions', () => {
  it('holds for every operation, every role and nobody', async () => {
    expect(await breaches(server, ROUTES)).toEqual([])
  })
})
