import { Readable } from 'node:stream'
import { type Static, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import type { Actor } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { MINIMUM_DATA_ELEMENTS } from '../msix/elements.ts'
import type { Finding } from '../msix/finding.ts'
import { csvLines, csvText } from '../students/record-csv.ts'
import { findingsAfter, type NumberedFinding } from '../submissions/finding-pages.ts'
import { receiveFile } from '../submissions/receive-file.ts'
import { rulesOf } from '../submissions/submission-counts.ts'
import {
  hasEnded,
  JOB_STATUSES,
  JOBS,
  JOBS_BY_STATE,
  type SubmissionJob,
} from '../submissions/submission-job.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from './paging.ts'
import { type Call, type Route, type RouteSchemas, route } from './route.ts'
import { MOMENT, momentOf } from './time.ts'

const JOB = Type.Object({
  id: Type.String(),
  state: Type.String({ description: 'Postal code' }),
  status: Type.Enum([...JOB_STATUSES]),
  cancelling: Type.Boolean(),
  mode: Type.Enum(['delta', 'full']),
  absentStudents: Type.Enum(['report', 'delete']),
  allOrNothing: Type.Boolean(),
  dryRun: Type.Boolean(),
  name: Type.Optional(Type.String()),
  file: Type.String({ description: 'SHA-256 of the file' }),
  bytes: Type.Integer(),
  received: MOMENT,
  started: Type.Optional(MOMENT),
  ended: Type.Optional(MOMENT),
  progress: Type.Number({ description: 'From 0 to 1, by the number of students in the header' }),
  students: Type.Integer(),
  accepted: Type.Integer({ description: 'Taken in; nothing was found' }),
  warned: Type.Integer({ description: 'Taken in; something was left out, or is to be looked at' }),
  rejected: Type.Integer(),
  withheld: Type.Integer({
    description: 'Good, and not taken in because others of the file were not: all or nothing',
  }),
  strayLines: Type.Integer({ description: 'Lines of no student, or that cannot be read' }),
  inserted: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  deleted: Type.Integer(),
  absent: Type.Integer({ description: 'Students of the state that a full file does not hold' }),
  findings: Type.Integer(),
  rules: Type.Array(Type.Object({ rule: Type.String(), findings: Type.Integer() })),
  reason: Type.Optional(Type.String({ description: 'Code of the error that it failed for' })),
})

const FINDING = Type.Object({
  number: Type.Integer({ description: 'In the order of the file, from 1 up' }),
  line: Type.Integer({ description: '0: of the file as a whole' }),
  studentRecord: Type.Optional(Type.String()),
  stateStudentId: Type.Optional(Type.String({ description: 'Of a student not in the file' })),
  record: Type.Optional(Type.String({ description: 'Kind of the record' })),
  element: Type.Optional(Type.String()),
  elementNumber: Type.Optional(Type.Integer({ description: 'Number of the data element' })),
  rule: Type.String(),
  effect: Type.Enum(['student', 'record', 'value', 'none'], {
    description: 'What was left out for it',
  }),
  advice: Type.String({ description: 'What is wrong and what to do' }),
})

const ID = Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) })

/** Told apart by their first character, whatever the type says. */
const FILE_TYPES = [
  'text/plain',
  'application/xml',
  'text/xml',
  'application/x-ndjson',
  'application/json',
  'application/gzip',
  'application/octet-stream',
]

export const submissionRoutes: readonly Route[] = [
  route({
    operation: 'submitFile',
    method: 'POST',
    path: '/v1/submissions',
    summary: 'Send a file of students; it is taken in afterwards',
    tag: 'submissions',
    permission: 'submission.send',
    streamed: FILE_TYPES,
    schemas: {
      query: Type.Object({
        mode: Type.Optional(
          Type.Enum(['delta', 'full'], {
            default: 'delta',
            description: '`full`: the file holds all students of the state',
          }),
        ),
        absent: Type.Optional(
          Type.Enum(['report', 'delete'], {
            default: 'report',
            description: 'What becomes of students that a full file does not hold',
          }),
        ),
        mostDeleted: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 1_000_000,
            description:
              'If more were to be deleted as absent, none is. Default: 10, or a twentieth of the state’s students',
          }),
        ),
        allOrNothing: Type.Optional(Type.Boolean({ default: false })),
        dryRun: Type.Optional(
          Type.Boolean({ default: false, description: 'Tells what would come of it' }),
        ),
        name: Type.Optional(Type.String({ maxLength: 100, description: 'What you call the file' })),
      }),
      reply: JOB,
    },
    statuses: [200, 202],
    handle: async (call) => {
      const { exchange, actor, query, stream } = call
      const state = ownState(call)
      const { mode = 'delta', absent = 'report', mostDeleted } = query
      const { allOrNothing = false, dryRun = false, name } = query
      if (absent === 'delete' && mode !== 'full') {
        throw new LinkageError('request-invalid', { what: 'absent=delete without mode=full' })
      }
      const { spool } = exchange.submissions
      const received = await receiveFile(spool, stream)
      try {
        const most = mostDeleted === undefined ? {} : { mostDeleted }
        const job = await exchange.run(
          'submission.queue',
          {
            ...received,
            state,
            settings: { mode, absent, ...most, allOrNothing, dryRun },
            ...(name === undefined ? {} : { name: plainName(name) }),
          },
          actor,
        )
        const isKnown = job.spool !== received.spool
        if (isKnown) await spool.remove(received.spool)
        exchange.submissions.wake()
        call.about(`submission:${job.id}`, { bytes: received.bytes })
        const headers = { location: `/v1/submissions/${job.id}` }
        return { status: isKnown ? 200 : 202, headers, body: shown(job) }
      } catch (error) {
        await spool.remove(received.spool)
        throw error
      }
    },
  }),
  route({
    operation: 'listSubmissions',
    method: 'GET',
    path: '/v1/submissions',
    summary: 'Files of the own state, the latest first',
    tag: 'submissions',
    permission: 'submission.read',
    schemas: {
      query: Type.Object(PAGING),
      reply: Type.Object({ items: Type.Array(JOB), next: NEXT }),
    },
    handle: async (call) => {
      const state = ownState(call)
      const { cursor, limit = 50 } = call.query
      const after = keyOfCursor<[string, number]>(cursor, ['string', 'number'])
      const jobs = call.exchange.read(({ app }) => {
        // Whatever the cursor says, only under the own state.
        const from = after === undefined ? {} : { after: [state, after[1]] as [string, number] }
        const ids = JOBS_BY_STATE.range(app, { under: [state], ...from, reverse: true, limit })
        return [...ids].flatMap((id) => JOBS.get(app, id) ?? [])
      })
      const last = jobs.length === limit ? jobs.at(-1) : undefined
      const next = last === undefined ? {} : { next: cursorOf([state, Number(last.id)]) }
      return { body: { items: jobs.map(shown), ...next } }
    },
  }),
  route({
    operation: 'readSubmission',
    method: 'GET',
    path: '/v1/submissions/:id',
    summary: 'How far a file has come, and what came of it',
    tag: 'submissions',
    permission: 'submission.read',
    schemas: { params: ID, reply: JOB },
    handle: async (call) => {
      const job = ownJob(call)
      // If the thread that is at it has died, another one goes on.
      if (!hasEnded(job)) call.exchange.submissions.wake()
      return { body: shown(job) }
    },
  }),
  route({
    operation: 'readFindings',
    method: 'GET',
    path: '/v1/submissions/:id/findings',
    summary: 'What was found in a file, in its order',
    tag: 'submissions',
    permission: 'submission.read',
    schemas: {
      params: ID,
      query: Type.Object(PAGING),
      reply: Type.Object({ items: Type.Array(FINDING), next: NEXT }),
    },
    handle: async (call) => {
      const { id } = ownJob(call)
      const { cursor, limit = 50 } = call.query
      const [after = 0] = keyOfCursor<[number]>(cursor, ['number']) ?? []
      const found = call.exchange.read(({ app }) => findingsAfter(app, id, after, limit))
      const last = found.length === limit ? found.at(-1) : undefined
      const next = last === undefined ? {} : { next: cursorOf([last[0]]) }
      return { body: { items: found.map(shownFinding), ...next } }
    },
  }),
  route({
    operation: 'downloadFindings',
    method: 'GET',
    path: '/v1/submissions/:id/findings.csv',
    summary: 'The same as CSV',
    tag: 'submissions',
    permission: 'submission.read',
    produces: 'text/csv',
    schemas: { params: ID },
    handle: async (call) => {
      const { id, name } = ownJob(call)
      const file = `findings-${name ?? id}.csv`
      return {
        body: Readable.from(csvOf(call.exchange, id)),
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="${file}"` },
      }
    },
  }),
  route({
    operation: 'cancelSubmission',
    method: 'POST',
    path: '/v1/submissions/:id/cancel',
    summary: 'Take in no more of a file; what was taken in stays',
    tag: 'submissions',
    permission: 'submission.send',
    schemas: { params: ID, reply: JOB },
    handle: async (call) => {
      const { id, spool } = ownJob(call)
      const job = await call.run('submission.cancel', { id })
      if (hasEnded(job)) await call.exchange.submissions.spool.remove(spool)
      return { body: shown(job) }
    },
  }),
  route({
    operation: 'rekeyStudent',
    method: 'POST',
    path: '/v1/students/:state/:stateStudentId/rekey',
    summary:
      'A state calls its student by another id; one that it has already: they are one student',
    tag: 'submissions',
    permission: 'student.rekey',
    schemas: {
      params: Type.Object({
        state: Type.String({ pattern: '^[A-Z]{2}$' }),
        stateStudentId: Type.String({ minLength: 1, maxLength: 15 }),
      }),
      body: Type.Object({ to: Type.String({ minLength: 1, maxLength: 15, pattern: '^\\S+$' }) }),
      reply: Type.Object({
        state: Type.String(),
        stateStudentId: Type.String(),
        msixId: Type.String(),
      }),
    },
    handle: async ({ params, body, allow, about, run }) => {
      const { state, stateStudentId: from } = params
      allow({ place: { state } })
      const { msixId } = await run('student.rekey', { state, from, to: body.to })
      about(`msix:${msixId}`)
      return { body: { state, stateStudentId: body.to, msixId } }
    },
  }),
]

/** The state whose files somebody may send and see: the account’s own. */
function ownState({ actor, allow }: Pick<Call<RouteSchemas>, 'actor' | 'allow'>): string {
  const { state } = (actor satisfies Actor).place
  allow(state === undefined ? {} : { place: { state } })
  return state!
}

function ownJob({
  exchange,
  params,
  allow,
  about,
}: Pick<
  Call<{ readonly params: typeof ID }>,
  'exchange' | 'params' | 'allow' | 'about'
>): SubmissionJob {
  const { id } = params
  const job = exchange.read(({ app }) => JOBS.get(app, id))
  if (job === undefined) throw new LinkageError('exchange-unknown', { what: 'submission', id })
  allow({ place: { state: job.state } })
  about(`submission:${id}`)
  return job
}

function shown(job: SubmissionJob): Static<typeof JOB> {
  const { settings, counts, announced, cancelling = false } = job
  const { id, state, status, name, file, bytes, received, started, ended, findings, reason } = job
  const { mode, absent: absentStudents, allOrNothing, dryRun } = settings
  const { rules: _, ...numbers } = counts
  const share = announced ? counts.students / announced : 0
  return {
    ...{ id, state, status, cancelling, mode, absentStudents, allOrNothing, dryRun },
    ...(name === undefined ? {} : { name }),
    ...{ file, bytes, received: momentOf(received) },
    ...(started === undefined ? {} : { started: momentOf(started) }),
    ...(ended === undefined ? {} : { ended: momentOf(ended) }),
    progress: hasEnded(job) ? 1 : Math.min(0.99, Math.round(share * 100) / 100),
    ...numbers,
    findings,
    rules: [...rulesOf(counts)],
    ...(reason === undefined ? {} : { reason }),
  }
}

const NUMBERS = new Map(MINIMUM_DATA_ELEMENTS.map(({ name, number }) => [name, number]))

function shownFinding([number, finding]: NumberedFinding): Static<typeof FINDING> {
  const { kind, ...rest } = finding
  const elementNumber = numberOf(finding)
  return {
    number,
    ...rest,
    ...(kind === undefined ? {} : { record: kind }),
    ...(elementNumber === undefined ? {} : { elementNumber }),
  }
}

function numberOf({ element }: Finding): number | undefined {
  return NUMBERS.get(element ?? '') ?? undefined
}

const COLUMNS = [
  'number',
  'line',
  'studentRecord',
  'stateStudentId',
  'record',
  'element',
  'elementNumber',
  'rule',
  'effect',
  'advice',
] as const satisfies readonly (keyof Static<typeof FINDING>)[]
const CSV_PAGE = 500

function* csvOf(exchange: Exchange, id: string): Generator<string> {
  yield csvText([COLUMNS])
  for (let after = 0; ; ) {
    const page = exchange.read(({ app }) => findingsAfter(app, id, after, CSV_PAGE))
    const rows = page.map((found) => {
      const finding = shownFinding(found)
      return COLUMNS.map((name) => String(finding[name] ?? ''))
    })
    yield csvLines(rows)
    if (page.length < CSV_PAGE) return
    after = page.at(-1)![0]
  }
}

/** A name that can stand in a header and on any disk. */
function plainName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_')
}
