import { Type } from 'typebox'
import { isoDay } from '../calendar/day.ts'
import { dayNumberIn } from '../directory/states.ts'
import type { Exchange } from '../exchange.ts'
import { NEXT } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY, MOMENT, momentOf } from '../http/time.ts'
import { ADDRESS } from './address.ts'
import {
  ASKED_FOR,
  DATA_REQUESTS,
  type DataRequest,
  dataRequest,
  REQUEST_STATUSES,
} from './data-request.ts'
import { EXCHANGED_QUERY, shownPage } from './exchanged-query.ts'
import { MSIX_ID, NUMBERED, STEP, stepAnswers } from './exchanged-schemas.ts'
import { partiesOf, reached } from './exchanged-work.ts'

const ASKED = Type.Array(Type.Enum([...ASKED_FOR]), { minItems: 1, maxItems: ASKED_FOR.length })

const SUMMARY = {
  id: Type.Integer(),
  msixId: Type.String(),
  to: ADDRESS,
  from: ADDRESS,
  asked: Type.Array(Type.Enum([...ASKED_FOR])),
  status: Type.Enum([...REQUEST_STATUSES]),
  sent: MOMENT,
  due: Type.String({ ...DAY, description: 'Last day.' }),
  days: Type.Integer({ description: 'Days since it was sent, or until it was answered.' }),
  isOverdue: Type.Boolean(),
  work: Type.Integer({ description: 'Item of the worklist.' }),
}

const REQUEST = Type.Object({
  ...SUMMARY,
  account: Type.String(),
  question: Type.Optional(Type.String()),
  brought: Type.Array(Type.Enum([...ASKED_FOR]), {
    description: 'What the asked state has submitted since of what was asked for.',
  }),
  answer: Type.Optional(
    Type.Object({
      by: Type.String(),
      at: MOMENT,
      text: Type.Optional(Type.String()),
      submitted: Type.Boolean(),
    }),
  ),
  steps: Type.Array(STEP),
})

export const dataRequestRoutes: readonly Route[] = [
  route({
    operation: 'sendDataRequest',
    method: 'POST',
    path: '/v1/data-requests',
    summary: 'Asks a state that has a record of a child for more',
    tag: 'notices',
    permission: 'notice.send',
    schemas: {
      body: Type.Object({
        msixId: MSIX_ID,
        to: ADDRESS,
        asked: ASKED,
        question: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      reply: REQUEST,
    },
    statuses: [201],
    handle: async ({ exchange, actor, body, allow, about, run }) => {
      allow({ place: actor.place })
      about(`msix:${body.msixId}`)
      const request = await run('data-request.send', body)
      about(`data-request:${request.id}`)
      const answer = requestAnswer(request, exchange.now())
      return { status: 201, etag: String(request.version), body: answer }
    },
  }),
  route({
    operation: 'listDataRequests',
    method: 'GET',
    path: '/v1/data-requests',
    summary: 'Requests to a place, from it, or one’s own, the latest first',
    tag: 'notices',
    permission: 'notice.read',
    schemas: {
      query: EXCHANGED_QUERY,
      reply: Type.Object({ items: Type.Array(Type.Object(SUMMARY)), next: NEXT }),
    },
    handle: async (call) => {
      const { items, ...more } = shownPage(call, 'data-request', {
        table: DATA_REQUESTS,
        permission: 'notice.read',
        subjectsOf: (app, it) => partiesOf(app, it).all,
      })
      const now = call.exchange.now()
      return { body: { items: items.map((it) => requestAnswer(it, now)), ...more } }
    },
  }),
  route({
    operation: 'dataRequest',
    method: 'GET',
    path: '/v1/data-requests/:id',
    summary: 'A request with its history',
    tag: 'notices',
    permission: 'notice.read',
    schemas: { params: NUMBERED, reply: REQUEST },
    handle: async ({ exchange, actor, params: { id }, allow, about }) => {
      const { request, all } = found(exchange, id)
      about(`data-request:${id}`)
      allow(reached(actor, 'notice.read', all))
      about(`msix:${request.msixId}`)
      return { etag: String(request.version), body: requestAnswer(request, exchange.now()) }
    },
  }),
  route({
    operation: 'routeDataRequest',
    method: 'POST',
    path: '/v1/data-requests/:id/route',
    summary: 'Sends a request on to another place of the state that is asked',
    tag: 'notices',
    permission: 'notice.receive',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ to: ADDRESS, note: Type.Optional(Type.String({ maxLength: 500 })) }),
      reply: REQUEST,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`data-request:${id}`)
      allow(reached(actor, 'notice.receive', found(exchange, id).receivers))
      const request = await run('data-request.route', { id, ...body })
      return { etag: String(request.version), body: requestAnswer(request, exchange.now()) }
    },
  }),
  route({
    operation: 'answerDataRequest',
    method: 'POST',
    path: '/v1/data-requests/:id/answer',
    summary: 'Answers in words, or says that what was asked for has been submitted',
    tag: 'notices',
    permission: 'notice.receive',
    schemas: {
      params: NUMBERED,
      body: Type.Object({
        submitted: Type.Boolean(),
        text: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
      }),
      reply: REQUEST,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`data-request:${id}`)
      allow(reached(actor, 'notice.receive', found(exchange, id).receivers))
      const request = await run('data-request.answer', { id, ...body })
      return { etag: String(request.version), body: requestAnswer(request, exchange.now()) }
    },
  }),
  route({
    operation: 'closeDataRequest',
    method: 'POST',
    path: '/v1/data-requests/:id/close',
    summary: 'The requester takes what was submitted as the answer, or withdraws the request',
    tag: 'notices',
    permission: 'notice.send',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ outcome: Type.Enum(['answered', 'withdrawn']) }),
      reply: REQUEST,
    },
    handle: async ({ exchange, params: { id }, body, allow, about, run }) => {
      about(`data-request:${id}`)
      allow({ place: found(exchange, id).request.from })
      const request = await run('data-request.close', { id, ...body })
      return { etag: String(request.version), body: requestAnswer(request, exchange.now()) }
    },
  }),
]

function found(exchange: Exchange, id: number) {
  return exchange.read(({ app }) => {
    const request = dataRequest(app, id)
    return { request, ...partiesOf(app, request) }
  })
}

const DAY_MS = 86_400_000

function requestAnswer(request: DataRequest, now: number) {
  const { sent, dueDay, answer, steps, version: _, ...rest } = request
  const isOpen = request.status === 'open'
  return {
    ...rest,
    sent: momentOf(sent),
    due: isoDay(dueDay),
    days: Math.floor(((isOpen ? now : (steps.at(-1)?.at ?? now)) - sent) / DAY_MS),
    isOverdue: isOpen && dayNumberIn(request.to.state, now) > dueDay,
    steps: stepAnswers(steps),
    ...(answer === undefined ? {} : { answer: { ...answer, at: momentOf(answer.at) } }),
  }
}
