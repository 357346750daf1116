import { Type } from 'typebox'
import { ID, NAME, STATE } from '../accounts/account-schemas.ts'
import { apiKeysOf } from '../accounts/api-key.ts'
import { lastUseOf } from '../accounts/last-use.ts'
import { type Route, route } from './route.ts'
import { MOMENT, momentOf } from './time.ts'

const OF_STATE = Type.Object({ state: STATE })

/** Keys of states’ systems. */
export const apiKeyRoutes: readonly Route[] = [
  route({
    operation: 'listApiKeys',
    method: 'GET',
    path: '/v1/states/:state/api-keys',
    summary: 'Keys of a state’s system, also those that hold no more',
    tag: 'accounts',
    permission: 'api-key.manage',
    schemas: {
      params: OF_STATE,
      reply: Type.Object({
        keys: Type.Array(
          Type.Object({
            id: Type.String(),
            name: Type.String(),
            created: MOMENT,
            createdBy: Type.String(),
            expires: MOMENT,
            lastUsed: Type.Optional(MOMENT),
            revoked: Type.Optional(MOMENT),
          }),
        ),
      }),
    },
    handle: async ({ exchange, params: { state }, about, allow }) => {
      allow({ place: { state } })
      about(`state:${state}`)
      const use = lastUseOf(exchange)
      const keys = exchange.read(({ app }) => apiKeysOf(app, state))
      return {
        body: {
          keys: keys.map(({ hash, key }) => {
            const { id, name, created, createdBy, expires, revoked } = key
            const used = use.of(hash, key.seen ?? 0)
            return {
              id,
              name,
              created: momentOf(created),
              createdBy,
              expires: momentOf(expires),
              ...(used === 0 ? {} : { lastUsed: momentOf(used) }),
              ...(revoked === undefined ? {} : { revoked: momentOf(revoked) }),
            }
          }),
        },
      }
    },
  }),

  route({
    operation: 'createApiKey',
    method: 'POST',
    path: '/v1/states/:state/api-keys',
    summary: 'Make a key for a state’s system; it is shown this once',
    tag: 'accounts',
    permission: 'api-key.manage',
    statuses: [201],
    schemas: {
      params: OF_STATE,
      body: Type.Object({
        name: NAME,
        days: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 730,
            default: 365,
            description: 'How long it holds',
          }),
        ),
      }),
      reply: Type.Object({ id: Type.String(), key: Type.String() }),
    },
    handle: async ({
      exchange,
      actor,
      params: { state },
      body: { name, days = 365 },
      about,
      allow,
    }) => {
      allow({ place: { state } })
      // Never kept to be given again, whatever key for trying again was sent.
      const made = await exchange.run('api-key.create', { state, name, days }, actor)
      about(`state:${state}`)
      about(`api-key:${made.id}`)
      return { status: 201, body: made }
    },
  }),

  route({
    operation: 'revokeApiKey',
    method: 'DELETE',
    path: '/v1/states/:state/api-keys/:id',
    summary: 'End a key at once',
    tag: 'accounts',
    permission: 'api-key.manage',
    schemas: { params: Type.Object({ state: STATE, id: ID }) },
    handle: async ({ exchange, actor, params: { state, id }, about, allow }) => {
      allow({ place: { state } })
      await exchange.run('api-key.revoke', { state, id }, actor)
      about(`api-key:${id}`)
      return { status: 204 }
    },
  }),
]
