import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { type StudentToSubmit, submitStudents } from '../../support/exchange-students.ts'

const HOSTILE = '<script>alert(1)</script>'
const TX: StudentToSubmit = {
  state: 'TX',
  id: 'T1',
  demographics: 'Begoña|Ángela|Muñoz|Güiraldes||Female|20100415|Yes||||1004|Rosa|Muñoz',
  records: [
    `E|001|20260905|01|${HOSTILE}|||||||Laredo|TX|78040|9565551234|10|||Chronic|Yes|Yes`,
    'C|001|=HYPERLINK("x")|Math|01|2026||01|0827|60|B|0.5|B',
    'A|001|STAAR|Reading|01|052026|0503|33|Proficient',
  ],
}
const WA: StudentToSubmit = {
  state: 'WA',
  id: 'W1',
  demographics: 'Begona||Munoz|Guiraldes||Female|20100415|Yes||||1004|Rosa|Munoz',
  records: ['E|001|20250605|03|Summer|||||||Yakima|WA|98901|5095551234|09'],
}

let server: TestServer
let user: Client
let id: string
beforeAll(async () => {
  server = await exchangeServer()
  await submitStudents(server.exchange, [TX, WA])
  server.time += 60_000
  const changed = TX.demographics.replace('Rosa', 'Rosalía')
  await submitStudents(server.exchange, [{ ...TX, demographics: changed }])
  user = await server.as('primary-user')
  id = server.exchange.msixIdOf('TX', 'T1')!
})
afterAll(() => server[Symbol.asyncDispose]())

describe('a consolidated record', () => {
  it('shows what all states say, each with its source, and what to look at first', async () => {
    const { status, json } = await user.get(`/v1/students/${id}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      msixId: id,
      via: [],
      latestPlace: { state: 'TX' },
      flags: {
        medicalAlert: 'Chronic',
        immunizationRecords: 'Yes',
        priorityForServices: 'Yes',
        multipleBirth: true,
        recruiters: [],
      },
    })
    expect(json.overview).toContainEqual(
      expect.objectContaining({ element: 'birthDate', value: '2010-04-15' }),
    )
    expect(json.enrollments.map((each: { state: string }) => each.state)).toEqual(['TX', 'WA'])
    expect(json.courseHistory).toHaveLength(1)
  })

  it('has a version that tells whether anything changed', async () => {
    const path = `/v1/students/${id}`
    const etag = (await user.get(path)).headers.get('etag')!
    const again = await user.request('GET', path, undefined, { 'if-none-match': etag })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await user.get('/v1/students/000000000000')).status).toBe(404)
  })

  it('leads from an id that was merged away to the child it is now', async () => {
    const berta: StudentToSubmit = {
      state: 'FL',
      id: 'F1',
      demographics: 'Berta||Moreno|||Female|20110101|No||||1004|Eva|Moreno',
    }
    const names = berta.demographics.replace('Berta', 'Clara')
    await submitStudents(server.exchange, [berta, { ...berta, id: 'F2', demographics: names }])
    const [one, other] = ['F1', 'F2'].map((own) => server.exchange.msixIdOf('FL', own)!)
    await server.exchange.registry.merge({ survivor: one!, others: [other!] })
    const { json } = await user.get(`/v1/students/${other}`)
    expect([json.msixId, json.via]).toEqual([one, [other]])
  })

  it('tells what changed between versions, element by element', async () => {
    const first = (await user.get(`/v1/students/${id}/history?limit=1`)).json
    expect(first.versions[0]).toMatchObject({ state: 'TX', stateStudentId: 'T1', version: 2 })
    expect(first.versions[0].changes).toEqual([
      { kind: 'demographics', element: 'parent1FirstName', before: 'Rosa', after: 'Rosalía' },
    ])
    const rest = (await user.get(`/v1/students/${id}/history?limit=50&cursor=${first.next}`)).json
    expect(rest.versions.length).toBeGreaterThanOrEqual(2)
    expect(rest.next).toBeUndefined()
    expect(rest.versions.every(({ version }: { version: number }) => version === 1)).toBe(true)
  })

  it('is printed as a page in which nothing runs', async () => {
    const { status, headers, text } = await user.get(`/v1/students/${id}/print`)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain('Begoña Ángela Muñoz')
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script')
  })

  it('is given as CSV that holds no formula', async () => {
    const { headers, text } = await user.get(`/v1/students/${id}/csv`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="student-${id}.csv"`)
    const rows: string[][] = parse(text, { bom: true })
    expect(rows[0]).toEqual([
      'section',
      'state',
      'state_student_id',
      'record',
      'element',
      'label',
      'value',
    ])
    const title = rows.find((row) => row[4] === 'courseTitle')!
    expect(title.at(-1)).toBe(`'=HYPERLINK("x")`)
    expect(rows.find((row) => row[4] === 'qualifyingArrivalDate')?.at(-1)).toBe('2026-09-01')
  })

  it('is given as PDF', async () => {
    const response = await user.request('GET', `/v1/students/${id}/pdf`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.text.startsWith('%PDF-1.')).toBe(true)
  })

  it('goes out as a file only from those who may take it along', async () => {
    const other = await server.as('secondary-user')
    expect((await other.get(`/v1/students/${id}`)).status).toBe(200)
    expect((await other.get(`/v1/students/${id}/pdf`)).status).toBe(403)
    expect((await other.get(`/v1/students/${id}/csv`)).status).toBe(403)
    const administrator = await server.as('user-administrator')
    expect((await administrator.get(`/v1/students/${id}`)).status).toBe(403)
  })
})
