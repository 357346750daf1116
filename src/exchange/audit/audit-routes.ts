import { type TObject, Type } from 'typebox'
import { isLinkageError } from '../../errors.ts'
import type { Actor } from '../access/roles.ts'
import { ACCOUNTS } from '../accounts/account.ts'
import type { Exchange } from '../exchange.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { MOMENT, momentOf } from '../http/time.ts'
import type { AuditEntry } from './audit-entry.ts'
import { searchAudit } from './search-audit.ts'
import { verifyAudit } from './verify-audit.ts'

const ENTRY: TObject = Type.Object({
  sequence: Type.Integer(),
  time: MOMENT,
  account: Type.String({ description: 'Id of the account; empty where nobody had logged in.' }),
  operation: Type.String(),
  status: Type.Integer({ description: 'HTTP status; 0 for what the exchange did by itself.' }),
  subjects: Type.Array(Type.String(), { description: 'What it was about: `msix:000123456789`.' }),
  details: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description: 'Counts and codes.',
    }),
  ),
})

export const auditRoutes: readonly Route[] = [
  route({
    operation: 'searchAudit',
    method: 'GET',
    path: '/v1/audit',
    summary: 'Who saw, searched, exported or changed what, the newest first',
    tag: 'audit',
    permission: 'audit.read',
    schemas: {
      query: Type.Object({
        account: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        operation: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        subject: Type.Optional(
          Type.String({ minLength: 1, maxLength: 200, description: '`msix:000123456789`' }),
        ),
        status: Type.Optional(Type.Integer({ minimum: 0, maximum: 599 })),
        from: Type.Optional(MOMENT),
        to: Type.Optional(Type.String({ ...MOMENT, description: 'Before this.' })),
        ...PAGING,
      }),
      reply: Type.Object({ entries: Type.Array(ENTRY), next: NEXT }),
    },
    handle: async ({ exchange, actor, query, about }) => {
      const { account, operation, subject, status, from, to, cursor, limit = 50 } = query
      const { entries, next } = await searchAudit(
        exchange.audit.dir,
        {
          ...(account === undefined ? {} : { account }),
          ...(operation === undefined ? {} : { operation }),
          ...(subject === undefined ? {} : { subject }),
          ...(status === undefined ? {} : { status }),
          ...(from === undefined ? {} : { from: Date.parse(from) }),
          ...(to === undefined ? {} : { to: Date.parse(to) }),
        },
        {
          before: keyOfCursor<[string, number]>(cursor, ['string', 'number']),
          limit,
          sees: (entry) => concerns(exchange, actor, entry),
        },
      )
      about('audit:entries', { found: entries.length })
      return {
        body: {
          entries: entries.map(({ before: _, time, subjects, ...entry }) => ({
            ...entry,
            subjects: [...subjects],
            time: momentOf(time),
          })),
          ...(next === undefined ? {} : { next: cursorOf(next) }),
        },
      }
    },
  }),

  route({
    operation: 'verifyAudit',
    method: 'GET',
    path: '/v1/audit/verification',
    summary: 'Whether each entry of the audit still follows from the one before',
    tag: 'audit',
    permission: 'audit.read',
    schemas: {
      reply: Type.Object({
        sound: Type.Boolean(),
        entries: Type.Optional(Type.Integer()),
        hash: Type.Optional(
          Type.String({ description: 'Of the last entry. Kept elsewhere, it vouches for all.' }),
        ),
        problem: Type.Optional(Type.String()),
      }),
    },
    handle: async ({ exchange, about }) => {
      about('audit:verification')
      try {
        const { entries, hash } = await verifyAudit(exchange.audit.dir)
        return { body: { sound: true, entries, hash } }
      } catch (error) {
        if (!isLinkageError(error, 'audit-unsound')) throw error
        return { body: { sound: false, problem: error.message } }
      }
    },
  }),
]

/**
 * A state’s privacy officer sees what the state’s accounts did, and what anybody did with a child that
 * the state has a record of; a federal one everything.
 */
function concerns(exchange: Exchange, actor: Actor, { account, subjects }: AuditEntry): boolean {
  const { state } = actor.place
  if (state === undefined) return true
  return (
    exchange.read(({ app }) => ACCOUNTS.get(app, account)?.place.state === state) ||
    subjects.some((subject) => isOf(exchange, state, subject))
  )
}

function isOf(exchange: Exchange, state: string, subject: string): boolean {
  const [kind, id = ''] = subject.split(':')
  if (kind === 'state') return id === state
  if (kind === 'account') {
    return exchange.read(({ app }) => ACCOUNTS.get(app, id)?.place.state === state)
  }
  if (kind !== 'msix') return false
  try {
    return exchange.registry.person(id).members.some(({ source }) => source === state)
  } catch (error) {
    if (isLinkageError(error, 'person-unknown') || isLinkageError(error, 'argument-invalid')) {
      return false
    }
    throw error
  }
}
