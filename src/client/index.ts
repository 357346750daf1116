/**
 * A typed client of the exchange’s interface: paths, parameters, bodies and answers are those of its
 * OpenAPI document, so that a misspelt one does not compile. Layer 0; runs in Node and in browsers.
 *
 * @module
 */

import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './openapi-types.ts'

export type { components, operations, paths } from './openapi-types.ts'

/** Options of {@link exchangeClient}. */
export interface ExchangeClientOptions {
  /** Address of the exchange: `https://exchange.example.org`. */
  readonly url: string
  /** Key of a state’s system. Without one a browser’s session counts. */
  readonly key?: string
  /** The session’s own token, sent with what changes something. */
  readonly csrf?: string
  /** Default: the platform’s. */
  readonly fetch?: typeof globalThis.fetch
}

/** A client of an exchange. */
export type ExchangeClient = Client<paths>

/**
 * A client that gives `{ data }` or, for a refusal, `{ error }` with its `code`, and throws only where
 * the network fails.
 *
 * @example
 * ```ts
 * const exchange = exchangeClient({ url: 'https://exchange.example.org', key })
 * const { data, error } = await exchange.GET('/v1/changes', { params: { query: { since: 0, limit: 200 } } })
 * ```
 */
export function exchangeClient({ url, key, csrf, fetch }: ExchangeClientOptions): ExchangeClient {
  return createClient<paths>({
    baseUrl: url,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }),
    },
    ...(fetch === undefined ? {} : { fetch }),
  })
}
