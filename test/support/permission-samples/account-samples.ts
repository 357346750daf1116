import { randomUUID } from 'node:crypto'
import { EXCHANGE_ACTOR, type Place } from '../../../src/exchange/access/roles.ts'
import type { Account } from '../../../src/exchange/accounts/account.ts'
import { RULES } from '../../../src/exchange/accounts/rules-of-behaviour.ts'
import type { TestServer } from '../exchange-server.ts'
import { PLACES, type Sampler } from '../permission-matrix.ts'
import { isState, STATES, type World } from './world.ts'

/** Accounts, applications and keys, of each place. */
export async function accountSamples({ server }: World): Promise<Record<string, Sampler>> {
  const { exchange } = server
  const accountAt = async (place: Place, more: Partial<Account> = {}): Promise<string> => {
    const id = randomUUID()
    const own = { id, email: `${id}@example.org`, name: 'Matrix Person', status: 'active' } as const
    const roles = ['primary-user'] as const
    await exchange.run('account.put', { ...own, roles, place, ...more }, EXCHANGE_ACTOR)
    return id
  }
  const applicationAt = async (place: Place): Promise<string> => {
    const email = `${randomUUID()}@example.org`
    const verifiedBy = { name: 'A Supervisor' }
    const roles = ['primary-user'] as const
    const asked = { email, name: 'An Applicant', roles, place, verifiedBy }
    return (await exchange.run('application.receive', asked, EXCHANGE_ACTOR)).id
  }
  const keyOf = (state: string): Promise<{ id: string }> =>
    exchange.run('api-key.create', { state, name: 'matrix', days: 1 }, EXCHANGE_ACTOR)
  const onAccount = (rest = '', body?: unknown, more: Partial<Account> = {}): Sampler => ({
    at: async (place) => [
      { path: `/v1/accounts/${await accountAt(place, more)}${rest}`, body, about: [{ place }] },
    ],
  })
  const onApplication = (rest = '', body?: unknown): Sampler => ({
    at: async (place) => {
      const id = await applicationAt(place)
      return [{ path: `/v1/account-applications/${id}${rest}`, body, about: [{ place }] }]
    },
  })
  const shown = await Promise.all(
    PLACES.map(async (place) => ({
      text: await accountAt(place, { name: 'Shown Person', training: '2020-01-01' }),
      about: [{ place }],
    })),
  )
  const applied = await Promise.all(
    PLACES.map(async (place) => ({ text: await applicationAt(place), about: [{ place }] })),
  )
  const keys = await Promise.all(
    STATES.map(async ({ state }) => [state!, (await keyOf(state!)).id] as const),
  )
  /** A list of the own area, or of a state that is named. */
  const list = (path: string, shows: typeof shown): Sampler => ({
    own: ({ place }) => [
      { path, about: [{ place }], shows },
      // The own state, by name, is the own area still.
      ...(place.state === undefined
        ? []
        : [{ path: `${path}&state=${place.state}`, about: [{ place }], shows }]),
    ],
    at: (place) =>
      place.state === 'CA' && isState(place)
        ? [{ path: `${path}&state=CA`, about: [{ place }], shows: shown.slice(0, 0) }]
        : [],
  })
  const ofKey = (method: 'list' | 'create' | 'revoke'): Sampler => ({
    at: async (place) => {
      if (!isState(place)) return []
      const path = `/v1/states/${place.state}/api-keys`
      const about = [{ place }]
      if (method === 'list') {
        const shows = keys.map(([state, text]) => ({ text, about: [{ place: { state } }] }))
        return [{ path, about, shows: shows.filter((each) => each.text === ofState(place)) }]
      }
      if (method === 'create') return [{ path, body: { name: 'a test' }, about }]
      const { id } = await keyOf(place.state!)
      return [{ path: `${path}/${id}`, about }]
    },
  })
  const ofState = ({ state }: Place): string => keys.find(([each]) => each === state)![1]

  return {
    listAccounts: list('/v1/accounts?text=shown&limit=200', shown),
    listTrainingDue: list('/v1/training-due?by=2022-01-01&limit=200', shown),
    createAccount: {
      at: (place) => [
        {
          path: '/v1/accounts',
          body: {
            email: `${randomUUID()}@example.org`,
            name: 'Somebody New',
            roles: ['primary-user'],
            place,
            approval: 'a form',
          },
          about: [{ place }],
        },
      ],
    },
    readAccount: onAccount(),
    // Where it is to go has to be in reach as well.
    changeAccount: {
      at: async (place) => [
        {
          path: `/v1/accounts/${await accountAt(place)}`,
          body: { name: 'Another Name', place },
          about: [{ place }],
        },
      ],
    },
    disableAccount: onAccount('/disable', {}),
    enableAccount: onAccount('/enable', {}, { status: 'disabled' }),
    deactivateAccount: onAccount('/deactivate', {}),
    resetSecondFactor: onAccount('/reset-second-factor', {}),
    inviteAccount: onAccount('/invite'),
    readAccountHistory: onAccount('/history'),
    listAccountApplications: {
      ...list('/v1/account-applications?limit=200', applied),
      own: (asker) => {
        const { state } = asker.place
        // Whoever is of no state names one: applications are listed by it.
        if (state !== undefined) {
          const about = [{ place: asker.place }]
          return [{ path: '/v1/account-applications?limit=200', about, shows: applied }]
        }
        return STATES.map((place) => ({
          path: `/v1/account-applications?limit=200&state=${place.state}`,
          about: [{ place }],
          shows: applied.filter((each) => each.about[0]!.place.state === place.state),
        }))
      },
    },
    readAccountApplication: onApplication(),
    approveAccountApplication: onApplication('/approve', { roles: ['primary-user'] }),
    rejectAccountApplication: onApplication('/reject', {}),
    listApiKeys: ofKey('list'),
    createApiKey: ofKey('create'),
    revokeApiKey: ofKey('revoke'),
    readUser: { at: async (place) => [{ path: `/v1/users/${await accountAt(place)}`, about: [] }] },
    searchUsers: { at: ({ state }) => [{ path: `/v1/users?state=${state}`, about: [] }] },
    ...ownAccountSamples(server),
  }
}

/** What everybody may do with the own account; nothing in such a request says whose. */
function ownAccountSamples({ as, exchange }: TestServer): Record<string, Sampler> {
  const onlyOwn = 'the account is that of the session or key'
  const own = (path: string, body?: unknown, statuses = [200, 204], ofSystem = [409]): Sampler => ({
    onlyOwn,
    own: ({ role, client }) => [
      {
        path,
        body,
        about: [{ owner: client.account }],
        statuses: role === 'state-system' ? ofSystem : statuses,
      },
    ],
  })
  /** With a session for this alone, of somebody new. */
  const ending = (path: string, ofSystem: number): Sampler => ({
    onlyOwn,
    own: async ({ role, place, client }) => {
      const about = [{ owner: client.account }]
      if (role === 'state-system') return [{ path, about, statuses: [ofSystem] }]
      const { account } = await as(role, place)
      const { token, csrf } = await exchange.run('session.open', { account }, EXCHANGE_ACTOR)
      const headers = { cookie: `nearmatch-session=${token}`, 'x-csrf-token': csrf }
      return [{ path, headers, about, statuses: [204] }]
    },
  })
  return {
    logOut: ending('/v1/session', 409),
    logOutEverywhere: ending('/v1/sessions', 204),
    ownAccount: {
      onlyOwn,
      own: ({ client }) => {
        const about = [{ owner: client.account }]
        return [{ path: '/v1/me', about, shows: [{ text: client.account, about }] }]
      },
    },
    readSession: own('/v1/session'),
    acceptRulesOfBehaviour: own(
      '/v1/rules-of-behaviour/acceptance',
      { version: RULES.version },
      [204],
      [204],
    ),
    // They have no password here: what they give is refused, as wrong and not as another’s.
    changePassword: own('/v1/me/password', { current: 'not it', password: 'nor this' }, [401]),
    offerSecondFactor: own('/v1/me/second-factor', { password: 'not it' }, [401]),
    enrolSecondFactor: own('/v1/me/second-factor', { code: '123456' }, [409]),
  }
}
