import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LinkageError } from '../../errors.ts'
import { may, reachOf } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import type { Exchange } from '../exchange.ts'
import { type KeyedRequest, wasAnswered } from '../writer/kept-results.ts'
import type { Authenticated } from './authenticate.ts'
import type { Call, Reply, Route, RouteSchemas } from './route.ts'

/** A request, and what the audit is to say of it. */
export interface UnderWay {
  who: Authenticated
  readonly subjects: string[]
  details: Record<string, string | number>
}

/**
 * Has a route's handler answer a request of somebody who is admitted.
 *
 * @throws what the handler throws; an error that is a bug if it never asked whether it is allowed.
 */
export async function answerCall(
  exchange: Exchange,
  route: Route,
  about: UnderWay,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reply<unknown>> {
  const { permission, operation } = route
  const { actor, session } = about.who
  const gone = new AbortController()
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  const seen = versionIn(request.headers['if-match'])
  const keyed = keyedBy(route, actor, request)
  // What was done before may have changed who may do it, and what it was done to.
  const isRepeated =
    keyed !== undefined &&
    exchange.read(({ app }) =>
      wasAnswered(app, { account: actor.account, now: exchange.now(), ...keyed }),
    )
  let isAllowed = permission === 'public' || reachOf(actor, permission) === 'any' || isRepeated
  const call: Call<RouteSchemas> = {
    exchange,
    actor,
    session,
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    // What has no body is an empty file.
    stream: (request.body ?? Readable.from([])) as never,
    headers: request.headers as Readonly<Record<string, string | undefined>>,
    cookies: request.cookies,
    ip: request.ip,
    // A proxy may forget to say so: whoever is reached by TLS is so always.
    isSecure: request.protocol === 'https' || isPublicByTls(exchange),
    url: `${request.protocol}://${request.host}${request.url}`,
    signal: gone.signal,
    ifMatch: seen,
    isRepeated,
    allow: (subject) => {
      if (permission === 'public' || isRepeated) return
      if (!may(actor, permission, subject)) throw new LinkageError('not-permitted', { operation })
      isAllowed = true
    },
    about: (subject, more) => {
      about.subjects.push(subject)
      about.details = { ...about.details, ...more }
    },
    run: (name, args, options = {}) =>
      exchange.run(name, args, actor, {
        ...(seen === undefined ? {} : { seen }),
        ...(isRepeated ? { isRepeated } : {}),
        ...(keyed === undefined
          ? {}
          : {
              idempotencyKey: keyed.key,
              ...(route.streamed === undefined ? { request: keyed.request } : {}),
            }),
        ...options,
      }),
  }
  const answered: Reply<unknown> = await route.handle(call as never)
  // A handler that forgot to ask has not been allowed anything.
  if (!isAllowed) throw new Error(`${operation} did not ask whether it is allowed`)
  return answered
}

/** The key to try a request again with, and what it is that is asked, by whom as they are now. */
function keyedBy(
  { permission, method, operation }: Route,
  { place, roles }: Actor,
  { headers, params, query, body }: FastifyRequest,
): { readonly key: string; readonly request: KeyedRequest } | undefined {
  const key = headers['idempotency-key']
  // Nobody’s key would be everybody’s.
  if (typeof key !== 'string' || permission === 'public' || method === 'GET') return undefined
  // A stream is known once it has been read.
  const asked = JSON.stringify([params, query, body instanceof Readable ? '' : body, place, roles])
  const hash = createHash('sha256').update(asked).digest('hex')
  return { key: key.slice(0, 200), request: { operation, hash } }
}

/**
 * The version in `If-Match`; `*` is any. What cannot be read is refused: passed over, it would allow just
 * what its sender wanted to keep from happening.
 */
function versionIn(ifMatch: string | undefined): string | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  const version = /^(?:W\/)?"([^"]*)"$/.exec(ifMatch.trim())?.[1]
  if (version === undefined) throw new LinkageError('request-invalid', { what: 'If-Match' })
  return version
}

/** Do browsers reach it by TLS, whatever this service is reached by? */
export function isPublicByTls({ config }: Exchange): boolean {
  return config.server.publicUrl.startsWith('https:')
}
