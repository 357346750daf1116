import { Type } from 'typebox'
import { type Route, route } from './route.ts'

export const healthRoutes: readonly Route[] = [
  route({
    operation: 'health',
    method: 'GET',
    path: '/health',
    summary: 'Whether the exchange is up, can read its data and write its audit',
    tag: 'operations',
    permission: 'public',
    schemas: { reply: Type.Object({ status: Type.Literal('ok') }) },
    handle: async ({ exchange }) => {
      exchange.read(({ state }) => state.sequence())
      return { body: { status: 'ok' as const } }
    },
  }),
]
