import { Type } from 'typebox'
import { isoDay } from '../calendar/day.ts'
import type { Exchange } from '../exchange.ts'
import { NEXT } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY, MOMENT, momentOf } from '../http/time.ts'
import { ADDRESS } from './address.ts'
import { EXCHANGED_QUERY, shownPage } from './exchanged-query.ts'
import { MSIX_ID, NUMBERED, STEP, stepAnswers } from './exchanged-schemas.ts'
import { partiesOf, reached } from './exchanged-work.ts'
import {
  MOVE_NOTICES,
  type MoveNotice,
  moveNotice,
  NOTICE_KINDS,
  NOTICE_OUTCOMES,
  NOTICE_STATUSES,
} from './move-notice.ts'

const SUMMARY = {
  id: Type.Integer(),
  kind: Type.Enum([...NOTICE_KINDS]),
  origin: Type.Enum(['user', 'exchange'], {
    description: 'exchange: a state has submitted a new enrollment or move.',
  }),
  msixId: Type.String(),
  to: ADDRESS,
  from: ADDRESS,
  status: Type.Enum([...NOTICE_STATUSES]),
  moved: Type.Optional(DAY),
  sent: MOMENT,
  due: Type.String({ ...DAY, description: 'Last day.' }),
  work: Type.Integer({ description: 'Item of the worklist.' }),
}

const NOTICE = Type.Object({
  ...SUMMARY,
  account: Type.Optional(Type.String()),
  details: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  seen: Type.Optional(
    Type.Object({
      from: ADDRESS,
      to: ADDRESS,
      date: DAY,
      by: Type.Enum(['enrollment', 'qualifying-move']),
      clock: Type.Integer(),
    }),
  ),
  answer: Type.Optional(
    Type.Object({
      by: Type.String(),
      at: MOMENT,
      outcome: Type.Enum([...NOTICE_OUTCOMES]),
      text: Type.Optional(Type.String()),
    }),
  ),
  steps: Type.Array(STEP),
})

export const moveNoticeRoutes: readonly Route[] = [
  route({
    operation: 'sendMoveNotice',
    method: 'POST',
    path: '/v1/move-notices',
    summary:
      'Tells a state, region, district or school that a child has come from it, or is coming',
    tag: 'notices',
    permission: 'notice.send',
    schemas: {
      body: Type.Object({
        kind: Type.Enum([...NOTICE_KINDS], {
          description:
            'arrival: the child has come here from the place addressed; departure: it is going there.',
        }),
        msixId: MSIX_ID,
        to: ADDRESS,
        moved: Type.Optional(DAY),
        details: Type.Optional(Type.String({ maxLength: 2000 })),
        phone: Type.Optional(
          Type.String({
            pattern: '^[0-9 ()+.x-]{7,25}$',
            description: 'Of the family. It is shown in the notice and nowhere else.',
          }),
        ),
      }),
      reply: NOTICE,
    },
    statuses: [201],
    handle: async ({ actor, body, allow, about, run }) => {
      allow({ place: actor.place })
      about(`msix:${body.msixId}`)
      const notice = await run('move-notice.send', body)
      about(`move-notice:${notice.id}`)
      return { status: 201, ...noticeReply(notice) }
    },
  }),
  route({
    operation: 'listMoveNotices',
    method: 'GET',
    path: '/v1/move-notices',
    summary: 'Notices to a place, from it, or one’s own, the latest first',
    tag: 'notices',
    permission: 'notice.read',
    schemas: {
      query: EXCHANGED_QUERY,
      reply: Type.Object({ items: Type.Array(Type.Object(SUMMARY)), next: NEXT }),
    },
    handle: async (call) => {
      const { items, ...more } = shownPage(call, 'move-notice', {
        table: MOVE_NOTICES,
        permission: 'notice.read',
        subjectsOf: (app, it) => partiesOf(app, it).all,
      })
      return { body: { items: items.map(noticeAnswer), ...more } }
    },
  }),
  route({
    operation: 'moveNotice',
    method: 'GET',
    path: '/v1/move-notices/:id',
    summary: 'A notice with its history',
    tag: 'notices',
    permission: 'notice.read',
    schemas: { params: NUMBERED, reply: NOTICE },
    handle: async ({ exchange, actor, params: { id }, allow, about }) => {
      const { notice, all } = found(exchange, id)
      about(`move-notice:${id}`)
      allow(reached(actor, 'notice.read', all))
      about(`msix:${notice.msixId}`)
      return noticeReply(notice)
    },
  }),
  route({
    operation: 'routeMoveNotice',
    method: 'POST',
    path: '/v1/move-notices/:id/route',
    summary: 'Sends a notice on to the place that it is really for',
    tag: 'notices',
    permission: 'notice.receive',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ to: ADDRESS, note: Type.Optional(Type.String({ maxLength: 500 })) }),
      reply: NOTICE,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`move-notice:${id}`)
      allow(reached(actor, 'notice.receive', found(exchange, id).receivers))
      return noticeReply(await run('move-notice.route', { id, ...body }))
    },
  }),
  route({
    operation: 'acknowledgeMoveNotice',
    method: 'POST',
    path: '/v1/move-notices/:id/acknowledge',
    summary: 'Says that a notice was seen and will be followed up',
    tag: 'notices',
    permission: 'notice.receive',
    schemas: { params: NUMBERED, reply: NOTICE },
    handle: async ({ exchange, actor, params: { id }, allow, about, run }) => {
      about(`move-notice:${id}`)
      allow(reached(actor, 'notice.receive', found(exchange, id).receivers))
      return noticeReply(await run('move-notice.acknowledge', { id }))
    },
  }),
  route({
    operation: 'answerMoveNotice',
    method: 'POST',
    path: '/v1/move-notices/:id/answer',
    summary: 'Says what became of it: the sender is told, the worklist is done with it',
    tag: 'notices',
    permission: 'notice.receive',
    schemas: {
      params: NUMBERED,
      body: Type.Object({
        outcome: Type.Enum([...NOTICE_OUTCOMES]),
        text: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      reply: NOTICE,
    },
    handle: async ({ exchange, actor, params: { id }, body, allow, about, run }) => {
      about(`move-notice:${id}`)
      allow(reached(actor, 'notice.receive', found(exchange, id).receivers))
      return noticeReply(await run('move-notice.answer', { id, ...body }))
    },
  }),
]

function found(exchange: Exchange, id: number) {
  return exchange.read(({ app }) => {
    const notice = moveNotice(app, id)
    return { notice, ...partiesOf(app, notice) }
  })
}

function noticeReply(notice: MoveNotice) {
  return { etag: String(notice.version), body: noticeAnswer(notice) }
}

function noticeAnswer(notice: MoveNotice) {
  const { sent, dueDay, answer, steps, version: _, ...rest } = notice
  return {
    ...rest,
    sent: momentOf(sent),
    due: isoDay(dueDay),
    steps: stepAnswers(steps),
    ...(answer === undefined ? {} : { answer: { ...answer, at: momentOf(answer.at) } }),
  }
}
