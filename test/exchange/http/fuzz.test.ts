import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '../../../src/exchange/access/roles.ts'
import type { Route } from '../../../src/exchange/http/route.ts'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { fileWith } from '../msix/submission-text.ts'

/** What a schema takes, loosely: enough of it is valid, and enough is not. */
function oneOf(schema: TSchema | undefined, known: readonly string[]): fc.Arbitrary<unknown> {
  const { type, properties, required, items, anyOf, pattern, minimum, maximum, format } = (schema ??
    {}) as {
    readonly type?: string
    readonly properties?: Readonly<Record<string, TSchema>>
    readonly required?: readonly string[]
    readonly items?: TSchema
    readonly anyOf?: readonly TSchema[]
    readonly pattern?: string
    readonly minimum?: number
    readonly maximum?: number
    readonly format?: string
  }
  const words = (schema as { readonly enum?: readonly unknown[] } | undefined)?.enum
  if (words !== undefined) return fc.constantFrom(...words)
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((it) => oneOf(it, known)))
  if (properties !== undefined) {
    const model = Object.entries(properties).map(([name, it]) => [name, oneOf(it, known)] as const)
    return fc.record(Object.fromEntries(model), {
      requiredKeys: required?.filter((name) => name in properties) ?? [],
    })
  }
  if (items !== undefined) return fc.array(oneOf(items, known), { maxLength: 3 })
  if (type === 'integer' || type === 'number') {
    return fc.integer({ min: minimum ?? 0, max: Math.min(maximum ?? 1000, 2 ** 31) })
  }
  if (type === 'boolean') return fc.boolean()
  if (format === 'date-time') return fc.constant('2026-10-05T15:00:00Z')
  if (pattern !== undefined) {
    return fc.oneof(fc.constantFrom(...known), fc.stringMatching(new RegExp(pattern, 'u')))
  }
  return fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'binary', maxLength: 20 }))
}

/** A request that an operation may be sent, or nearly so. */
function requestTo(
  { schemas, streamed }: Route,
  known: readonly string[],
): fc.Arbitrary<readonly [params: unknown, query: unknown, body: unknown, seen: number]> {
  const spoilt = (schema: TSchema | undefined): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 4, arbitrary: oneOf(schema, known) },
      { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
    )
  const body = streamed !== undefined ? fc.string() : spoilt(schemas.body)
  return fc.tuple(oneOf(schemas.params, known), spoilt(schemas.query), body, fc.nat())
}

const NAMES = ['Mar\u00eda', 'Garc\u00eda', 'L\u00f3pez', 'Quetzalcoatl']

let server: TestServer
let clients: readonly Client[] = []
let known: readonly string[] = []
const dir = mkdtempSync(join(tmpdir(), 'nearmatch-fuzz-'))

beforeAll(async () => {
  server = await exchangeServer()
  const file = join(dir, 'tx.txt')
  writeFileSync(file, fileWith())
  await server.exchange.takeIn(file)
  known = [server.exchange.msixIdOf('TX', 'A17')!, 'TX', 'A17', '1', '0', ...NAMES]
  clients = [
    ...(await Promise.all(
      ROLES.filter((role) => role !== 'state-system').map((role) => server.as(role)),
    )),
    await server.system('TX'),
    server.nobody,
  ]
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true })
})

const RUNS = 12

describe('whatever is sent', () => {
  for (const route of ROUTES) {
    it(`${route.operation} neither breaks nor tells of a child in a refusal`, async () => {
      await fc.assert(
        fc.asyncProperty(requestTo(route, known), async ([params, query, body, seen]) => {
          const client = clients[seen % clients.length]!
          const { status, text } = await client.request(
            route.method,
            pathOf(route, params, query),
            route.method === 'GET' ? undefined : (jsonOf(body) as never),
            route.streamed === undefined
              ? { 'content-type': 'application/json' }
              : { 'content-type': [route.streamed].flat()[0]! },
          )
          expect(status, text).toBeLessThan(500)
          if (status >= 400) for (const name of NAMES) expect(text).not.toContain(name)
        }),
        { numRuns: RUNS },
      )
    })
  }

  it('is in no line of the log', () => {
    expect(server.logged.length).toBeGreaterThan(ROUTES.length)
    for (const line of server.logged) for (const name of NAMES) expect(line).not.toContain(name)
  })
})

function pathOf({ path }: Route, params: unknown, query: unknown): string {
  const own = (params ?? {}) as Readonly<Record<string, unknown>>
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(wellFormed(String(own[name] ?? 'x')) || 'x'),
  )
  const pairs = Object.entries(typeof query === 'object' && query !== null ? query : {}).map(
    ([name, value]): [string, string] => [wellFormed(name), wellFormed(jsonOf(value))],
  )
  return `${filled}?${new URLSearchParams(pairs)}`
}

function wellFormed(text: string): string {
  return text.toWellFormed()
}

/** As it goes over the wire; what JSON does not know is left out. */
function jsonOf(value: unknown): string {
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value, (_, it) => (typeof it === 'bigint' ? String(it) : it)) ?? '{}'
  } catch {
    return '{}'
  }
}
