import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { dayOfIso } from '../calendar/day.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { DAY } from '../http/time.ts'
import { readStudent } from '../store/student-store.ts'
import {
  CLOCK_LISTS,
  CLOCKS,
  type Clock,
  type ClockListKey,
  clockAnswer,
  clockCounts,
  clocksOfStudent,
} from './clock.ts'
import { clockOf } from './clock-commands.ts'
import { CLOCK_INPUTS, CLOCK_RULES } from './clock-rules.ts'
import { CLOCK, CLOCK_RULE, CLOCK_STATUS } from './clock-schema.ts'
import { missingInputs, notComputable, rulesWithout } from './missing-inputs.ts'

const STATE = Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code.' })
const STUDENT_ID = Type.String({ minLength: 1, maxLength: 15 })
const NOTE = Type.String({ minLength: 1, maxLength: 500 })
const NUMBERED = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) })

const NOT_COMPUTABLE = Type.Array(Type.Object({ rule: CLOCK_RULE, missing: Type.String() }))

export const clockRoutes: readonly Route[] = [
  route({
    operation: 'clockRules',
    method: 'GET',
    path: '/v1/clocks/rules',
    summary: 'The clocks of 34 CFR 200.85: trigger, duty, time and source',
    tag: 'clocks',
    permission: 'directory.read',
    schemas: {
      reply: Type.Object({
        items: Type.Array(
          Type.Object({
            id: CLOCK_RULE,
            trigger: Type.String(),
            duty: Type.String(),
            length: Type.Optional(
              Type.Object({
                count: Type.Integer(),
                unit: Type.Enum(['working-days', 'calendar-days', 'years']),
              }),
            ),
            source: Type.String(),
            needs: Type.Optional(Type.Enum([...CLOCK_INPUTS])),
            metBy: Type.String(),
          }),
        ),
      }),
    },
    handle: async () => ({ body: { items: CLOCK_RULES } }),
  }),
  route({
    operation: 'listClocks',
    method: 'GET',
    path: '/v1/clocks',
    summary:
      'Clocks of a state: open ones by their last day, or those that ended, the latest first',
    tag: 'clocks',
    permission: 'clock.read',
    schemas: {
      query: Type.Object({
        state: STATE,
        group: Type.Optional(
          Type.Enum(['open', 'overdue', 'ended'], { description: 'Default: open.' }),
        ),
        rule: Type.Optional(CLOCK_RULE),
        ...PAGING,
      }),
      reply: Type.Object({ items: Type.Array(CLOCK), next: NEXT }),
    },
    handle: async ({ exchange, query, allow, about }) => {
      const { state, group = 'open', rule = '', cursor, limit = 50 } = query
      allow({ place: { state } })
      about(`state:${state}`)
      const list = group === 'ended' ? 'ended' : 'open'
      const after = keyOfCursor<[number, number]>(cursor, ['number', 'number'])
      const now = exchange.now()
      const keys: ClockListKey[] = []
      const items = exchange.read(({ app }) => {
        const under = [state, list, rule] as const
        const range = {
          under,
          reverse: list === 'ended',
          limit: limit + 1,
          ...(after === undefined ? {} : { after: [...under, ...after] as ClockListKey }),
        }
        return [...CLOCK_LISTS.range(app, range)].map((key) => {
          keys.push(key)
          return clockAnswer(CLOCKS.get(app, key[4])!, now)
        })
      })
      // Overdue ones come first, as they are listed by their last day.
      const isShown = (at: number): boolean =>
        group !== 'overdue' || items[at]?.status === 'overdue'
      const shown = items.slice(0, limit).filter((_, at) => isShown(at))
      const hasMore = items.length > limit && isShown(limit)
      const last = keys[limit - 1]
      return {
        body: {
          items: shown,
          ...(hasMore && last !== undefined ? { next: cursorOf([last[3], last[4]]) } : {}),
        },
      }
    },
  }),
  route({
    operation: 'clockSummary',
    method: 'GET',
    path: '/v1/clocks/summary',
    summary: 'How many clocks a state has by rule and status, and which cannot be computed',
    tag: 'clocks',
    permission: 'clock.read',
    schemas: {
      query: Type.Object({ state: STATE }),
      reply: Type.Object({
        counts: Type.Array(
          Type.Object({
            rule: CLOCK_RULE,
            status: CLOCK_STATUS,
            count: Type.Integer(),
          }),
        ),
        notComputable: NOT_COMPUTABLE,
      }),
    },
    handle: async ({ exchange, query: { state }, allow, about }) => {
      allow({ place: { state } })
      about(`state:${state}`)
      return {
        body: exchange.read(({ app }) => ({
          counts: clockCounts(app, state),
          notComputable: rulesWithout(missingInputs(app, state)),
        })),
      }
    },
  }),
  route({
    operation: 'studentClocks',
    method: 'GET',
    path: '/v1/clocks/students/:state/:stateStudentId',
    summary: 'Clocks about a student of a state, and those that cannot be computed',
    tag: 'clocks',
    permission: 'clock.read',
    schemas: {
      params: Type.Object({ state: STATE, stateStudentId: STUDENT_ID }),
      reply: Type.Object({ items: Type.Array(CLOCK), notComputable: NOT_COMPUTABLE }),
    },
    handle: async ({ exchange, params: { state, stateStudentId }, allow, about }) => {
      allow({ place: { state } })
      const now = exchange.now()
      const found = exchange.read(({ app, reader }) => {
        const clocks = clocksOfStudent(app, state, stateStudentId)
        const document = readStudent(reader, state, stateStudentId)
        if (document === undefined && clocks.length === 0) return undefined
        return {
          items: clocks.map((clock) => clockAnswer(clock, now)),
          notComputable:
            document === undefined || document.deleted === true
              ? []
              : notComputable(app, { state, id: stateStudentId }, { document, now }),
        }
      })
      if (found === undefined) {
        throw new LinkageError('exchange-unknown', { what: 'student', id: stateStudentId })
      }
      const msixId = exchange.msixIdOf(state, stateStudentId)
      about(msixId === undefined ? `state:${state}` : `msix:${msixId}`)
      return { body: found }
    },
  }),
  route({
    operation: 'reportTranscript',
    method: 'POST',
    path: '/v1/clocks/transcripts',
    summary: 'Says that records of a secondary school in another state were obtained: starts T3',
    tag: 'clocks',
    permission: 'clock.tell',
    schemas: {
      body: Type.Object({ state: STATE, stateStudentId: STUDENT_ID, obtained: DAY }),
      reply: CLOCK,
    },
    statuses: [201],
    handle: async ({ exchange, body, allow, about, run }) => {
      allow({ place: { state: body.state } })
      const clock = await run('clocks.transcript', { ...body, obtained: dayIn(body.obtained) })
      about(`clock:${clock.id}`)
      return { status: 201, body: clockAnswer(clock, exchange.now()) }
    },
  }),
  route({
    operation: 'tellNothingNew',
    method: 'POST',
    path: '/v1/clocks/:id/nothing-new',
    summary: 'Says that there is nothing new of a child that moved: ends T6, T7 waits',
    tag: 'clocks',
    permission: 'clock.tell',
    schemas: { params: NUMBERED, body: Type.Object({ note: NOTE }), reply: CLOCK },
    handle: async ({ exchange, params: { id }, body, allow, about, run }) => {
      allow({ place: { state: exchange.read(({ app }) => clockOf(app, id)).state } })
      about(`clock:${id}`)
      const clock = await run('clocks.nothing-new', { id, ...body })
      return { body: clockAnswer(clock, exchange.now()) }
    },
  }),
  route({
    operation: 'tellObtained',
    method: 'POST',
    path: '/v1/clocks/:id/obtained',
    summary: 'Says that something new has been obtained: the time of T7 begins',
    tag: 'clocks',
    permission: 'clock.tell',
    schemas: { params: NUMBERED, body: Type.Object({ obtained: DAY }), reply: CLOCK },
    handle: async ({ exchange, params: { id }, body, allow, about, run }) => {
      allow({ place: { state: exchange.read(({ app }) => clockOf(app, id)).state } })
      about(`clock:${id}`)
      const clock = await run('clocks.obtained', { id, obtained: dayIn(body.obtained) })
      return { body: clockAnswer(clock, exchange.now()) }
    },
  }),
  route({
    operation: 'settleClock',
    method: 'POST',
    path: '/v1/clocks/:id/settle',
    summary: 'Says that a duty of submission is done, or that there was none, and why',
    tag: 'clocks',
    permission: 'clock.tell',
    schemas: {
      params: NUMBERED,
      body: Type.Object({ outcome: Type.Enum(['met', 'not-applicable']), note: NOTE }),
      reply: CLOCK,
    },
    handle: async ({ exchange, params: { id }, body, allow, about, run }) => {
      allow({ place: { state: exchange.read(({ app }) => clockOf(app, id)).state } })
      about(`clock:${id}`)
      const clock: Clock = await run('clocks.settle', { id, ...body })
      return { body: clockAnswer(clock, exchange.now()) }
    },
  }),
]

/** @throws {@link LinkageError} `request-invalid` if there is no such day. */
function dayIn(text: string): string {
  if (dayOfIso(text) === undefined) throw new LinkageError('request-invalid', { what: 'the day' })
  return text
}
