import { Type } from 'typebox'
import { may } from '../access/permissions.ts'
import type { Actor, Place } from '../access/roles.ts'
import { clockAnswer, clocksOn } from '../clocks/clock.ts'
import { CLOCK } from '../clocks/clock-schema.ts'
import type { Exchange } from '../exchange.ts'
import { NEXT } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY, MOMENT, momentOf } from '../http/time.ts'
import { RECORD_KINDS } from '../msix/record-kinds.ts'
import {
  CORRECTION_STATUSES,
  CORRECTIONS,
  type Correction,
  correctionOf,
  handlerOf,
  REQUESTERS,
  subjectOfCorrection,
} from './correction.ts'
import { EXCHANGED_QUERY, shownPage } from './exchanged-query.ts'
import { MSIX_ID, NUMBERED, STEP, stepAnswers } from './exchanged-schemas.ts'
import { reached } from './exchanged-work.ts'

const STATE = Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code.' })
const DONE = Type.Optional(Type.Object({ by: Type.String(), at: MOMENT }))
const TEXT = Type.String({ minLength: 1, maxLength: 4000 })
const ABOUT = Type.Array(
  Type.Object({
    kind: Type.Enum(RECORD_KINDS.map(({ name }) => name)),
    element: Type.Optional(Type.String({ maxLength: 60, description: 'Name of the element.' })),
  }),
  { minItems: 1, maxItems: 50 },
)

const SUMMARY = {
  id: Type.Integer(),
  msixId: Type.String(),
  received: Type.Object({
    state: Type.String(),
    by: Type.String(),
    day: DAY,
  }),
  owner: Type.String({ description: 'State that submitted the data, and decides.' }),
  status: Type.Enum([...CORRECTION_STATUSES]),
  about: ABOUT,
  opened: MOMENT,
  work: Type.Integer({ description: 'Item of the worklist.' }),
}

const REQUESTER = Type.Object({
  relation: Type.Enum([...REQUESTERS]),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 150 })),
  contact: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
})

const CORRECTION = Type.Object({
  ...SUMMARY,
  requester: REQUESTER,
  claim: Type.String(),
  acknowledged: DONE,
  forwarded: DONE,
  decision: Type.Optional(
    Type.Object({
      by: Type.String(),
      at: MOMENT,
      outcome: Type.Enum(['accepted', 'refused']),
      reason: Type.String(),
    }),
  ),
  notified: Type.Optional(
    Type.Object({
      by: Type.String(),
      at: MOMENT,
      how: Type.String(),
    }),
  ),
  inquiries: Type.Array(
    Type.Object({
      number: Type.Integer(),
      by: Type.Enum(['state', 'department']),
      to: Type.String(),
      question: Type.String(),
      asked: MOMENT,
      answer: Type.Optional(
        Type.Object({
          by: Type.String(),
          at: MOMENT,
          text: Type.String(),
        }),
      ),
    }),
  ),
  clocks: Type.Array(CLOCK),
  steps: Type.Array(STEP),
})

const TAG = 'corrections'

export const correctionRoutes: readonly Route[] = [
  route({
    operation: 'enterCorrection',
    method: 'POST',
    path: '/v1/corrections',
    summary:
      'Enters the request of a parent, guardian or child: starts T8, or T10 if it is another state’s',
    tag: TAG,
    permission: 'correction.enter',
    schemas: {
      body: Type.Object({
        msixId: MSIX_ID,
        state: Type.Optional(Type.String({ ...STATE, description: 'Default: one’s own.' })),
        received: Type.Optional(Type.String({ ...DAY, description: 'Default: today.' })),
        owner: Type.String({ ...STATE, description: 'State that submitted the data.' }),
        requester: REQUESTER,
        about: ABOUT,
        claim: TEXT,
      }),
      reply: CORRECTION,
    },
    statuses: [201],
    handle: async ({ exchange, actor, body, allow, about, run }) => {
      const state = body.state ?? actor.place.state ?? ''
      allow({ place: { state } })
      about(`msix:${body.msixId}`)
      const correction = await run('correction.enter', { ...body, state })
      about(`correction:${correction.id}`)
      return { status: 201, ...replyOf(exchange, actor, correction) }
    },
  }),
  route({
    operation: 'listCorrections',
    method: 'GET',
    path: '/v1/corrections',
    summary: 'Corrections that a state has to handle, or received, the latest first',
    tag: TAG,
    permission: 'correction.read',
    schemas: {
      query: EXCHANGED_QUERY,
      reply: Type.Object({ items: Type.Array(Type.Object(SUMMARY)), next: NEXT }),
    },
    handle: async (call) => {
      const { items, ...more } = shownPage(call, 'correction', {
        table: CORRECTIONS,
        permission: 'correction.read',
        subjectsOf: (_, it) => readersOf(it),
      })
      const shown = items.map((it) => ({ ...it, opened: momentOf(it.opened) }))
      return { body: { items: shown, ...more } }
    },
  }),
  route({
    operation: 'correction',
    method: 'GET',
    path: '/v1/corrections/:id',
    summary: 'A correction with its clocks and history',
    tag: TAG,
    permission: 'correction.read',
    schemas: { params: NUMBERED, reply: CORRECTION },
    handle: async ({ exchange, actor, params: { id }, allow, about }) => {
      const correction = found(exchange, id)
      about(`correction:${id}`)
      allow(reached(actor, 'correction.read', readersOf(correction)))
      about(`msix:${correction.msixId}`)
      return replyOf(exchange, actor, correction)
    },
  }),
  route({
    operation: 'forwardCorrection',
    method: 'POST',
    path: '/v1/corrections/:id/forward',
    summary: 'Sends the request to the state that submitted the data: ends T10, starts its T8',
    tag: TAG,
    permission: 'correction.handle',
    schemas: { params: NUMBERED, reply: CORRECTION },
    handle: async ({ exchange, actor, params: { id }, allow, about, run }) => {
      about(`correction:${id}`)
      allow({ place: { state: found(exchange, id).received.state } })
      return replyOf(exchange, actor, await run('correction.forward', { id }))
    },
  }),
  route({
    operation: 'acknowledgeCorrection',
    method: 'POST',
    path: '/v1/corrections/:id/acknowledge',
    summary: 'Says that the requester was sent an acknowledgement',
    tag: TAG,
    permission: 'correction.handle',
    schemas: { params: NUMBERED, reply: CORRECTION },
    handle: async ({ exchange, actor, params: { id }, allow, about, run }) => {
      about(`correction:${id}`)
      allow({ place: { state: handlerOf(found(exchange, id)) } })
      return replyOf(exchange, actor, await run('correction.acknowledge', { id }))
    },
  }),
  route({
    operation: 'decideCorrection',
    method: 'POST',
    path: '/v1/corrections/:id/decide',
    summary: 'Decides for the state that submitted the data; to accept it starts T9',
    tag: TAG,
    permission: 'correction.handle',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ outcome: Type.Enum(['accepted', 'refused']), reason: TEXT }),
      reply: CORRECTION,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`correction:${id}`)
      allow({ place: { state: handlerOf(found(exchange, id)) } })
      return replyOf(exchange, actor, await run('correction.decide', { id, ...body }))
    },
  }),
  route({
    operation: 'notifyRequester',
    method: 'POST',
    path: '/v1/corrections/:id/notify',
    summary: 'Records how the requester was told the decision: ends T8',
    tag: TAG,
    permission: 'correction.handle',
    schemas: {
      params: NUMBERED,
      body: Type.Object({
        how: Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'Such as “letter of 2 December”.',
        }),
      }),
      reply: CORRECTION,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`correction:${id}`)
      allow({ place: { state: handlerOf(found(exchange, id)) } })
      return replyOf(exchange, actor, await run('correction.notify', { id, ...body }))
    },
  }),
  route({
    operation: 'inquire',
    method: 'POST',
    path: '/v1/corrections/:id/inquiries',
    summary:
      'Asks another state for information (T11); a federal privacy officer asks the owner (T12)',
    tag: TAG,
    permission: 'correction.inquire',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ to: STATE, question: TEXT }),
      reply: CORRECTION,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`correction:${id}`)
      allow({ place: { state: handlerOf(found(exchange, id)) } })
      const by = actor.place.state === undefined ? 'department' : 'state'
      return replyOf(exchange, actor, await run('correction.inquire', { id, by, ...body }))
    },
  }),
  route({
    operation: 'answerInquiry',
    method: 'POST',
    path: '/v1/corrections/:id/inquiries/:number/answer',
    summary: 'Answers in writing for the state that was asked: ends T11 or T12',
    tag: TAG,
    permission: 'correction.handle',
    schemas: {
      params: Type.Object({
        id: NUMBERED.properties.id,
        number: Type.Integer({ minimum: 1, maximum: 10_000 }),
      }),
      body: Type.Object({ text: TEXT }),
      reply: CORRECTION,
    },
    handle: async ({ exchange, actor, params: { id, number }, body, allow, about, run }) => {
      about(`correction:${id}`)
      const asked = found(exchange, id).inquiries[number - 1]?.to
      allow(asked === undefined ? {} : { place: { state: asked } })
      return replyOf(exchange, actor, await run('correction.answer', { id, number, ...body }))
    },
  }),
]

function found(exchange: Exchange, id: number): Correction {
  return exchange.read(({ app }) => correctionOf(app, id))
}

/** The state that received it, that which decides, and those that were asked about it. */
function readersOf({
  received,
  owner,
  status,
  inquiries,
}: Correction): { readonly place: Place }[] {
  const isForwarded = status !== 'to-be-forwarded'
  const states = [received.state, ...(isForwarded ? [owner] : []), ...inquiries.map(({ to }) => to)]
  return states.map((state) => ({ place: { state } }))
}

/**
 * Who asks and where they are reached is for the states that received and handle it. The Department,
 * which is of no state, reads all else.
 */
function seesRequester(actor: Actor, correction: Correction): boolean {
  return [correction.received.state, handlerOf(correction)].some(
    (state) => state === actor.place.state && may(actor, 'correction.handle', { place: { state } }),
  )
}

function replyOf(exchange: Exchange, actor: Actor, correction: Correction) {
  return { etag: String(correction.version), body: answerOf(exchange, actor, correction) }
}

function answerOf(exchange: Exchange, actor: Actor, correction: Correction) {
  const {
    acknowledged,
    forwarded,
    decision,
    notified,
    inquiries,
    opened,
    steps,
    requester,
    ...rest
  } = correction
  const now = exchange.now()
  const subject = subjectOfCorrection(correction.id)
  const clocks = exchange.read(({ app }) => [
    ...clocksOn(app, subject),
    ...inquiries.flatMap(({ number }) => clocksOn(app, `${subject} inquiry ${number}`)),
  ])
  const dated = <T extends { readonly at: number }>(it: T) => ({ ...it, at: momentOf(it.at) })
  return {
    ...rest,
    requester: seesRequester(actor, correction) ? requester : { relation: requester.relation },
    opened: momentOf(opened),
    ...(acknowledged && { acknowledged: dated(acknowledged) }),
    ...(forwarded && { forwarded: dated(forwarded) }),
    ...(decision && { decision: dated(decision) }),
    ...(notified && { notified: dated(notified) }),
    inquiries: inquiries.map(({ answer, asked, ...it }) => ({
      ...it,
      asked: momentOf(asked),
      ...(answer && { answer: dated(answer) }),
    })),
    clocks: clocks.map((clock) => clockAnswer(clock, now)),
    steps: stepAnswers(steps),
  }
}
