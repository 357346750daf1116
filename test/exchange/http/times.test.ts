import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { done, nearMatch, submitChildren } from '../../support/worklist-steps.ts'
import { fileOf, studentLines, submitted } from '../submissions/submitting.ts'

let server: TestServer
let texas: Client
let recruiter: Client
let msixId: string
let item: number
let texasMsixId: string
beforeAll(async () => {
  server = await exchangeServer()
  const key = await server.system('TX')
  expect((await submitted(key, fileOf('TX', [studentLines(1, 'TX', 'A17')]))).json.accepted).toBe(1)
  // The same child, known to California without a date of enrollment that could be the newest.
  await submitChildren(server, {
    ...{ state: 'CA', id: 'C1', last: 'García', birth: '20110304', enrolled: '20250901' },
  })
  msixId = server.exchange.msixIdOf('TX', 'A17')!
  ;({ item, texas: texasMsixId } = await nearMatch(server))
  texas = await server.as('data-administrator', { state: 'TX' })
  recruiter = await server.as('primary-user', { state: 'TX' })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Eight digits that would be a day, six that would be a month, and a time as a number. */
const OTHER_FORMS = [/"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])"/, /"(0[1-9]|1[0-2])20\d\d"/]
const A_TIME = /:1[5-9]\d{11}\b/

async function read(client: Client, path: string): Promise<string> {
  const { status, text } = await client.get(path)
  expect(status, text).toBe(200)
  return text
}

describe('days and times of answers', () => {
  it('have one form each, wherever a state’s record is told', async () => {
    const list = (await recruiter.post('/v1/lists', { name: 'Mine' })).json.id
    await recruiter.request('PUT', `/v1/lists/${list}/students/${msixId}`, {})
    await recruiter.post('/v1/flags', { kind: 'research', msixIds: [msixId] })
    const search = { firstName: 'María', lastName: 'García' }
    const answers = [
      (await recruiter.post('/v1/students/search', search)).text,
      await read(recruiter, `/v1/students/${msixId}`),
      await read(recruiter, `/v1/students/${msixId}/history`),
      await read(recruiter, '/v1/students/recently-viewed'),
      await read(recruiter, '/v1/lists'),
      await read(recruiter, `/v1/lists/${list}/students`),
      await read(texas, '/v1/worklist'),
      await read(texas, `/v1/worklist/${item}`),
      await read(texas, `/v1/students/${texasMsixId}/worklist`),
      await read(texas, '/v1/submissions'),
    ]
    for (const text of answers) {
      for (const form of [...OTHER_FORMS, A_TIME]) expect(text).not.toMatch(form)
    }
    expect(answers[0]).toContain('"birthDate":"2011-03-04"')
    expect(answers[0]).toContain('"date":"2026-09-05"')
  })

  it('are those that the state meant', async () => {
    const { json } = await recruiter.get(`/v1/students/${msixId}`)
    const values = (part: string) => json[part][0].values
    expect(values('demographics').birthDate).toBe('2011-03-04')
    expect(values('qualifyingMoves').qualifyingArrivalDate).toBe('2026-09-01')
    expect(values('assessments').assessmentDate).toBe('2026-05')
    expect(json.received.map(({ time }: { time: string }) => Date.parse(time))).toEqual(
      json.received.map(() => server.time),
    )
  })

  it('are those of a worklist’s children', async () => {
    const { items } = (await texas.get('/v1/worklist?kind=near-match')).json
    const days = items.flatMap(({ students }: { students: { birthDate: string }[] }) =>
      students.map(({ birthDate }) => birthDate),
    )
    expect(days.length).toBeGreaterThan(1)
    for (const day of days) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('a day of a request', () => {
  it.each(['20110304', '2011-02-30', '2011-3-4'])('is refused as %s', async (birthDate) => {
    const { status, json } = await recruiter.post('/v1/students/search', {
      lastName: 'García',
      birthDate,
    })
    expect([status, json.code]).toEqual([400, 'request-invalid'])
  })

  it('finds in the form that answers have', async () => {
    const found = await done(recruiter, '/v1/students/search', {
      lastName: 'García',
      birthDate: '2011-03-04',
    })
    expect(found.children[0].birthDate).toBe('2011-03-04')
  })
})
