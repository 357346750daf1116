import { Type } from 'typebox'
import type { Call, Reply, Route, RouteSchemas } from '../http/route.ts'
import { route } from '../http/route.ts'
import type { ItemArguments } from './item-to-change.ts'
import { workItem } from './item-to-change.ts'
import {
  concerning,
  DECISION,
  type DecisionReply,
  decisionReply,
  ITEM_PARAMS,
  itemAtDesk,
  NOTE,
  subjectsOf,
} from './route-parts.ts'

const MSIX_ID = Type.String({ pattern: '^\\d{12}$' })
const NOTED = Type.Object({ note: NOTE })

/** What decides about items of the worklist. */
export const decisionRoutes: readonly Route[] = [
  route({
    operation: 'acceptWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/accept',
    summary: 'A near match is one child, or a conflict is right: takes effect, or waits for others',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: {
      params: ITEM_PARAMS,
      body: Type.Object({
        survivor: Type.Optional({
          ...MSIX_ID,
          description: 'Whose id lives on; default the older.',
        }),
        note: NOTE,
      }),
      reply: DECISION,
    },
    handle: async (call) => {
      const { body, exchange, params, run } = call
      itemAtDesk(call, params.id)
      const args = { ...seenBy(call, params.id), ...body }
      return decisionReply(exchange, await run('worklist.accept', args))
    },
  }),
  route({
    operation: 'rejectWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/reject',
    summary: 'A near match is not one child: its records are held apart; or what stands is right',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, body: NOTED, reply: DECISION },
    handle: async (call) => decided(call, 'worklist.reject'),
  }),
  route({
    operation: 'approveWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/approve',
    summary: 'A second party agrees to a merge or split; it takes effect once all have',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, body: NOTED, reply: DECISION },
    handle: async (call) => decided(call, 'worklist.approve'),
  }),
  route({
    operation: 'refuseWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/refuse',
    summary: 'A second party does not agree to a merge or split',
    tag: 'worklist',
    permission: 'worklist.decide',
    schemas: { params: ITEM_PARAMS, body: NOTED, reply: DECISION },
    handle: async (call) => decided(call, 'worklist.refuse'),
  }),
  route({
    operation: 'withdrawWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/withdraw',
    summary: 'Whoever proposed a merge or split takes it back, before it has taken effect',
    tag: 'worklist',
    permission: 'worklist.withdraw',
    schemas: { params: ITEM_PARAMS, body: NOTED, reply: DECISION },
    handle: async (call) => {
      const { actor, allow, about, body, exchange, params, run } = call
      const item = exchange.read(({ app }) => workItem(app, params.id))
      for (const subject of subjectsOf(item)) about(subject)
      allow(concerning(actor, item))
      const args = { ...seenBy(call, params.id), ...body }
      return decisionReply(exchange, await run('worklist.withdraw', args))
    },
  }),
  route({
    operation: 'undoWorkItem',
    method: 'POST',
    path: '/v1/worklist/:id/undo',
    summary: 'Takes back what a closed item did: a merge, a split, or that records are held apart',
    tag: 'worklist',
    permission: 'student.undo',
    schemas: {
      params: ITEM_PARAMS,
      body: Type.Object({
        apart: Type.Optional(
          Type.Boolean({ default: true, description: 'Hold apart what was merged.' }),
        ),
        placement: Type.Optional(
          Type.Array(
            Type.Object({
              state: Type.String({ minLength: 2, maxLength: 2 }),
              stateStudentId: Type.String({ minLength: 1, maxLength: 15 }),
              msixId: MSIX_ID,
            }),
            {
              maxItems: 200,
              description:
                'Where records go that arrived since the merge; others go where they fit best.',
            },
          ),
        ),
        note: NOTE,
        preview: Type.Optional(Type.Boolean({ description: 'Only tells what it would come to.' })),
      }),
      reply: DECISION,
    },
    handle: async (call) => {
      const { actor, allow, about, body, exchange, isRepeated, params, run } = call
      const item = exchange.read(({ app }) => workItem(app, params.id))
      for (const subject of subjectsOf(item)) about(subject)
      allow(concerning(actor, item))
      const { apart = true, placement = [], preview = false, ...rest } = body
      const args = { id: params.id, apart, placement, ...rest }
      // Whether it can be done at all is told before anybody is asked to agree.
      if (preview || !isRepeated) {
        const told = await run('worklist.undo', { ...args, preview: true }, { dryRun: true })
        if (preview) return decisionReply(exchange, told)
      }
      return decisionReply(exchange, await run('worklist.undo', args))
    },
  }),
]

type ItemCall = Pick<
  Call<RouteSchemas>,
  'exchange' | 'actor' | 'allow' | 'about' | 'run' | 'ifMatch'
> & {
  readonly params: { readonly id: number }
  readonly body: { readonly note?: string }
}

async function decided(
  call: ItemCall,
  command: 'worklist.reject' | 'worklist.approve' | 'worklist.refuse',
): Promise<Reply<DecisionReply>> {
  const { body, exchange, params, run } = call
  itemAtDesk(call, params.id)
  return decisionReply(exchange, await run(command, { ...seenBy(call, params.id), ...body }))
}

function seenBy({ ifMatch }: Pick<ItemCall, 'ifMatch'>, id: number): ItemArguments {
  return ifMatch === undefined ? { id } : { id, seen: ifMatch }
}
