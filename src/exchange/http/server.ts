import cookie from '@fastify/cookie'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { TSchema } from 'typebox'
import { isLinkageError, LinkageError } from '../../errors.ts'
import { networkOf } from '../accounts/network-of.ts'
import { publicLimitsOf } from '../accounts/public-limits.ts'
import type { Exchange } from '../exchange.ts'
import { assertAdmitted, NOBODY, whoAsks } from './admit.ts'
import { answerCall, isPublicByTls, type UnderWay } from './answer-call.ts'
import { type ApiDocument, renderApiPage } from './api-page.ts'
import type { Authenticated } from './authenticate.ts'
import { answerNoRequest } from './client-error.ts'
import { closedSchema } from './closed-schema.ts'
import { LINK_SCRIPT, LINK_SCRIPT_PATH, renderLinkPage } from './link-page.ts'
import { type Metrics, mayReadMetrics } from './metrics.ts'
import { PROBLEM, PROBLEM_TYPE, replySchemas } from './openapi.ts'
import { problemOf } from './problem.ts'
import { renderProblemsPage } from './problems-page.ts'
import { rateLimit } from './rate-limit.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { renderStartPage, renderSubjectPage } from './subject-page.ts'
import { validatorOf } from './validate-request.ts'

/** Options of {@link createServer}. */
export interface ServerOptions {
  /** Where structured logs go; none if absent. They hold no body, no query, no header and no address. */
  readonly log?: { readonly write: (line: string) => void }
  /** Proxies in front, whose `X-Forwarded-For` is believed. Default none. */
  readonly trustProxy?: boolean | string | readonly string[]
  /** Certificate and key, in PEM; plain HTTP if absent. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }
  /** Where requests are counted; `/metrics` gives it. Default: none. */
  readonly metrics?: Metrics
  /** Default: all of the interface. */
  readonly routes?: readonly Route[]
}

const BODY_BYTES = 256 * 1024
const KEEP_ALIVE_MS = 65_000
/** Headers have to be small and to come soon: who sends them slowly holds a connection only. */
const HTTP = { maxHeaderSize: 16 * 1024, headersTimeout: 15_000 }
const HIDDEN = { schema: { hide: true } }
const HTML = 'text/html; charset=utf-8'

/** The interface over an exchange, not yet listening. Whoever closes it closes the exchange afterwards. */
export async function createServer(
  exchange: Exchange,
  { log, trustProxy = false, tls, metrics, routes = ROUTES }: ServerOptions = {},
): Promise<FastifyInstance> {
  const { requestSeconds, maxConnections, requestsPerMinute, metricsToken } = exchange.config.server
  const server = fastify({
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : trustProxy,
    bodyLimit: BODY_BYTES,
    requestTimeout: requestSeconds * 1000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    logger: log === undefined ? false : { stream: log },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerNoRequest,
    // An address that leads to no route whatever there is, and would be repeated.
    frameworkErrors: (error, request, reply) => {
      reply.header('cache-control', 'no-store')
      sendProblem(error, request, reply)
    },
    ...(tls === undefined ? { http: HTTP } : { https: { ...HTTP, ...tls } }),
  }) as unknown as FastifyInstance
  server.setValidatorCompiler(validatorOf)
  // What FHIR calls its JSON.
  const asJson = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/fhir+json', { parseAs: 'string' }, asJson)
  await server.register(cookie)
  server.server.maxConnections = maxConnections
  await server.register(helmet, helmetOptions(isBehindTls(exchange, tls)))
  server.addSchema(PROBLEM)
  await server.register(swagger, {
    refResolver: { buildLocalReference: ({ $id }, _base, _fragment, at) => String($id ?? at) },
    openapi: {
      openapi: '3.1.0',
      info: { title: 'nearmatch exchange', version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'nearmatch-session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  })
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    sendProblem(
      new LinkageError('exchange-unknown', { what: 'operation', id: request.method }),
      request,
      reply,
    ),
  )
  // What is told here is told once: it stays in no browser's disk and no proxy.
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  server.addHook('onResponse', async (request, reply) => {
    // Never the address itself: a search stands in it.
    const { operation = 'none' } = request.routeOptions.config as { readonly operation?: string }
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ operation, status: reply.statusCode, ms }, 'answered')
    metrics?.answered(operation, reply.statusCode, reply.elapsedTime / 1000)
  })
  const limit = rateLimit(requestsPerMinute)
  for (const route of routes) addRoute(server, exchange, route, limit)
  refuseOtherMethods(server, routes)
  server.get('/openapi.json', HIDDEN, async () => server.swagger())
  server.get('/docs', HIDDEN, async (_request, reply) =>
    reply.type(HTML).send(renderApiPage(server.swagger() as ApiDocument, routes)),
  )
  server.get('/docs/problems', HIDDEN, async (_request, reply) =>
    reply.type(HTML).send(renderProblemsPage()),
  )
  server.get('/', HIDDEN, async (_request, reply) =>
    reply.type(HTML).send(renderStartPage(exchange)),
  )
  server.get<{ Params: { kind: string; id?: string } }>(
    '/see/:kind/:id?',
    HIDDEN,
    async ({ params }, reply) => {
      const page = renderSubjectPage(exchange, params)
      return page === undefined ? reply.callNotFound() : reply.type(HTML).send(page)
    },
  )
  for (const kind of ['set-up', 'new-password'] as const) {
    server.get(`/${kind}`, HIDDEN, async (_request, reply) =>
      reply.type(HTML).send(renderLinkPage(kind)),
    )
  }
  server.get(LINK_SCRIPT_PATH, HIDDEN, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(LINK_SCRIPT),
  )
  server.get('/metrics', HIDDEN, async (request, reply) => {
    if (metrics === undefined || !mayReadMetrics(metricsToken, request.headers, request.ip)) {
      throw new LinkageError('not-permitted', { operation: 'metrics' })
    }
    const { text, type } = await metrics.text()
    return reply.type(type).send(text)
  })
  await server.ready()
  await exchange.submissions.start()
  return server
}

function addRoute(
  server: FastifyInstance,
  exchange: Exchange,
  route: Route,
  limit: ReturnType<typeof rateLimit>,
): void {
  const { schemas, method, path, permission } = route
  const isPublic = permission === 'public'
  const underWay = new WeakMap<FastifyRequest, UnderWay>()
  const audit = (request: FastifyRequest, status: number): Promise<void> =>
    record(exchange, route, underWay.get(request), status)
  server.register(async (scope) => {
    if (route.streamed !== undefined) {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser([route.streamed].flat(), (_request, payload, done) =>
        done(null, payload),
      )
    }
    // Whatever it is refused for, and wherever, the audit has it before the client has: but for a flood.
    scope.setErrorHandler(async (error, request, reply) => {
      if (!isUnaudited(error)) await audit(request, problemOf(error).status)
      return sendProblem(error, request, reply, [route.streamed ?? 'application/json'].flat())
    })
    scope.route({
      method,
      url: path,
      config: { operation: route.operation },
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      schema: {
        operationId: route.operation,
        summary: route.summary,
        tags: [route.tag],
        ...closed('params', schemas.params),
        ...closed('querystring', schemas.query),
        ...(route.streamed === undefined
          ? closed('body', schemas.body)
          : { body: { content: streamContent([route.streamed].flat()) } }),
        response: replySchemas(route),
        ...(isPublic ? { security: [] } : {}),
      },
      // Before anything of a body is read.
      onRequest: async (request) => {
        const about: UnderWay = { who: NOBODY, subjects: [], details: {} }
        underWay.set(request, about)
        exchange.audit.assertUsable()
        about.who = known(exchange, route, request)
        if (!isPublic) limit(about.who.actor.account, exchange.now())
        assertAdmitted(about.who, route)
      },
      handler: async (request, reply) => {
        const about = underWay.get(request)!
        const answered = await answerCall(exchange, route, about, request, reply)
        const {
          status = answered.body === undefined ? 204 : 200,
          body,
          etag,
          type,
          headers,
        } = answered
        await audit(request, status)
        reply.status(status)
        if (etag !== undefined) reply.header('etag', `"${etag}"`)
        if (headers !== undefined) reply.headers(headers)
        if (type !== undefined) reply.type(type)
        return reply.send(body)
      },
    })
  })
}

/** An address that there is, asked in another way, is told apart from one that there is not. */
function refuseOtherMethods(server: FastifyInstance, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const known: string[] = routes.filter((it) => it.path === path).map(({ method }) => method)
    const allowed = known.includes('GET') ? [...known, 'HEAD'] : known
    const others = server.supportedMethods.filter((method) => !allowed.includes(method))
    server.route({
      method: others,
      url: path,
      schema: { hide: true },
      // Before anything of a body is read.
      onRequest: async (_request, reply) => {
        reply.header('allow', allowed.join(', '))
        throw Object.assign(new Error(), { statusCode: 405 })
      },
      handler: async () => undefined,
    })
  }
}

/** Who asks. A network that goes on asking without being anybody is bounded. */
function known(exchange: Exchange, route: Route, request: FastifyRequest): Authenticated {
  try {
    return whoAsks(exchange, route, request)
  } catch (error) {
    publicLimitsOf(exchange).strangersByNetwork.take(networkOf(request.ip))
    throw error
  }
}

async function record(
  exchange: Exchange,
  { permission, operation }: Route,
  about: UnderWay | undefined,
  status: number,
): Promise<void> {
  const { who = NOBODY, subjects = [], details = {} } = about ?? {}
  if (permission === 'public' && subjects.length === 0) return
  const more = Object.keys(details).length === 0 ? {} : { details }
  const account = who.actor.account
  const event = { time: exchange.now(), account, operation, status, subjects, ...more }
  await exchange.audit.record(event).catch((error) => {
    exchange.audit.assertUsable()
    throw error
  })
}

/** A flood would fill the disk; and what is no more written cannot be told. */
function isUnaudited(error: unknown): boolean {
  return isLinkageError(error, 'too-many-requests') || isLinkageError(error, 'audit-unwritable')
}

/** @param types - content types that the operation takes, where it is known. */
function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  types: readonly string[] = [],
): FastifyReply {
  const told = problemOf(error)
  const problem =
    told.status === 415 && types.length > 0
      ? { ...told, detail: `it has to be ${types.join(', ')}` }
      : told
  if (problem.status >= 500) {
    // Name, code and place; a message may hold anything.
    const { name, code, stack = '' } = error as { name?: string; code?: string; stack?: string }
    const at = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
    request.log.error({ name, code, at: at.slice(0, 8) }, 'failed')
  }
  if (isLinkageError(error, 'too-many-requests')) {
    reply.header('retry-after', String(error.details.seconds))
  }
  return reply.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem))
}

function closed(name: string, schema: TSchema | undefined): Record<string, unknown> {
  return schema === undefined ? {} : { [name]: closedSchema(schema) }
}

/** Any bytes: what they are is found out on reading them. */
function streamContent(types: readonly string[]): Record<string, unknown> {
  const schema = { contentMediaType: 'application/octet-stream' }
  return Object.fromEntries(types.map((type) => [type, { schema }]))
}

/** Do browsers reach it by TLS, here or at a proxy? */
function isBehindTls(exchange: Exchange, tls: ServerOptions['tls']): boolean {
  return tls !== undefined || isPublicByTls(exchange)
}

function helmetOptions(isTls: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isTls ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
  }
}

const YEAR_SECONDS = 31_536_000
