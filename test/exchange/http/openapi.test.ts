import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../../src/exchange/http/routes.ts'
import { exchangeServer, type TestServer } from '../../support/exchange-server.ts'

let server: TestServer
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
let document: any
beforeAll(async () => {
  server = await exchangeServer()
  document = (await server.nobody.get('/openapi.json')).json
})
afterAll(() => server[Symbol.asyncDispose]())

/** Names that days and times have. */
const DAYS_AND_TIMES = new Set(
  `birthDate date day due dueBy started ended received opened closed sent asked at doneAt until since begins ends
  training trainingDue rulesAccepted created changed added flagged time expires lastUsed revoked obtained moved
  enrolledFrom enrolledTo arrivedFrom arrivedTo`.split(/\s+/),
)

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect([valid, document.openapi]).toEqual([true, '3.1.0'])
  })

  it('has every operation once, and marks public ones by an empty security', () => {
    const operations = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string; security?: unknown[] }>),
    )
    expect(operations.map((it) => it.operationId).sort()).toEqual(
      ROUTES.map((it) => it.operation).sort(),
    )
    for (const { operation, permission } of ROUTES) {
      const { security } = operations.find((it) => it.operationId === operation)!
      expect(security, operation).toEqual(permission === 'public' ? [] : undefined)
    }
  })

  it('says of each day and time which form it has', () => {
    const untold: string[] = []
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { type, format, description = '' } = schema as Record<string, string>
      const isTime = DAYS_AND_TIMES.has(path.split('/').at(-1)!)
      if (type === 'string' && isTime && !/^date(-time)?$/.test(format ?? '')) untold.push(path)
      if (/YYYY|since 1970/.test(String(description))) untold.push(path)
      for (const [name, each] of Object.entries(schema)) look(each, `${path}/${name}`)
    }
    look(document.paths, '')
    expect(untold).toEqual([])
  })

  it('describes each answer, and what is refused as a problem', () => {
    for (const path of Object.values(document.paths)) {
      for (const it of Object.values(path as Record<string, { responses: object }>)) {
        const { responses } = it
        expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true)
        expect(JSON.stringify(responses)).toContain('application/problem+json')
      }
    }
  })
})

describe('the pages about the interface', () => {
  it('show every operation, and load nothing', async () => {
    const { text, headers } = await server.nobody.get('/docs')
    for (const { operation } of ROUTES) expect(text).toContain(`id="${operation}"`)
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).not.toMatch(/<script|<link|<img|src=/)
  })

  it('say what a problem’s type leads to', async () => {
    const problem = (await server.nobody.get('/v1/audit')).json
    const [path, code] = problem.type.split('#')
    const { text } = await server.nobody.get(path)
    expect(text).toContain(`id="${code}"`)
  })
})

describe('headers', () => {
  it('keep a page from being framed, sniffed or told of', async () => {
    const { headers } = await server.nobody.get('/health')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })
})
