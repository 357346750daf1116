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
export function replySchemas(route: Route): Record<string, unknown> {
  const { schemas, statuses, permission, produces } = route
  const good = (status: number): [string, unknown] => [
    String(status),
    status === 204 ? { type: 'null', description: 'Done' } : described(route),
  ]
  const isAnswered = schemas.reply !== undefined || produces !== undefined
  const refusals = permission === 'public' ? ['4XX'] : ['401', '403', '4XX']
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { [PROBLEM_TYPE]: { schema: { $ref: 'Problem#' } } },
  }
  return Object.fromEntries([
    ...(statuses ?? [isAnswered ? 200 : 204]).map(good),
    ...refusals.map((status) => [status, problem]),
  ])
}

function described({ schemas: { reply }, produces }: Route): unknown {
  if (reply !== undefined) return { description: 'Done', ...reply }
  const description = 'A document'
  // Any bytes: they are sent as they are.
  return produces === undefined
    ? { description }
    : { description, content: { [produces]: { schema: {} } } }
}
