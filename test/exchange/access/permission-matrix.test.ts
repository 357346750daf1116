import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../../src/exchange/access/permissions.ts'
import { ROLES, type Role } from '../../../src/exchange/access/roles.ts'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { breaches, type Sampler } from '../../support/permission-matrix.ts'
import { allSamples } from '../../support/permission-samples/all-samples.ts'

let server: TestServer
let samples: Readonly<Record<string, Sampler>>
beforeAll(async () => {
  server = await exchangeServer()
  samples = await allSamples(server)
}, 60_000)
afterAll(() => server[Symbol.asyncDispose]())

describe('the table of permissions', () => {
  it('IDOR: holds for every operation, role and level, for what is of the own place and account or another’s', async () => {
    expect(await breaches(server, ROUTES, samples)).toEqual([])
  }, 120_000)

  it('is asked about every operation that is not public, and about no other', () => {
    const asked = ROUTES.filter(({ permission }) => permission !== 'public')
    expect(Object.keys(samples).sort()).toEqual(asked.map(({ operation }) => operation).sort())
  })

  it('gives everybody the own account, and user administrators no child', () => {
    const granted = (role: Role): string[] =>
      Object.entries(PERMISSIONS).flatMap(([name, grants]) =>
        grants[role] === undefined ? [] : [name],
      )
    for (const role of ROLES) expect(PERMISSIONS['account.own'][role]).toBe('own')
    for (const role of ['user-administrator', 'federal-reader'] as const) {
      const seen = granted(role).filter((name) =>
        /^(student|worklist|notice|submission)\./.test(name),
      )
      expect(seen).toEqual([])
    }
    // Whoever only looks changes nothing but the own account; the privacy officer may ask about corrections.
    const looking = /\.(own|read|list|search|export)$|^correction\.inquire$/
    const corrections = (role: Role): string[] =>
      granted(role).filter((name) => name.startsWith('correction.'))
    expect(corrections('federal-reader')).toEqual([])
    expect(corrections('privacy-officer')).toEqual(['correction.read', 'correction.inquire'])
    for (const role of ['federal-reader', 'privacy-officer'] as const) {
      expect(granted(role).filter((name) => !looking.test(name))).toEqual([])
    }
  })
})
