import { type Static, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { mayHold } from '../access/role-grants.ts'
import { EXCHANGE_ACTOR, isWithin } from '../access/roles.ts'
import {
  EMAIL,
  ID,
  NAME,
  NOTE,
  OFFICE,
  PLACE,
  ROLE_NAME,
  STATE,
} from '../accounts/account-schemas.ts'
import {
  type AccountApplication,
  APPLICATIONS,
  type ApplicationKey,
  type ApplicationStatus,
  applicationsOf,
  keyOf,
} from '../accounts/application.ts'
import { networkOf } from '../accounts/network-of.ts'
import { publicLimitsOf } from '../accounts/public-limits.ts'
import type { Exchange } from '../exchange.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from './paging.ts'
import { type Route, route } from './route.ts'
import { DAY, MOMENT, momentOf } from './time.ts'

const STATUS = Type.Enum(['waiting', 'approved', 'rejected']) as unknown as ReturnType<
  typeof Type.Unsafe<ApplicationStatus>
>
const OF_APPLICATION = Type.Object({ id: ID })
const ROLES_ASKED = Type.Array(ROLE_NAME, { minItems: 1, maxItems: 6, uniqueItems: true })

const ASKED = {
  email: EMAIL,
  name: NAME,
  roles: ROLES_ASKED,
  place: PLACE,
  office: Type.Optional(OFFICE),
  training: Type.Optional(DAY),
  verifiedBy: Type.Object(
    { name: NAME, title: Type.Optional(NAME), email: Type.Optional(EMAIL) },
    { description: 'Who has seen the papers of the applicant and attests the need' },
  ),
  reason: Type.Optional(NOTE),
}
const APPLICATION = Type.Object({
  id: Type.String(),
  ...ASKED,
  received: MOMENT,
  status: STATUS,
  decision: Type.Optional(
    Type.Object({
      time: MOMENT,
      by: Type.String(),
      note: Type.Optional(Type.String()),
      account: Type.Optional(Type.String()),
    }),
  ),
})

/** Applications for accounts. */
export const applicationRoutes: readonly Route[] = [
  route({
    operation: 'applyForAccount',
    method: 'POST',
    path: '/v1/account-applications',
    summary: 'Apply for an account. The answer says nothing of accounts that there are.',
    tag: 'accounts',
    permission: 'public',
    statuses: [202],
    schemas: {
      body: Type.Object(ASKED),
      reply: Type.Object({ id: Type.String({ description: 'To name the application by' }) }),
    },
    handle: async ({ exchange, body, ip, about }) => {
      publicLimitsOf(exchange).applicationsByNetwork.take(networkOf(ip))
      if (!body.roles.every((role) => mayHold(role, body.place))) {
        throw new LinkageError('request-invalid', { what: 'the roles, at that place,' })
      }
      const received = await exchange.run('application.receive', body, EXCHANGE_ACTOR)
      about(`application:${received.id}`)
      return { status: 202, body: received }
    },
  }),

  route({
    operation: 'listAccountApplications',
    method: 'GET',
    path: '/v1/account-applications',
    summary: 'Applications of the own area, the oldest first',
    tag: 'accounts',
    permission: 'application.decide',
    schemas: {
      query: Type.Object({
        ...PAGING,
        state: Type.Optional(STATE),
        status: Type.Optional(STATUS),
      }),
      reply: Type.Object({ applications: Type.Array(APPLICATION), next: NEXT }),
    },
    handle: async ({ exchange, actor, query, allow }) => {
      const { cursor, limit = 50, status = 'waiting', state = actor.place.state ?? '' } = query
      const area = state === actor.place.state || state === '' ? actor.place : { state }
      allow({ place: area })
      const after = keyOfCursor<ApplicationKey>(cursor, ['string', 'string', 'number', 'string'])
      return exchange.read(({ app }) => {
        const applications: AccountApplication[] = []
        for (const each of applicationsOf(app, { state, status, after })) {
          if (isWithin(each.place, area)) applications.push(each)
          if (applications.length === limit) break
        }
        const last = applications.length < limit ? undefined : applications.at(-1)
        const next = last === undefined ? {} : { next: cursorOf(keyOf(last)) }
        return { body: { applications: applications.map(shown), ...next } }
      })
    },
  }),

  route({
    operation: 'readAccountApplication',
    method: 'GET',
    path: '/v1/account-applications/:id',
    summary: 'An application, with what was decided',
    tag: 'accounts',
    permission: 'application.decide',
    schemas: { params: OF_APPLICATION, reply: APPLICATION },
    handle: async ({ exchange, params: { id }, about, allow }) => {
      const application = applicationOf(exchange, id)
      about(`application:${id}`)
      allow({ place: application.place })
      return { body: shown(application) }
    },
  }),

  route({
    operation: 'approveAccountApplication',
    method: 'POST',
    path: '/v1/account-applications/:id/approve',
    summary: 'Open the account, with what is granted; an invitation is mailed',
    tag: 'accounts',
    permission: 'application.decide',
    schemas: {
      params: OF_APPLICATION,
      body: Type.Object({
        roles: ROLES_ASKED,
        place: Type.Optional(PLACE),
        note: Type.Optional(NOTE),
      }),
      reply: Type.Object({ account: Type.String() }),
    },
    handle: async ({ exchange, params: { id }, body, run, about, allow }) => {
      const application = applicationOf(exchange, id)
      about(`application:${id}`)
      allow({ place: application.place })
      const { place = application.place, ...granted } = body
      allow({ place })
      const made = await run('application.approve', { id, place, ...granted })
      about(`account:${made.account}`)
      return { body: made }
    },
  }),

  route({
    operation: 'rejectAccountApplication',
    method: 'POST',
    path: '/v1/account-applications/:id/reject',
    summary: 'Reject an application',
    tag: 'accounts',
    permission: 'application.decide',
    schemas: { params: OF_APPLICATION, body: Type.Object({ note: Type.Optional(NOTE) }) },
    handle: async ({ exchange, params: { id }, body, run, about, allow }) => {
      const { place } = applicationOf(exchange, id)
      about(`application:${id}`)
      allow({ place })
      await run('application.reject', { id, ...body })
      return { status: 204 }
    },
  }),
]

/** @throws {@link LinkageError} `exchange-unknown`. */
function applicationOf(exchange: Exchange, id: string): AccountApplication {
  const application = exchange.read(({ app }) => APPLICATIONS.get(app, id))
  if (application === undefined) {
    throw new LinkageError('exchange-unknown', { what: 'application', id })
  }
  return application
}

function shown({
  received,
  decision,
  roles,
  ...rest
}: AccountApplication): Static<typeof APPLICATION> {
  const decided =
    decision === undefined ? {} : { decision: { ...decision, time: momentOf(decision.time) } }
  return { ...rest, roles: [...roles], received: momentOf(received), ...decided }
}
