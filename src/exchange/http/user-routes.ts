import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { levelOf } from '../access/role-grants.ts'
import { ACCOUNTS, type Account } from '../accounts/account.ts'
import type { IndexKey } from '../accounts/account-index.ts'
import { ID, OFFICE, PLACE, ROLE_NAME, STATE } from '../accounts/account-schemas.ts'
import { findAccounts } from '../accounts/find-accounts.ts'
import { networkOf } from '../accounts/network-of.ts'
import { publicLimitsOf } from '../accounts/public-limits.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from './paging.ts'
import { type Route, route } from './route.ts'

const USER = {
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(ROLE_NAME),
  place: PLACE,
  office: Type.Optional(OFFICE),
}

/** Who works where. */
export const userRoutes: readonly Route[] = [
  route({
    operation: 'searchUsers',
    method: 'GET',
    path: '/v1/users',
    summary: 'Colleagues of any state whose account is active, with where their office is reached',
    tag: 'directory',
    permission: 'user.search',
    schemas: {
      query: Type.Object({
        ...PAGING,
        text: Type.Optional(
          Type.String({
            maxLength: 80,
            description: 'Beginning of a word of the name, or the address',
          }),
        ),
        state: Type.Optional(STATE),
        role: Type.Optional(ROLE_NAME),
      }),
      reply: Type.Object({
        users: Type.Array(Type.Object({ ...USER, email: Type.String() })),
        next: NEXT,
      }),
    },
    handle: async ({ exchange, query: { cursor, limit = 50, ...filter } }) => {
      const after = keyOfCursor<IndexKey>(cursor, ['string', 'string', 'string'])
      const { accounts, next } = exchange.read(({ app }) =>
        findAccounts(app, { ...filter, status: 'active' }, { after, limit }),
      )
      const users = accounts.map((account) => ({ ...userOf(account), email: account.email }))
      return { body: { users, ...(next === undefined ? {} : { next: cursorOf(next) }) } }
    },
  }),

  route({
    operation: 'readUser',
    method: 'GET',
    path: '/v1/users/:id',
    summary: 'Who somebody is whose account stands in a history, a notice or a request',
    tag: 'directory',
    permission: 'user.search',
    schemas: {
      params: Type.Object({ id: ID }),
      reply: Type.Object({
        ...USER,
        active: Type.Boolean({ description: 'Others are reached no more: no address is told.' }),
        email: Type.Optional(Type.String()),
      }),
    },
    handle: async ({ exchange, params: { id }, about }) => {
      const account = exchange.read(({ app }) => ACCOUNTS.get(app, id))
      if (account === undefined) throw new LinkageError('exchange-unknown', { what: 'user', id })
      about(`account:${id}`)
      const { office, ...user } = userOf(account)
      const active = account.status === 'active'
      const isReached = active && account.email !== ''
      const reached = {
        ...(office === undefined ? {} : { office }),
        ...(isReached ? { email: account.email } : {}),
      }
      return { body: { ...user, active, ...(active ? reached : {}) } }
    },
  }),

  route({
    operation: 'findUserAdministrators',
    method: 'GET',
    path: '/v1/user-administrators',
    summary: 'Whom to ask for an account in a state',
    tag: 'directory',
    permission: 'public',
    schemas: {
      query: Type.Object({ ...PAGING, state: STATE }),
      reply: Type.Object({
        userAdministrators: Type.Array(
          Type.Object({
            name: Type.String(),
            email: Type.String(),
            phone: Type.Optional(Type.String()),
            level: Type.String(),
            region: Type.Optional(Type.String()),
            district: Type.Optional(Type.String()),
          }),
        ),
        next: NEXT,
      }),
    },
    handle: async ({ exchange, query: { cursor, limit = 50, state }, ip }) => {
      publicLimitsOf(exchange).lookUpsByNetwork.take(networkOf(ip))
      const after = keyOfCursor<IndexKey>(cursor, ['string', 'string', 'string'])
      const { accounts, next } = exchange.read(({ app }) =>
        findAccounts(
          app,
          { state, role: 'user-administrator', status: 'active' },
          { after, limit },
        ),
      )
      const userAdministrators = accounts.map(({ name, email, office, place }) => ({
        name,
        email,
        level: levelOf(place),
        ...(office?.phone === undefined ? {} : { phone: office.phone }),
        ...(place.region === undefined ? {} : { region: place.region }),
        ...(place.district === undefined ? {} : { district: place.district }),
      }))
      const more = next === undefined ? {} : { next: cursorOf(next) }
      return { body: { userAdministrators, ...more } }
    },
  }),
]

/** As much of an account as colleagues see. */
function userOf({ id, name, roles, place, office }: Account) {
  return { id, name, roles: [...roles], place, ...(office === undefined ? {} : { office }) }
}
