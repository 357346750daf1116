import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { EXCHANGE_ACTOR, type Place, type Role } from '../../src/exchange/access/roles.ts'
import type { Account } from '../../src/exchange/accounts/account.ts'
import { systemAccountOf } from '../../src/exchange/accounts/api-key.ts'
import { RULES } from '../../src/exchange/accounts/rules-of-behaviour.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/exchange/config.ts'
import { type Exchange, openExchange } from '../../src/exchange/exchange.ts'
import { createServer, type ServerOptions } from '../../src/exchange/http/server.ts'

/** An answer, read whole. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; any, as tests look at what they expect. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire
  readonly json: any
}

/** Somebody who is logged in. */
export interface Client {
  readonly account: string
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>
  get(path: string): Promise<Answered>
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>
}

/** A real exchange in a folder of its own, served over real HTTP. */
export interface TestServer extends AsyncDisposable {
  readonly exchange: Exchange
  readonly url: string
  readonly dir: string
  /** All lines that were logged. */
  readonly logged: readonly string[]
  /** The clock, in milliseconds since 1970. */
  time: number
  /** Somebody new of a role and place, logged in. */
  as(role: Role | readonly Role[], place?: Place): Promise<Client>
  /** A state’s system with a key. */
  system(state: string): Promise<Client>
  readonly nobody: Client
}

export const TEST_TIME: number = Date.UTC(2026, 9, 5, 15)

/** @param onThread - whether it writes on a thread of its own, which has the computer’s clock. */
export async function exchangeServer(
  options: ServerOptions & { readonly onThread?: boolean; readonly config?: Config } = {},
): Promise<TestServer> {
  const { onThread = false, config = DEFAULT_CONFIG, ...serverOptions } = options
  const dir = mkdtempSync(join(tmpdir(), 'nearmatch-exchange-'))
  const clock = { time: TEST_TIME }
  const made = await openExchange(dir, { create: true })
  await made.close()
  const exchange = await openExchange(dir, {
    writerThread: onThread,
    config,
    ...(onThread ? {} : { now: () => clock.time }),
  })
  const logged: string[] = []
  const server = await createServer(exchange, {
    log: { write: (line) => void logged.push(line) },
    ...serverOptions,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const account = async (roles: readonly Role[], place: Place): Promise<string> => {
    const id = randomUUID()
    const own: Account = {
      id,
      email: `${id}@example.org`,
      name: 'A Tester',
      roles,
      place,
      status: 'active',
      created: exchange.now(),
      rules: { version: RULES.version, time: Number.MAX_SAFE_INTEGER },
      hasSecondFactor: true,
    }
    await exchange.run('account.put', own, EXCHANGE_ACTOR)
    return id
  }
  return {
    exchange,
    url,
    dir,
    logged,
    get time() {
      return clock.time
    },
    set time(time) {
      clock.time = time
    },
    as: async (role, place = { state: 'TX' }) => {
      const id = await account(typeof role === 'string' ? [role] : role, place)
      // As somebody who comes back: a session that ran out on a clock that was moved is opened again.
      let opened = Number.NEGATIVE_INFINITY
      let own: Readonly<Record<string, string>> = {}
      return clientOf(url, id, async () => {
        if (exchange.now() - opened > 5 * 60_000) {
          const { token, csrf } = await exchange.run(
            'session.open',
            { account: id },
            EXCHANGE_ACTOR,
          )
          own = { cookie: `nearmatch-session=${token}`, 'x-csrf-token': csrf }
          opened = exchange.now()
        }
        return own
      })
    },
    system: async (state) => {
      const asked = { state, name: 'a test', days: 3650 }
      const { key } = await exchange.run('api-key.create', asked, EXCHANGE_ACTOR)
      const own = { authorization: `Bearer ${key}` }
      return clientOf(url, systemAccountOf(state), async () => own)
    },
    nobody: clientOf(url, '', async () => ({})),
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await exchange.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The server of a test file, for all of its tests: it ends after the last of them. */
export async function serverOfFile(): Promise<TestServer> {
  const server = await exchangeServer()
  afterAll(() => server[Symbol.asyncDispose]())
  return server
}

export function clientOf(
  url: string,
  account: string,
  own: () => Promise<Readonly<Record<string, string>>>,
): Client {
  const request: Client['request'] = async (method, path, body, headers = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(await own()),
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json() {
        return JSON.parse(text)
      },
    }
  }
  return {
    account,
    request,
    get: (path) => request('GET', path),
    post: (path, body, headers) => request('POST', path, body, headers),
  }
}
