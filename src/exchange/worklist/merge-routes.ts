import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import type { Subject } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { type Call, type Route, type RouteSchemas, route } from '../http/route.ts'
import { studentRecord, versionTag } from '../students/student-record.ts'
import { standingOf, statesOf } from './desks.ts'
import { DECISION, decisionReply, NOTE } from './route-parts.ts'

const MSIX_ID = Type.String({ pattern: '^\\d{12}$' })
const STUDENT_PARAMS = Type.Object({ msixId: MSIX_ID })
const PREVIEW = Type.Optional(Type.Boolean({ description: 'Only tells what it would come to.' }))
const VERSIONS = Type.Optional(
  Type.Record(MSIX_ID, Type.Integer({ minimum: 0 }), {
    description:
      'Versions of students that were seen: `version` of the record. A stale one is refused.',
  }),
)
const RECORD_NAME = Type.Object({
  state: Type.String({ minLength: 2, maxLength: 2 }),
  stateStudentId: Type.String({ minLength: 1, maxLength: 15 }),
})

/** What proposes that children are joined or parted. */
export const mergeRoutes: readonly Route[] = [
  route({
    operation: 'mergeStudents',
    method: 'POST',
    path: '/v1/students/:msixId/merge',
    summary:
      'Says that other students are this one, whose id lives on: takes effect, or is proposed',
    tag: 'merge and split',
    permission: 'student.merge',
    schemas: {
      params: STUDENT_PARAMS,
      body: Type.Object({
        others: Type.Array(MSIX_ID, { minItems: 1, maxItems: 20 }),
        note: NOTE,
        flag: Type.Optional(
          Type.String({
            maxLength: 100,
            description: 'An own flag of possible duplicates that this answers; it is taken away.',
          }),
        ),
        versions: VERSIONS,
        preview: PREVIEW,
      }),
      reply: DECISION,
    },
    handle: async ({ actor, allow, about, body, exchange, params, run, ...call }) => {
      const { msixId: survivor } = params
      const { others, note, versions, flag, preview = false } = body
      const persons = [survivor, ...others]
      for (const person of persons) about(`msix:${person}`)
      allow(subjectOf(exchange, actor, persons))
      const args = {
        survivor,
        others,
        ...(note === undefined ? {} : { note }),
        ...(flag === undefined ? {} : { flag }),
        preview,
      }
      const expected = expectedOf(exchange, survivor, call, versions)
      return decisionReply(
        exchange,
        await run('student.merge', args, { dryRun: preview, expected }),
      )
    },
  }),
  route({
    operation: 'splitStudent',
    method: 'POST',
    path: '/v1/students/:msixId/split',
    summary: 'Says that a student is several: each part gets a new id, the rest keeps its own',
    tag: 'merge and split',
    permission: 'student.merge',
    schemas: {
      params: STUDENT_PARAMS,
      body: Type.Object({
        parts: Type.Array(Type.Array(RECORD_NAME, { minItems: 1, maxItems: 200 }), {
          minItems: 1,
          maxItems: 20,
          description: 'Records of each part that leaves.',
        }),
        note: NOTE,
        preview: PREVIEW,
      }),
      reply: DECISION,
    },
    handle: async ({ actor, allow, about, body, exchange, params, run, ...call }) => {
      const { msixId: student } = params
      const { parts, note, preview = false } = body
      about(`msix:${student}`)
      allow(subjectOf(exchange, actor, [student]))
      const args = { student, parts, ...(note === undefined ? {} : { note }), preview }
      const expected = expectedOf(exchange, student, call)
      return decisionReply(
        exchange,
        await run('student.split', args, { dryRun: preview, expected }),
      )
    },
  }),
]

/**
 * The own state if it has a record of one of them, otherwise another. An id that was merged away asks
 * for the child that it is now: that it is not to be merged or split any more is told, to whom it may be.
 */
function subjectOf(exchange: Exchange, { place }: Actor, persons: readonly string[]): Subject {
  const states = exchange.read(({ state }) => statesOf(state, standingOf(state, persons)))
  const state = states.find((each) => each === place.state) ?? states[0]
  return state === undefined ? {} : { place: { state } }
}

/**
 * The versions of children that the caller saw. `If-Match` is the tag of the consolidated record: what
 * it stands for is told by version, so that it is looked at again within the transaction.
 *
 * @throws {@link LinkageError} `exchange-stale`.
 */
function expectedOf(
  exchange: Exchange,
  student: string,
  { ifMatch, isRepeated }: Pick<Call<RouteSchemas>, 'ifMatch' | 'isRepeated'>,
  versions: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  if (ifMatch === undefined || isRepeated) return versions
  const record = exchange.read((view) => studentRecord(view, student))
  if (versionTag(record) !== ifMatch) {
    throw new LinkageError('exchange-stale', { what: 'student', id: student })
  }
  return { ...versions, [record.msixId]: record.version }
}
