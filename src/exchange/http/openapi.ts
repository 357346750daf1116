import type { TSchema } from 'typebox'
import type { Route } from './route.ts'

export const PROBLEM_TYPE = 'application/problem+json'

/** What every refusal is; the document has it once. */
export const PROBLEM: Readonly<Record<string, unknown>> = {
  $id: 'Problem',
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
  },
}

/** Schemas of all that an operation may answer, by status. */
export function replySchemas({ schemas, statuses, permission }: Route): Record<string, unknown> {
  const good = (status: number): [string, unknown] => [
    String(status),
    status === 204 ? { type: 'null', description: 'Done' } : described(schemas.reply),
  ]
  const refusals = permission === 'public' ? ['4XX'] : ['401', '403', '4XX']
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { [PROBLEM_TYPE]: { schema: { $ref: 'Problem#' } } },
  }
  return Object.fromEntries([
    ...(statuses ?? [schemas.reply === undefined ? 204 : 200]).map(good),
    ...refusals.map((status) => [status, problem]),
  ])
}

function described(schema: TSchema | undefined): unknown {
  return schema === undefined ? { description: 'A document' } : { description: 'Done', ...schema }
}
