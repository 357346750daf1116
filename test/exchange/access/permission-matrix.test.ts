import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../../src/exchange/access/permissions.ts'
import { EXCHANGE_ACTOR, ROLES, type Role } from '../../../src/exchange/access/roles.ts'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { breaches, type Sampler } from '../../support/permission-matrix.ts'

let server: TestServer
beforeAll(async () => {
  server = await exchangeServer()
})
afterAll(() => server[Symbol.asyncDispose]())

/** Something that is made anew for each request. */
async function account(state: string): Promise<string> {
  const id = randomUUID()
  const own = { id, email: `${id}@example.org`, name: 'A Tester', status: 'active' } as const
  const roles = ['primary-user'] as const
  await server.exchange.run('account.put', { ...own, roles, place: { state } }, EXCHANGE_ACTOR)
  return id
}

async function application(state: string): Promise<string> {
  const asked = {
    email: `${randomUUID()}@example.org`,
    name: 'An Applicant',
    roles: ['primary-user'],
    place: { state },
    verifiedBy: { name: 'A Supervisor' },
  } as const
  return (await server.exchange.run('application.receive', asked, EXCHANGE_ACTOR)).id
}

const onAccount =
  (rest = '', body?: unknown): Sampler =>
  async (state) => ({ path: `/v1/accounts/${await account(state)}${rest}`, body })
const onApplication =
  (rest = '', body?: unknown): Sampler =>
  async (state) => ({ path: `/v1/account-applications/${await application(state)}${rest}`, body })

const SAMPLES: Readonly<Record<string, Sampler>> = {
  listAccounts: (state) => ({ path: `/v1/accounts?state=${state}` }),
  listTrainingDue: (state) => ({ path: `/v1/training-due?state=${state}` }),
  createAccount: (state) => ({
    path: '/v1/accounts',
    body: {
      email: `${randomUUID()}@example.org`,
      name: 'Somebody New',
      roles: ['primary-user'],
      place: { state },
      approval: 'a form',
    },
  }),
  readAccount: onAccount(),
  changeAccount: onAccount('', { name: 'Another Name' }),
  disableAccount: onAccount('/disable', {}),
  enableAccount: onAccount('/enable', {}),
  deactivateAccount: onAccount('/deactivate', {}),
  resetSecondFactor: onAccount('/reset-second-factor', {}),
  inviteAccount: onAccount('/invite'),
  readAccountHistory: onAccount('/history'),
  listAccountApplications: (state) => ({ path: `/v1/account-applications?state=${state}` }),
  readAccountApplication: onApplication(),
  approveAccountApplication: onApplication('/approve', { roles: ['primary-user'] }),
  rejectAccountApplication: onApplication('/reject', {}),
  listApiKeys: (state) => ({ path: `/v1/states/${state}/api-keys` }),
  createApiKey: (state) => ({ path: `/v1/states/${state}/api-keys`, body: { name: 'a test' } }),
  revokeApiKey: (state) => ({ path: `/v1/states/${state}/api-keys/none` }),
  searchUsers: (state) => ({ path: `/v1/users?state=${state}` }),
}

describe('the table of permissions', () => {
  it('holds for every operation and role, and for nobody, in the own state and another', async () => {
    expect(await breaches(server, ROUTES, SAMPLES)).toEqual([])
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

  it('is asked about each operation on accounts that is not public', () => {
    const tags = ['accounts']
    const missing = ROUTES.filter(
      ({ tag, permission, operation }) =>
        tags.includes(tag) && permission !== 'public' && SAMPLES[operation] === undefined,
    )
    expect(missing.map(({ operation }) => operation)).toEqual([])
  })
})
