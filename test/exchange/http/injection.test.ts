import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { submitStudents } from '../../support/exchange-students.ts'
import { fileOf, studentLines, submitted } from '../submissions/submitting.ts'

const FORMULA = '=1+cmd'
const MARKUP = '<img src=x onerror=alert(1)>'
let server: TestServer
let texas: Client
let recruiter: Client
let msixId: string
beforeAll(async () => {
  server = await exchangeServer()
  texas = await server.system('TX')
  recruiter = await server.as('primary-user')
  const demographics = `Lupe||${FORMULA}|||Female|20110304|No||||1004|${MARKUP}|García`
  await submitStudents(server.exchange, [{ state: 'TX', id: 'inject', demographics }])
  msixId = server.exchange.msixIdOf('TX', 'inject')!
})
afterAll(() => server[Symbol.asyncDispose]())

describe('injection', () => {
  it('CSV formula: no cell that goes out begins like one', async () => {
    const { id } = (await recruiter.post('/v1/lists', { name: FORMULA })).json
    const note = { note: '@SUM(A1)' }
    await recruiter.request('PUT', `/v1/lists/${id}/students/${msixId}`, note)
    for (const path of [`/v1/lists/${id}/csv`, `/v1/students/${msixId}/csv`]) {
      const { status, text } = await recruiter.get(path)
      expect(status).toBe(200)
      expect(text).toContain(`'${FORMULA}`)
      expect(text).not.toMatch(/(^|,|\n|")[=@]/)
    }
  })

  it('HTML: markup in a record is text on its page', async () => {
    const { text } = await recruiter.get(`/v1/students/${msixId}/print`)
    expect(text).toContain('&lt;img')
    expect(text).not.toContain('<img')
  })

  it('header: a name with line breaks and quotes writes none', async () => {
    const name = encodeURIComponent('a"; x=\r\nset-cookie: nearmatch-session=mine\r\n\r\n')
    const file = fileOf('TX', [studentLines(1, 'TX', 'head-1', { S: 'S|0000001|I|CA||x|01' })])
    const { json } = await submitted(texas, file, `?name=${name}`)
    const { status, headers } = await texas.get(`/v1/submissions/${json.id}/findings.csv`)
    expect([status, headers.get('set-cookie')]).toEqual([200, null])
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
  })

  it('path: no name and no address leads out of the folder', async () => {
    const before = readdirSync(server.dir).sort()
    const name = encodeURIComponent('../../../out/../../../tmp/nearmatch-escaped')
    const file = fileOf('TX', [studentLines(1, 'TX', 'path-1')])
    const { json } = await submitted(texas, file, `?name=${name}`)
    const { headers } = await texas.get(`/v1/submissions/${json.id}/findings.csv`)
    expect(headers.get('content-disposition')).not.toContain('/')
    expect(readdirSync(server.dir).sort()).toEqual(before)
    expect(existsSync(join(server.dir, '..', 'nearmatch-escaped'))).toBe(false)
    for (const up of ['..%2f..%2fetc%2fpasswd', '%2e%2e%2fregistry', '....//keys']) {
      for (const path of [`/v1/submissions/${up}`, `/v1/students/${up}/pdf`, `/docs/${up}`]) {
        const { status, text } = await texas.get(path)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(text).not.toContain('root:')
      }
    }
  })
})
