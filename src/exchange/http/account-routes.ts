import { type Static, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { reachOf } from '../access/permissions.ts'
import type { Actor, Place } from '../access/roles.ts'
import { ACCOUNTS, type Account } from '../accounts/account.ts'
import { eventsOf } from '../accounts/account-event.ts'
import type { IndexKey } from '../accounts/account-index.ts'
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
import { findAccounts } from '../accounts/find-accounts.ts'
import { dayOf, REMIND_DAYS, trainingDue } from '../accounts/training.ts'
import type { Exchange } from '../exchange.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from './paging.ts'
import { type Route, route } from './route.ts'
import { DAY, MOMENT, momentOf } from './time.ts'

const STATUS = Type.Enum(['active', 'disabled', 'deactivated']) as unknown as ReturnType<
  typeof Type.Unsafe<Account['status']>
>
const ROLES_GIVEN = Type.Array(ROLE_NAME, { minItems: 1, maxItems: 6, uniqueItems: true })
const OF_ACCOUNT = Type.Object({ id: ID })
const WHY = Type.Object({ note: Type.Optional(NOTE) })

const ACCOUNT = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  email: Type.String(),
  name: Type.String(),
  roles: Type.Array(ROLE_NAME),
  place: PLACE,
  status: STATUS,
  office: Type.Optional(OFFICE),
  created: Type.Optional(MOMENT),
  training: Type.Optional(Type.String({ ...DAY, description: 'Of the last security training' })),
  trainingDue: Type.Optional(Type.String({ ...DAY, description: 'Day it has to be repeated by' })),
  rulesAccepted: Type.Optional(MOMENT),
  hasSecondFactor: Type.Boolean(),
})
const ACCOUNT_PAGE = Type.Object({ accounts: Type.Array(ACCOUNT), next: NEXT })

const EVENT = Type.Object({
  number: Type.Integer(),
  time: MOMENT,
  by: Type.String({ description: 'Id of the account that did it' }),
  what: Type.String(),
  roles: Type.Array(ROLE_NAME),
  place: PLACE,
  note: Type.Optional(Type.String()),
})

/** Accounts of others, for those who manage them. */
export const accountRoutes: readonly Route[] = [
  route({
    operation: 'listAccounts',
    method: 'GET',
    path: '/v1/accounts',
    summary: 'Accounts of the own area, by name',
    tag: 'accounts',
    permission: 'account.read',
    schemas: {
      query: Type.Object({
        ...PAGING,
        text: Type.Optional(
          Type.String({
            maxLength: 80,
            description: 'Beginning of a word of the name, or the address',
          }),
        ),
        state: Type.Optional(STATE),
        role: Type.Optional(ROLE_NAME),
        status: Type.Optional(STATUS),
      }),
      reply: ACCOUNT_PAGE,
    },
    handle: async ({ exchange, actor, query, allow }) => {
      const { cursor, limit = 50, text, role, status } = query
      const { state, area } = areaAsked(actor, query.state)
      allow({ place: area })
      const page = exchange.read(({ app }) =>
        findAccounts(app, { text, state, role, status, area }, { after: keyOf(cursor), limit }),
      )
      return { body: pageOf(page) }
    },
  }),

  route({
    operation: 'listTrainingDue',
    method: 'GET',
    path: '/v1/training-due',
    summary: 'Accounts whose security training is due, the longest due first',
    tag: 'accounts',
    permission: 'account.read',
    schemas: {
      query: Type.Object({
        ...PAGING,
        state: Type.Optional(STATE),
        by: Type.Optional(DAY),
      }),
      reply: ACCOUNT_PAGE,
    },
    handle: async ({ exchange, actor, query, allow }) => {
      const { cursor, limit = 50, by = dayOf(exchange.now(), REMIND_DAYS) } = query
      const { state, area } = areaAsked(actor, query.state)
      allow({ place: area })
      const page = exchange.read(({ app }) =>
        findAccounts(app, { state, dueBy: by, area }, { after: keyOf(cursor), limit }),
      )
      return { body: pageOf(page) }
    },
  }),

  route({
    operation: 'createAccount',
    method: 'POST',
    path: '/v1/accounts',
    summary:
      'Open an account in the own area, of roles that one may grant; an invitation is mailed',
    tag: 'accounts',
    permission: 'account.manage',
    statuses: [201],
    schemas: {
      body: Type.Object({
        email: EMAIL,
        name: NAME,
        roles: ROLES_GIVEN,
        place: PLACE,
        office: Type.Optional(OFFICE),
        training: Type.Optional(DAY),
        approval: Type.String({
          minLength: 1,
          maxLength: 1000,
          description: 'Who verified the identity and the need, and where the signed form is kept',
        }),
      }),
      reply: Type.Object({ id: Type.String() }),
    },
    handle: async ({ body, run, about, allow }) => {
      allow({ place: body.place })
      const made = await run('account.create', body)
      about(`account:${made.id}`)
      return { status: 201, body: made }
    },
  }),

  route({
    operation: 'readAccount',
    method: 'GET',
    path: '/v1/accounts/:id',
    summary: 'An account; its version is the ETag',
    tag: 'accounts',
    permission: 'account.read',
    schemas: { params: OF_ACCOUNT, reply: ACCOUNT },
    handle: async ({ exchange, params, about, allow }) => {
      const account = accountOf(exchange, params.id)
      about(`account:${params.id}`)
      allow({ place: account.place })
      return { etag: String(account.version ?? 0), body: shown(account) }
    },
  }),

  route({
    operation: 'changeAccount',
    method: 'PATCH',
    path: '/v1/accounts/:id',
    summary: 'Change an account; another role or place ends its sessions',
    tag: 'accounts',
    permission: 'account.manage',
    schemas: {
      params: OF_ACCOUNT,
      body: Type.Object({
        name: Type.Optional(NAME),
        roles: Type.Optional(ROLES_GIVEN),
        place: Type.Optional(PLACE),
        office: Type.Optional(OFFICE),
        training: Type.Optional(DAY),
      }),
      reply: ACCOUNT,
    },
    handle: async ({ exchange, params: { id }, body, ifMatch, run, about, allow }) => {
      const { place } = accountOf(exchange, id)
      about(`account:${id}`)
      allow({ place })
      if (body.place !== undefined) allow({ place: body.place })
      const version = ifMatch === undefined ? {} : { version: versionIn(ifMatch) }
      await run('account.change', { id, change: body, ...version })
      const account = accountOf(exchange, id)
      return { etag: String(account.version ?? 0), body: shown(account) }
    },
  }),

  ...(
    [
      ['disableAccount', 'disable', 'Close an account for a while; its sessions end'],
      ['enableAccount', 'enable', 'Open an account again that was disabled'],
      [
        'deactivateAccount',
        'deactivate',
        'Close an account for good; its address never has one again',
      ],
      [
        'resetSecondFactor',
        'reset-second-factor',
        'Have somebody enrol a second factor anew who has lost theirs',
      ],
    ] as const
  ).map(([operation, action, summary]) =>
    route({
      operation,
      method: 'POST',
      path: `/v1/accounts/:id/${action}`,
      summary,
      tag: 'accounts',
      permission: 'account.manage',
      schemas: { params: OF_ACCOUNT, body: WHY },
      handle: async ({ exchange, params: { id }, body, run, about, allow }) => {
        const { place } = accountOf(exchange, id)
        about(`account:${id}`)
        allow({ place })
        await run(`account.${action}`, { id, ...body })
        return { status: 204 }
      },
    }),
  ),

  route({
    operation: 'inviteAccount',
    method: 'POST',
    path: '/v1/accounts/:id/invite',
    summary: 'Mail a link to a new password to the holder of an account',
    tag: 'accounts',
    permission: 'account.manage',
    schemas: { params: OF_ACCOUNT },
    handle: async ({ exchange, params: { id }, run, about, allow }) => {
      const { place } = accountOf(exchange, id)
      about(`account:${id}`)
      allow({ place })
      await run('account.invite', { id })
      return { status: 204 }
    },
  }),

  route({
    operation: 'readAccountHistory',
    method: 'GET',
    path: '/v1/accounts/:id/history',
    summary: 'What was decided about an account, the newest first',
    tag: 'accounts',
    permission: 'account.read',
    schemas: {
      params: OF_ACCOUNT,
      query: Type.Object(PAGING),
      reply: Type.Object({ events: Type.Array(EVENT), next: NEXT }),
    },
    handle: async ({ exchange, params: { id }, query: { cursor, limit = 50 }, about, allow }) => {
      const { place } = accountOf(exchange, id)
      about(`account:${id}`)
      allow({ place })
      const before = keyOfCursor<[number]>(cursor, ['number'])?.[0]
      const events = exchange.read(({ app }) => eventsOf(app, id, { before, limit }))
      const last = events.at(-1)
      const next = events.length < limit ? {} : { next: cursorOf([last!.number]) }
      return {
        body: {
          events: events.map((each) => ({
            ...each,
            roles: [...each.roles],
            time: momentOf(each.time),
          })),
          ...next,
        },
      }
    },
  }),
]

/** @throws {@link LinkageError} `exchange-unknown`. */
function accountOf(exchange: Exchange, id: string): Account {
  const account = exchange.read(({ app }) => ACCOUNTS.get(app, id))
  // A state’s system is managed by its keys.
  if (account === undefined || account.roles.includes('state-system')) {
    throw new LinkageError('exchange-unknown', { what: 'account', id })
  }
  return account
}

/** The part of the own area that is asked for, and the state whose index has it. */
export function areaAsked(
  actor: Actor,
  state: string | undefined,
): { readonly state: string | undefined; readonly area: Place } {
  const own = reachOf(actor, 'account.read') === 'any' ? {} : actor.place
  const area = state === undefined || state === own.state ? own : { state }
  return { state: area.state, area }
}

function keyOf(cursor: string | undefined): IndexKey | undefined {
  return keyOfCursor<IndexKey>(cursor, ['string', 'string', 'string'])
}

function pageOf({ accounts, next }: ReturnType<typeof findAccounts>): Static<typeof ACCOUNT_PAGE> {
  const more = next === undefined ? {} : { next: cursorOf(next) }
  return { accounts: accounts.map(shown), ...more }
}

function shown(account: Account): Static<typeof ACCOUNT> {
  const {
    id,
    version = 0,
    email,
    name,
    roles,
    place,
    status,
    office,
    created,
    training,
    rules,
  } = account
  const due = trainingDue(account)
  return {
    id,
    version,
    email,
    name,
    roles: [...roles],
    place,
    status,
    hasSecondFactor: account.hasSecondFactor ?? false,
    ...(office === undefined ? {} : { office }),
    ...(created === undefined ? {} : { created: momentOf(created) }),
    ...(training === undefined ? {} : { training }),
    ...(due === undefined ? {} : { trainingDue: due }),
    ...(rules === undefined ? {} : { rulesAccepted: momentOf(rules.time) }),
  }
}

function versionIn(ifMatch: string): number {
  const version = Number(ifMatch)
  if (!Number.isSafeInteger(version))
    throw new LinkageError('request-invalid', { what: 'If-Match' })
  return version
}
