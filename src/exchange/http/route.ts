import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import type { Permission, Subject } from '../access/permissions.ts'
import type { Actor } from '../access/roles.ts'
import type { OpenSession } from '../accounts/session.ts'
import type { Exchange } from '../exchange.ts'
import type { CommandOptions } from '../writer/command.ts'
import type { ArgumentsOf, CommandName, ResultOf } from '../writer/commands.ts'

/** JSON Schemas of what comes and goes. Objects are closed: what no schema names is refused. */
export interface RouteSchemas {
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Of the answer; absent where it is no JSON. */
  readonly reply?: TSchema
}

type Of<S extends TSchema | undefined> = S extends TSchema ? Static<S> : undefined

/** What a handler works with. */
export interface Call<S extends RouteSchemas> {
  readonly exchange: Exchange
  /** Who asks; on a public operation nobody: an account `''` without roles. */
  readonly actor: Actor
  /** The session that the request came in, if it did in one. */
  readonly session: OpenSession | undefined
  readonly params: Of<S['params']>
  readonly query: Of<S['query']>
  readonly body: Of<S['body']>
  /** The body as it comes, where the route takes a stream. */
  readonly stream: Readable
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** Address that the request came from. */
  readonly ip: string
  /** Whether it came over TLS, here or at a proxy: one that is trusted says so, or the public address does. */
  readonly isSecure: boolean
  /** The whole address that was asked for. */
  readonly url: string
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal
  /** The version in `If-Match`, if one was given. */
  readonly ifMatch: string | undefined
  /** Whether this very request was answered before, by its `Idempotency-Key`: `run` gives what it did then. */
  readonly isRepeated: boolean
  /**
   * Refuses, as `not-permitted`, unless the route’s permission reaches what the request turns out to
   * be about. A handler whose permission may be less than `any` calls it before it reads or writes.
   */
  allow(subject: Subject): void
  /** Says in the audit what the request was about: `msix:000123456789`. Ids and counts only. */
  about(subject: string, details?: Readonly<Record<string, string | number>>): void
  /** Runs a command in the actor’s name, with the request’s `Idempotency-Key`. */
  run<N extends CommandName>(
    name: N,
    args: ArgumentsOf<N>,
    options?: CommandOptions,
  ): Promise<ResultOf<N>>
}

/** What a handler answers. */
export interface Reply<B> {
  /** Default 200; 204 where there is no body. */
  readonly status?: number
  readonly body?: B
  /** Version of what is answered, without quotes: becomes the `ETag`. */
  readonly etag?: string
  /** Default JSON. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** One operation of the interface. */
export interface Route<S extends RouteSchemas = RouteSchemas> {
  /** `operationId` in OpenAPI, and what the audit calls it: `searchStudents`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each of the params. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** What may do it; `public`: everybody, without a log-in, and without an entry in the audit. */
  readonly permission: Permission | 'public'
  readonly schemas: S
  /** Content types of a body that is taken as a stream, not read as JSON. */
  readonly streamed?: string | readonly string[]
  /** Content type of an answer that is no JSON. */
  readonly produces?: string
  /** Most bytes of a body. Default 256 KiB; of a stream none. */
  readonly bodyLimit?: number
  /** Other statuses that the answer may have than 200, 204 and problems. */
  readonly statuses?: readonly number[]
  readonly handle: (call: Call<NoInfer<S>>) => Promise<Reply<BodyOf<NoInfer<S>>>>
}

/** JSON by the schema of the answer; bytes or a text where there is none. */
type BodyOf<S extends RouteSchemas> = S['reply'] extends TSchema
  ? Unchanged<Static<S['reply']>>
  : string | Buffer | Readable

/** An answer is only read: what is kept as readonly needs no copy. */
type Unchanged<T> = T extends readonly (infer E)[]
  ? readonly Unchanged<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Unchanged<T[K]> }
    : T

/** A route whose handler’s types follow from its schemas. */
export function route<const S extends RouteSchemas>(definition: Route<S>): Route {
  return definition as unknown as Route
}
