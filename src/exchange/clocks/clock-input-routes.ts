import { Type } from 'typebox'
import {
  IMPORT_OUTCOME,
  IMPORT_TYPE,
  type ImportColumns,
  type ImportFinding,
  type ImportOutcome,
  type ImportRow,
  readImport,
  refusedImport,
} from '../csv/read-import.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Call, type Route, type RouteSchemas, route } from '../http/route.ts'
import { DAY } from '../http/time.ts'
import { approvalOfRow, COE_APPROVALS, COE_COLUMNS, type CoeApproval } from './coe-approval.ts'
import {
  TERM_CALENDARS,
  TERM_COLUMNS,
  TERMS,
  type TermCalendar,
  termOfRow,
} from './term-calendar.ts'

const STATE = Type.String({ pattern: '^[A-Z]{2}$', description: 'Postal code.' })
const LISTED = { state: STATE, ...PAGING }
const IMPORT = Type.Object({
  dryRun: Type.Optional(Type.Boolean({ description: 'Only says what would be done.' })),
})

/** Rows that were read and are allowed, or the outcome that refuses them. */
async function readRows<T extends { readonly state: string }>(
  {
    stream,
    signal,
    actor,
    allow,
    about,
  }: Pick<Call<RouteSchemas>, 'stream' | 'signal' | 'actor' | 'allow' | 'about'>,
  columns: ImportColumns,
  parse: (row: ImportRow) => T | readonly ImportFinding[],
): Promise<{ readonly line: number; readonly row: T }[] | ImportOutcome> {
  const { rows, findings } = await readImport(stream, columns, signal)
  const wrong = [...findings]
  const right = rows.flatMap((row) => {
    const parsed = parse(row)
    if ('state' in parsed) return [{ line: row.line, row: parsed }]
    wrong.push(...parsed)
    return []
  })
  const states = new Set(right.map(({ row }) => row.state))
  for (const state of states.size === 0 ? [actor.place.state ?? ''] : states) {
    allow({ place: { state } })
    about(`state:${state}`, { rows: rows.length })
  }
  return wrong.length > 0 ? refusedImport(rows.length, wrong) : right
}

const APPROVAL = Type.Object({
  state: Type.String(),
  stateStudentId: Type.String(),
  approved: DAY,
  certificate: Type.Optional(Type.String()),
  secondary: Type.Optional(Type.Boolean()),
})

const TERM = Type.Object({
  state: Type.String(),
  district: Type.String(),
  schoolYear: Type.Integer(),
  term: Type.Enum([...TERMS]),
  begins: DAY,
  ends: DAY,
})

export const clockInputRoutes: readonly Route[] = [
  route({
    operation: 'importCoeApprovals',
    method: 'POST',
    path: '/v1/coe-approvals/import',
    summary: 'Takes in a CSV file of approved certificates of eligibility: starts T1 and T2',
    tag: 'clocks',
    permission: 'clock.tell',
    streamed: IMPORT_TYPE,
    schemas: { query: IMPORT, reply: IMPORT_OUTCOME },
    handle: async (call) => {
      const rows = await readRows<CoeApproval>(call, COE_COLUMNS, (row) =>
        approvalOfRow(row, call.exchange.now()),
      )
      if (!Array.isArray(rows)) return { body: rows as ImportOutcome }
      const { dryRun = false } = call.query
      return { body: await call.run('clocks.import-approvals', { rows, dryRun }) }
    },
  }),
  route({
    operation: 'listCoeApprovals',
    method: 'GET',
    path: '/v1/coe-approvals',
    summary: 'Approved certificates of eligibility of a state',
    tag: 'clocks',
    permission: 'clock.read',
    schemas: {
      query: Type.Object({
        ...LISTED,
        stateStudentId: Type.Optional(Type.String({ maxLength: 15 })),
      }),
      reply: Type.Object({ items: Type.Array(APPROVAL), next: NEXT }),
    },
    handle: async ({ exchange, query, allow, about }) => {
      const { state, stateStudentId, cursor, limit = 50 } = query
      allow({ place: { state } })
      about(`state:${state}`)
      const after = keyOfCursor<[string, string, string]>(cursor, ['string', 'string', 'string'])
      const under = stateStudentId === undefined ? [state] : [state, stateStudentId]
      const found = exchange.read(({ app }) => [
        ...COE_APPROVALS.range(app, { under, limit: limit + 1, ...(after && { after }) }),
      ])
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const more =
        found.length > limit && last !== undefined
          ? { next: cursorOf([last.state, last.stateStudentId, last.approved]) }
          : {}
      return { body: { items, ...more } }
    },
  }),
  route({
    operation: 'importTermCalendars',
    method: 'POST',
    path: '/v1/term-calendars/import',
    summary: 'Takes in a CSV file of terms of districts: starts T4 when a term is over',
    tag: 'clocks',
    permission: 'clock.tell',
    streamed: IMPORT_TYPE,
    schemas: { query: IMPORT, reply: IMPORT_OUTCOME },
    handle: async (call) => {
      const rows = await readRows<TermCalendar>(call, TERM_COLUMNS, termOfRow)
      if (!Array.isArray(rows)) return { body: rows as ImportOutcome }
      const { dryRun = false } = call.query
      return { body: await call.run('clocks.import-terms', { rows, dryRun }) }
    },
  }),
  route({
    operation: 'listTermCalendars',
    method: 'GET',
    path: '/v1/term-calendars',
    summary: 'Terms of the districts of a state',
    tag: 'clocks',
    permission: 'clock.read',
    schemas: {
      query: Type.Object({
        ...LISTED,
        district: Type.Optional(Type.String({ pattern: '^\\d{7}$' })),
      }),
      reply: Type.Object({ items: Type.Array(TERM), next: NEXT }),
    },
    handle: async ({ exchange, query, allow, about }) => {
      const { state, district, cursor, limit = 50 } = query
      allow({ place: { state } })
      about(`state:${state}`)
      type Key = [string, string, number, TermCalendar['term']]
      const after = keyOfCursor<Key>(cursor, ['string', 'string', 'number', 'string'])
      const under = district === undefined ? [state] : [state, district]
      const found = exchange.read(({ app }) => [
        ...TERM_CALENDARS.range(app, { under, limit: limit + 1, ...(after && { after }) }),
      ])
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const more =
        found.length > limit && last !== undefined
          ? { next: cursorOf([last.state, last.district, last.schoolYear, last.term]) }
          : {}
      return { body: { items, ...more } }
    },
  }),
]
