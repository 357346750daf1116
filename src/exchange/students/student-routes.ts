import { Type } from 'typebox'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Call, type Route, type RouteSchemas, route } from '../http/route.ts'
import { MOMENT, momentOf } from '../http/time.ts'
import { noteViewed } from '../lists/recently-viewed.ts'
import { FLAG_KINDS } from '../lists/student-flag.ts'
import { MSIX_ID_PARAMS, PLACE } from './overview-schema.ts'
import { recordCsv } from './record-csv.ts'
import { type HistoryCursor, recordHistory } from './record-history.ts'
import { recordPage } from './record-page.ts'
import { recordPdf } from './record-pdf.ts'
import { type StudentRecord, studentRecord, versionTag } from './student-record.ts'

const SOURCED = Type.Array(
  Type.Object({
    state: Type.String(),
    stateStudentId: Type.String(),
    values: Type.Record(Type.String(), Type.String(), {
      description: 'By the symbolic names of the minimum data elements.',
    }),
  }),
)

const RECORD = Type.Object({
  msixId: Type.String({ description: 'The id that the child has now.' }),
  version: Type.Integer({ description: 'What a merge or split may say that it saw.' }),
  via: Type.Array(Type.String(), { description: 'Ids that were followed to this one.' }),
  splitFrom: Type.Optional(Type.String()),
  overview: Type.Array(
    Type.Object({
      element: Type.String(),
      value: Type.String(),
      state: Type.String(),
      stateStudentId: Type.String(),
      rule: Type.String({ description: 'Why this value and not another state’s.' }),
    }),
  ),
  latestPlace: Type.Optional(PLACE),
  flags: Type.Object({
    medicalAlert: Type.Optional(Type.String()),
    immunizationRecords: Type.Optional(Type.String()),
    priorityForServices: Type.Optional(Type.String()),
    multipleBirth: Type.Boolean(),
    pendingReviews: Type.Integer({
      description: 'Questions about who this child is that wait for an answer.',
    }),
    recruiters: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.Enum([...FLAG_KINDS]),
        state: Type.Optional(Type.String()),
        flagged: MOMENT,
        others: Type.Array(Type.String()),
      }),
    ),
  }),
  stateIds: Type.Array(
    Type.Object({
      state: Type.String(),
      stateStudentId: Type.String(),
      version: Type.Integer(),
      alternateIds: Type.Array(Type.String()),
    }),
  ),
  received: Type.Array(
    Type.Object({
      state: Type.String(),
      time: MOMENT,
    }),
  ),
  demographics: SOURCED,
  qualifyingMoves: SOURCED,
  enrollments: SOURCED,
  assessments: SOURCED,
  courseHistory: SOURCED,
})

const CHANGE = Type.Object({
  kind: Type.String(),
  record: Type.Optional(Type.String()),
  element: Type.String(),
  before: Type.Optional(Type.String()),
  after: Type.Optional(Type.String()),
})

export const studentRoutes: readonly Route[] = [
  route({
    operation: 'readStudent',
    method: 'GET',
    path: '/v1/students/:msixId',
    summary:
      'The consolidated record of a child; an id that was merged away leads to the child it is now',
    tag: 'students',
    permission: 'student.read',
    schemas: { params: MSIX_ID_PARAMS, reply: RECORD },
    statuses: [200, 304],
    handle: async (call) => {
      const record = view(call, call.params.msixId)
      const etag = versionTag(record)
      if (call.headers['if-none-match'] === `"${etag}"`) return { status: 304, etag }
      return { body: toldRecord(record) as never, etag }
    },
  }),
  route({
    operation: 'readStudentHistory',
    method: 'GET',
    path: '/v1/students/:msixId/history',
    summary: 'Every version of what states said of a child, the latest first, and what changed',
    tag: 'students',
    permission: 'student.read',
    schemas: {
      params: MSIX_ID_PARAMS,
      query: Type.Object(PAGING),
      reply: Type.Object({
        versions: Type.Array(
          Type.Object({
            state: Type.String(),
            stateStudentId: Type.String(),
            version: Type.Integer(),
            time: MOMENT,
            file: Type.String({ description: 'SHA-256 of the file it came in.' }),
            deleted: Type.Boolean(),
            changes: Type.Array(CHANGE),
          }),
        ),
        next: NEXT,
      }),
    },
    handle: async ({ exchange, params, query, about }) => {
      const { cursor, limit = 50 } = query
      about(`msix:${params.msixId}`)
      const after = keyOfCursor<HistoryCursor>(cursor, ['number', 'string', 'string', 'number'])
      const { versions, next } = exchange.read((snapshot) =>
        recordHistory(snapshot, params.msixId, { limit, ...(after && { after }) }),
      )
      const rest = next === undefined ? {} : { next: cursorOf(next) }
      const told = versions.map((each) => ({ ...each, time: momentOf(each.time) }))
      return { body: { versions: told as never, ...rest } }
    },
  }),
  route({
    operation: 'printStudent',
    method: 'GET',
    path: '/v1/students/:msixId/print',
    summary: 'The consolidated record as a page to be printed',
    tag: 'students',
    permission: 'student.read',
    produces: 'text/html',
    schemas: { params: MSIX_ID_PARAMS },
    handle: async (call) => {
      const record = view(call, call.params.msixId)
      return {
        body: recordPage(record, dayOf(call.exchange.now())),
        type: 'text/html; charset=utf-8',
      }
    },
  }),
  route({
    operation: 'studentPdf',
    method: 'GET',
    path: '/v1/students/:msixId/pdf',
    summary: 'The consolidated record as PDF',
    tag: 'students',
    permission: 'student.export',
    produces: 'application/pdf',
    schemas: { params: MSIX_ID_PARAMS },
    handle: async (call) => {
      const record = view(call, call.params.msixId)
      const body = await recordPdf(record, dayOf(call.exchange.now()))
      return { body, type: 'application/pdf', headers: attached(record, 'pdf') }
    },
  }),
  route({
    operation: 'studentCsv',
    method: 'GET',
    path: '/v1/students/:msixId/csv',
    summary: 'The consolidated record as CSV, a line for each value',
    tag: 'students',
    permission: 'student.export',
    produces: 'text/csv',
    schemas: { params: MSIX_ID_PARAMS },
    handle: async (call) => {
      const record = view(call, call.params.msixId)
      return {
        body: recordCsv(record),
        type: 'text/csv; charset=utf-8',
        headers: attached(record, 'csv'),
      }
    },
  }),
]

/** Reads a record, and says in the audit whose. */
function view({ exchange, actor, about }: Call<RouteSchemas>, id: string): StudentRecord {
  about(`msix:${id}`)
  const record = exchange.read((snapshot) => studentRecord(snapshot, id))
  if (record.msixId !== id) about(`msix:${record.msixId}`)
  noteViewed(exchange, actor.account, record.msixId)
  return record
}

/** A record as it is answered. */
function toldRecord({ flags, received, ...record }: StudentRecord) {
  const { recruiters, ...others } = flags
  const flagged = recruiters.map((flag) => ({ ...flag, flagged: momentOf(flag.flagged) }))
  return {
    ...record,
    flags: { ...others, recruiters: flagged },
    received: received.map(({ state, time }) => ({ state, time: momentOf(time) })),
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function attached({ msixId }: StudentRecord, ending: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="student-${msixId}.${ending}"` }
}
