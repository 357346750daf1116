import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { ROLES } from '../access/roles.ts'
import { ACCOUNTS } from '../accounts/account.ts'
import { type Route, route } from './route.ts'

export const sessionRoutes: readonly Route[] = [
  route({
    operation: 'ownAccount',
    method: 'GET',
    path: '/v1/me',
    summary: 'Who is logged in, and what they may do',
    tag: 'account',
    permission: 'account.own',
    schemas: {
      reply: Type.Object({
        account: Type.String(),
        email: Type.String(),
        name: Type.String(),
        roles: Type.Array(Type.Enum([...ROLES])),
        state: Type.Optional(Type.String()),
      }),
    },
    handle: async ({ exchange, actor, allow }) => {
      allow({ owner: actor.account })
      const account = exchange.read(({ app }) => ACCOUNTS.get(app, actor.account))
      if (account === undefined) throw new LinkageError('not-logged-in', { reason: 'ended' })
      const { id, email, name, roles, place } = account
      const state = place.state === undefined ? {} : { state: place.state }
      return { body: { account: id, email, name, roles: [...roles], ...state } }
    },
  }),
]
