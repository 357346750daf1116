import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { type Route, route } from '../http/route.ts'
import { MOMENT } from '../http/time.ts'
import type { ReassignTarget } from './handling-commands.ts'
import { workItem } from './item-to-change.ts'
import { concerning, ITEM_PARAMS, itemAtDesk, itemReply, NOTE, subjectsOf } from './route-parts.ts'
import { WORK_SUMMARY } from './work-view.ts'

/** What says who looks at items, and when. */
export const handlingRoutes: readonly Route[] = [
  route({
    operation: 'postponeWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/postpone',
    summary: 'Puts an item off until a time before it is due; its clock runs on',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: {
      params: ITEM_PARAMS,
      body: Type.Object({ until: MOMENT, note: NOTE }),
      reply: WORK_SUMMARY,
    },
    handle: async (call) => {
      const { body, exchange, params, run, ifMatch } = call
      itemAtDesk(call, params.id)
      const { until, ...rest } = body
      const seen = ifMatch === undefined ? {} : { seen: ifMatch }
      await run('worklist.postpone', { ...params, ...seen, ...rest, until: Date.parse(until) })
      return itemReply(exchange, params.id)
    },
  }),
  route({
    operation: 'reassignWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/reassign',
    summary:
      'Gives an item to an administrator, a district or a region: sideways or down, never up',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: {
      params: ITEM_PARAMS,
      body: Type.Object(
        {
          account: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          region: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
          district: Type.Optional(Type.String({ pattern: '^\\d{7}$' })),
          note: NOTE,
        },
        { description: 'One of account, region and district.' },
      ),
      reply: WORK_SUMMARY,
    },
    handle: async (call) => {
      const { body, exchange, params, run, ifMatch } = call
      itemAtDesk(call, params.id)
      const { note, ...target } = body
      if (Object.keys(target).length !== 1) {
        throw new LinkageError('request-invalid', { what: 'whom to give it to' })
      }
      const seen = ifMatch === undefined ? {} : { seen: ifMatch }
      const noted = note === undefined ? {} : { note }
      const to = target as ReassignTarget
      await run('worklist.reassign', { ...params, ...seen, ...noted, to })
      return itemReply(exchange, params.id)
    },
  }),
  route({
    operation: 'escalateWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/escalate',
    summary: 'Gives an item to the next level up: district, region, state',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, body: Type.Object({ note: NOTE }), reply: WORK_SUMMARY },
    handle: async (call) => {
      const { body, exchange, params, run, ifMatch } = call
      itemAtDesk(call, params.id)
      const seen = ifMatch === undefined ? {} : { seen: ifMatch }
      await run('worklist.escalate', { ...params, ...seen, ...body })
      return itemReply(exchange, params.id)
    },
  }),
  route({
    operation: 'commentWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/comments',
    summary: 'Says something about an item, for all whom it concerns',
    tag: 'worklist',
    permission: 'worklist.comment',
    schemas: {
      params: ITEM_PARAMS,
      body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000 }) }),
      reply: WORK_SUMMARY,
    },
    handle: async ({ actor, allow, about, body, exchange, params, run }) => {
      const item = exchange.read(({ app }) => workItem(app, params.id))
      for (const subject of subjectsOf(item)) about(subject)
      allow(concerning(actor, item))
      await run('worklist.comment', { ...params, ...body })
      return itemReply(exchange, params.id)
    },
  }),
  route({
    operation: 'lockWorkItem',
    method: 'PUT',
    path: '/v1/worklist/:id/lock',
    summary: 'Keeps an item for oneself for a while, so that no two work on it',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, reply: WORK_SUMMARY },
    handle: async (call) => {
      const { exchange, params, run } = call
      itemAtDesk(call, params.id)
      await run('worklist.lock', params)
      return itemReply(exchange, params.id)
    },
  }),
  route({
    operation: 'unlockWorkItem',
    method: 'DELETE',
    path: '/v1/worklist/:id/lock',
    summary: 'Gives an item free again',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, reply: WORK_SUMMARY },
    handle: async (call) => {
      const { exchange, params, run } = call
      itemAtDesk(call, params.id)
      await run('worklist.unlock', params)
      return itemReply(exchange, params.id)
    },
  }),
]
