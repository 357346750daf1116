import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { type Change, changesOf } from '../changes.ts'
import { type Route, route } from './route.ts'
import { MOMENT, momentOf } from './time.ts'

export const changesRoutes: readonly Route[] = [
  route({
    operation: 'listChanges',
    method: 'GET',
    path: '/v1/changes',
    summary: 'What has changed about a state’s students since the state last looked',
    tag: 'changes',
    permission: 'changes.read',
    schemas: {
      query: Type.Object({
        since: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 2 ** 48,
            default: 0,
            description: '`last` of the answer before; 0 begins at the beginning.',
          }),
        ),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
      }),
      reply: Type.Object({
        changes: Type.Array(
          Type.Object({
            sequence: Type.Integer(),
            time: MOMENT,
            kind: Type.Enum(['id-given', 'deleted', 'renamed', 'near-match', 'other-state']),
            stateStudentId: Type.String(),
            msixId: Type.Optional(Type.String()),
          }),
        ),
        last: Type.Integer({ description: 'Give it as `since` next time.' }),
        more: Type.Boolean({ description: 'Ask again at once: there is more.' }),
      }),
    },
    handle: async ({ exchange, actor, query, allow, about }) => {
      allow({ place: actor.place })
      const { state } = actor.place
      if (state === undefined) throw new LinkageError('not-permitted', { operation: 'listChanges' })
      const { since = 0, limit = 200 } = query
      const { changes, last, more } = changesOf(exchange, state, { since, limit })
      about(`state:${state}`, { changes: changes.length })
      return { body: { changes: changes.map(toJson), last, more } }
    },
  }),
]

function toJson({ time, ...change }: Change): Omit<Change, 'time'> & { readonly time: string } {
  return { ...change, time: momentOf(time) }
}
