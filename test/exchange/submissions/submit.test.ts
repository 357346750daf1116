import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { openExchange } from '../../../src/exchange/exchange.ts'
import { appWriter } from '../../../src/exchange/store/app-keys.ts'
import { FileReader } from '../../../src/exchange/submissions/file-reader.ts'
import { runJob } from '../../../src/exchange/submissions/run-job.ts'
import { JOBS, putJob } from '../../../src/exchange/submissions/submission-job.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { ended, fileOf, findingsOf, somebody, studentLines, submitted } from './submitting.ts'

let server: TestServer
let texas: Client
beforeAll(async () => {
  server = await exchangeServer()
  texas = await server.system('TX')
})
afterAll(() => server[Symbol.asyncDispose]())

/** Students of a state from one number on. */
function students(state: string, prefix: string, count: number, from = 0): string[][] {
  return Array.from({ length: count }, (_, at) =>
    studentLines(at + 1, state, `${prefix}${at}`, somebody(from + at)),
  )
}

const HEADER = {
  submittingState: 'TX',
  submissionDate: '20261005120000000',
  beginningEffectiveDate: '20260901000000000',
  endingEffectiveDate: '20261005000000000',
}

/** A student of Texas as JSON has it. */
function studentOf(stateStudentId: string, at: number, studentRecord = '0000001') {
  const parts = somebody(at).D!.split('|')
  const demographics = { firstName: parts[2], lastName1: parts[4], sex: parts[7] }
  return {
    studentRecord,
    action: 'I',
    reportingState: 'TX',
    stateStudentId,
    stateStudentIdType: '01',
    demographics: { ...demographics, birthDate: parts[8] },
    qualifyingMove: [
      { record: '001', qualifyingArrivalDate: '20260901', eligibilityExpirationDate: '20290901' },
    ],
    enrollment: [{ record: '001', enrollmentDate: '20260905', enrollmentType: '01' }],
  }
}

describe('a submission', () => {
  it('is answered with a job, and taken in', async () => {
    const file = fileOf('TX', students('TX', 'A', 25))
    const sent = await texas.post('/v1/submissions', file, { 'content-type': 'text/plain' })
    expect(sent.status).toBe(202)
    expect(sent.headers.get('location')).toBe(`/v1/submissions/${sent.json.id}`)
    expect(sent.json).toMatchObject({ state: 'TX', mode: 'delta', dryRun: false, students: 0 })
    const { json } = await ended(texas, sent.json.id)
    expect(json).toMatchObject({
      status: 'done',
      progress: 1,
      students: 25,
      accepted: 25,
      rejected: 0,
      inserted: 25,
      strayLines: 0,
    })
    expect(server.exchange.msixIdOf('TX', 'A24')).toMatch(/^\d{12}$/)
    expect(readdirSync(join(server.dir, 'spool'))).toEqual([])
    const list = await texas.get('/v1/submissions?limit=1')
    expect(list.json.items[0]).toEqual(json)
  })

  it('comes to the same in every layout, gzipped or not', async () => {
    const student = studentOf('L0', 900)
    const header = { ...HEADER, totalStudents: '1', totalRecords: '4' }
    const json = `${JSON.stringify({ header })}\n${JSON.stringify({ student })}\n`
    const tag = (name: string, value: unknown): string =>
      Array.isArray(value)
        ? value.map((each) => tag(name, each)).join('')
        : typeof value === 'object'
          ? `<${name}>${Object.entries(value!)
              .map(([key, each]) => tag(key, each))
              .join('')}</${name}>`
          : `<${name}>${value}</${name}>`
    const xml = `<?xml version="1.0"?><submission>${tag('header', header)}${tag('student', student)}</submission>`
    const first = await submitted(texas, json, '', 'application/x-ndjson')
    expect(first.json).toMatchObject({ status: 'done', inserted: 1, rejected: 0 })
    const second = await submitted(texas, xml, '', 'application/xml')
    expect(second.json).toMatchObject({ status: 'done', unchanged: 1, rejected: 0 })
    const third = await submitted(texas, gzipSync(`${json}\n`), '', 'application/gzip')
    expect(third.json).toMatchObject({ status: 'done', unchanged: 1, rejected: 0 })
  })

  it('tells what was found, page by page and as CSV', async () => {
    const good = students('TX', 'F', 3, 50)
    const bad = studentLines(4, 'TX', 'F3', { ...somebody(60), E: '' })
    const odd = studentLines(5, 'TX', 'F4', {
      ...somebody(61),
      E: 'E|0000001|001|20260905|01|=Central|||||||Laredo|TX|78040|nophone|09',
    })
    const name = encodeURIComponent('a\r\nset-cookie: x=1; "ñ.txt')
    const { json } = await submitted(texas, fileOf('TX', [...good, bad, odd]), `?name=${name}`)
    expect(json).toMatchObject({ accepted: 3, warned: 1, rejected: 1, findings: 2 })
    const first = await texas.get(`/v1/submissions/${json.id}/findings?limit=1`)
    expect(first.json.items).toEqual([
      {
        number: 1,
        line: 14,
        studentRecord: '0000004',
        record: 'student',
        element: 'enrollmentType',
        elementNumber: 29,
        rule: 'mandatory-enrollment',
        effect: 'student',
        advice: expect.any(String),
      },
    ])
    const all = await findingsOf(texas, json.id)
    expect(all.map(({ rule }) => rule)).toEqual(['mandatory-enrollment', 'format'])
    const csv = await texas.get(`/v1/submissions/${json.id}/findings.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    // As spreadsheets want it.
    expect(csv.text.startsWith('number,line,')).toBe(true)
    expect(csv.text.split('\r\n')[1]).toMatch(/^1,14,0000004,,student,enrollmentType,29,/)
    // Header injection in file names.
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="findings-a_set-cookie_x_1_.txt.csv"',
    )
    expect(csv.headers.get('set-cookie')).toBeNull()
  })

  it('says as what it has to be sent, if it is sent as something else', async () => {
    const type = 'application/x-www-form-urlencoded'
    const { status, json } = await submitted(texas, fileOf('TX', []), '', type)
    expect([status, json.code]).toEqual([415, 'request-invalid'])
    expect(json.detail).toMatch(/^it has to be text\/plain, .*application\/gzip/)
  })

  it('is known by its bytes: sent again, it is the same job', async () => {
    const file = fileOf('TX', students('TX', 'G', 2, 70))
    const first = await submitted(texas, file)
    const again = await texas.post('/v1/submissions', file, { 'content-type': 'text/plain' })
    expect(again.status).toBe(200)
    expect(again.json).toEqual(first.json)
  })

  it('can be corrected and sent again without rejecting what was fine', async () => {
    const good = students('TX', 'H', 2, 80)
    const bad = studentLines(3, 'TX', 'H2', { ...somebody(82), E: '' })
    expect((await submitted(texas, fileOf('TX', [...good, bad]))).json).toMatchObject({
      accepted: 2,
      rejected: 1,
    })
    const corrected = studentLines(3, 'TX', 'H2', somebody(82))
    expect((await submitted(texas, fileOf('TX', [...good, corrected]))).json).toMatchObject({
      accepted: 3,
      rejected: 0,
      inserted: 1,
      unchanged: 2,
    })
  })

  it('takes nothing in if all or nothing was asked for and not all can be', async () => {
    const good = students('TX', 'N', 2, 90)
    const bad = studentLines(3, 'TX', 'N2', { ...somebody(93), E: '' })
    const { json } = await submitted(texas, fileOf('TX', [...good, bad]), '?allOrNothing=true')
    const none = { accepted: 0, warned: 0, inserted: 0, updated: 0, unchanged: 0 }
    expect(json).toMatchObject({
      status: 'refused',
      students: 3,
      rejected: 1,
      withheld: 2,
      ...none,
    })
    const [about, whole, ...more] = await findingsOf(texas, json.id)
    expect([about.studentRecord, about.effect]).toEqual(['0000003', 'student'])
    expect(whole).toMatchObject({ line: 0, rule: 'withheld', effect: 'none' })
    expect(whole.advice).toMatch(/^2 students are good; they were not taken in/)
    expect(more).toEqual([])
    expect(server.exchange.msixIdOf('TX', 'N0')).toBeUndefined()
    const corrected = studentLines(3, 'TX', 'N2', somebody(93))
    const again = await submitted(texas, fileOf('TX', [...good, corrected]), '?allOrNothing=true')
    expect(again.json).toMatchObject({ status: 'done', inserted: 3, withheld: 0 })
  })

  it('keeps nothing of a dry run', async () => {
    const file = fileOf('TX', students('TX', 'D', 2, 100))
    const dry = await submitted(texas, file, '?dryRun=true')
    expect(dry.json).toMatchObject({ status: 'done', inserted: 2, dryRun: true })
    expect(server.exchange.msixIdOf('TX', 'D0')).toBeUndefined()
    expect((await submitted(texas, file)).json).toMatchObject({ inserted: 2, dryRun: false })
    expect(server.exchange.msixIdOf('TX', 'D0')).toBeDefined()
  })

  it('does not update what it does not know, and says what to do', async () => {
    const only = { K: '', D: '', Q: '', A: '', C: '' }
    const update = studentLines(1, 'TX', 'U9', { ...only, S: 'S|0000001|U|TX||U9|01' })
    const deletion = studentLines(2, 'TX', 'U8', { ...only, E: '', S: 'S|0000001|D|TX||U8' })
    const { json } = await submitted(texas, fileOf('TX', [update, deletion]))
    expect(json).toMatchObject({ rejected: 1, warned: 1 })
    const found = await findingsOf(texas, json.id)
    expect(found.map(({ rule, line }) => [rule, line])).toEqual([
      ['update-unknown', 2],
      ['delete-unknown', 4],
    ])
  })
})

describe('a state', () => {
  it('submits its own students only: a file of another state is refused whole', async () => {
    const foreign = fileOf('CA', students('CA', 'X', 2, 110))
    const { json } = await submitted(texas, foreign)
    expect(json).toMatchObject({ status: 'refused', students: 0 })
    expect(await findingsOf(texas, json.id)).toMatchObject([{ rule: 'sender', line: 1 }])
    const [own, other] = [students('TX', 'X', 1, 112)[0]!, students('CA', 'Y', 1, 113)[0]!]
    const mixed = await submitted(
      texas,
      fileOf('TX', [own, other.map((line) => line.replace('0000001', '0000002'))]),
    )
    expect(mixed.json).toMatchObject({ status: 'done', accepted: 1, rejected: 1 })
    expect(server.exchange.msixIdOf('CA', 'Y0')).toBeUndefined()
    const headless = await submitted(texas, `${students('TX', 'Z', 1, 114)[0]!.join('\n')}\n`)
    expect(headless.json).toMatchObject({ status: 'refused' })
  })

  it('IDOR across states: sees and cancels no submission of another, nor its findings', async () => {
    const { json } = await submitted(texas, fileOf('TX', students('TX', 'I', 1, 120)))
    const california = await server.system('CA')
    const administrator = await server.as('data-administrator', { state: 'CA' })
    for (const other of [california, administrator]) {
      for (const path of ['', '/findings', '/findings.csv']) {
        expect((await other.get(`/v1/submissions/${json.id}${path}`)).status).toBe(403)
      }
      expect((await other.post(`/v1/submissions/${json.id}/cancel`)).status).toBe(403)
      expect((await other.get('/v1/submissions')).json.items).toEqual([])
      const cursor = Buffer.from(JSON.stringify(['TX', 99])).toString('base64url')
      expect((await other.get(`/v1/submissions?cursor=${cursor}`)).json.items).toEqual([])
      const rekey = await other.post('/v1/students/TX/I0/rekey', { to: 'J0' })
      expect(rekey.status).toBe(403)
    }
  })

  it('is the whole state: an administrator of a district sends nothing', async () => {
    const district = await server.as('data-administrator', { state: 'TX', district: '4800001' })
    const file = fileOf('TX', students('TX', 'K', 1, 130))
    const sent = await district.post('/v1/submissions', file, { 'content-type': 'text/plain' })
    expect(sent.status).toBe(403)
    const recruiter = await server.as('primary-user')
    expect((await recruiter.get('/v1/submissions')).status).toBe(403)
  })

  it('calls its student by another id', async () => {
    await submitted(texas, fileOf('TX', students('TX', 'R', 2, 140)))
    const before = server.exchange.msixIdOf('TX', 'R0')
    const renamed = await texas.post('/v1/students/TX/R0/rekey', { to: 'R9' })
    expect(renamed.json).toEqual({ state: 'TX', stateStudentId: 'R9', msixId: before })
    expect(server.exchange.msixIdOf('TX', 'R0')).toBeUndefined()
    expect(
      server.exchange.versions('TX', 'R9').map(({ student }) => student.stateStudentId),
    ).toEqual(['R0', 'R9'])
    const [again] = students('TX', 'R', 1, 140)
    const unchanged = again!.map((line) => line.replace('|R0|', '|R9|'))
    expect((await submitted(texas, fileOf('TX', [unchanged]))).json).toMatchObject({ unchanged: 1 })
    expect((await texas.post('/v1/students/TX/none/rekey', { to: 'R8' })).status).toBe(404)
    // One that it has already: the two are one, and nothing of either is lost.
    const one = await texas.post('/v1/students/TX/R1/rekey', { to: 'R9' })
    expect(one.json).toMatchObject({ msixId: before })
    expect(server.exchange.versions('TX', 'R1').at(-1)).toMatchObject({ rekeyedTo: 'R9' })
    expect(server.exchange.versions('TX', 'R9')).toHaveLength(2)
    expect(server.exchange.registry.verify().faults).toEqual([])
  })

  it('makes one of two of its ids by a file that says nothing else', async () => {
    const [first, second] = students('TX', 'M', 2, 150) as [string[], string[]]
    await submitted(texas, fileOf('TX', [first, second]))
    const kept = server.exchange.msixIdOf('TX', 'M1')
    const head = 'S|0000002|I|TX||M1|01|M0'
    const { json } = await submitted(texas, fileOf('TX', [[head, ...second.slice(1)]]))
    expect(json).toMatchObject({ status: 'done', updated: 1, unchanged: 0 })
    expect(server.exchange.msixIdOf('TX', 'M0')).toBeUndefined()
    expect(server.exchange.msixIdOf('TX', 'M1')).toBe(kept)
    expect(server.exchange.versions('TX', 'M0').at(-1)).toMatchObject({ rekeyedTo: 'M1' })
    expect(server.exchange.versions('TX', 'M1')).toHaveLength(1)
    expect(server.exchange.registry.verify().faults).toEqual([])
  })
})

describe('a submission that is to be cancelled', () => {
  it.each([
    ['before it is begun', 'waiting', {}],
    ['once all of it was looked at', 'checking', { allOrNothing: true }],
  ] as const)('stays cancelled: %s', async (_, status, how) => {
    const dir = mkdtempSync(join(tmpdir(), 'nearmatch-cancelled-'))
    const exchange = await openExchange(dir, { create: true })
    const { registry, config, now } = exchange
    const { spool } = exchange.submissions
    mkdirSync(join(dir, 'spool'))
    // A file without students has no piece behind which somebody is asked.
    const file = fileOf('TX', status === 'waiting' ? students('TX', 'C', 2) : [])
    writeFileSync(spool.pathOf('one'), file)
    const settings = {
      mode: 'delta',
      absent: 'report',
      dryRun: false,
      allOrNothing: false,
    } as const
    const asked = { state: 'TX', file: 'f', bytes: 1, spool: 'one' }
    const sent = { ...asked, settings: { ...settings, ...how } }
    const { id } = await exchange.run('submission.queue', sent, EXCHANGE_ACTOR)
    if (status === 'checking') {
      await registry.write((transaction) => {
        const app = appWriter(transaction)
        putJob(app, { ...JOBS.get(app, id)!, status, started: 1 })
      })
    }
    const reader = new FileReader(registry)
    const desk = { registry, spool, reader, now, config, signal: new AbortController().signal }
    const [, job] = await Promise.all([
      exchange.run('submission.cancel', { id }, EXCHANGE_ACTOR),
      runJob(desk, id),
    ])
    expect(job).toMatchObject({ status: 'cancelled' })
    expect(exchange.msixIdOf('TX', 'C0')).toBeUndefined()
    expect(readdirSync(join(dir, 'spool'))).toEqual([])
    await exchange.close()
    rmSync(dir, { recursive: true })
  })
})

describe('a full file', () => {
  it('tells who is absent; deletes them only if asked to, and few', async () => {
    const ohio = await server.system('OH')
    await submitted(ohio, fileOf('OH', students('OH', 'O', 15, 200)))
    const few = students('OH', 'O', 2, 200)
    const told = await submitted(ohio, fileOf('OH', few), '?mode=full')
    expect(told.json).toMatchObject({ status: 'done', absent: 13, deleted: 0 })
    const found = await findingsOf(ohio, told.json.id)
    expect(found).toHaveLength(13)
    expect(found[0]).toMatchObject({ rule: 'absent', stateStudentId: 'O10', effect: 'none' })
    const bounded = await submitted(ohio, fileOf('OH', few), '?mode=full&absent=delete')
    expect(bounded.json).toMatchObject({ absent: 13, deleted: 0 })
    expect((await findingsOf(ohio, bounded.json.id))[0]).toMatchObject({ rule: 'absent-kept' })
    const query = '?mode=full&absent=delete&mostDeleted=13'
    const less = await submitted(ohio, fileOf('OH', few), query.replace('13', '12'))
    expect(less.json).toMatchObject({ absent: 13, deleted: 0 })
    const unsure = await submitted(ohio, `${fileOf('OH', few)}Z|what\n`, query)
    expect(unsure.json).toMatchObject({ absent: 13, deleted: 0, strayLines: 1 })
    expect(server.exchange.msixIdOf('OH', 'O5')).toBeDefined()
    // The very file again, as the finding says.
    const deleted = await submitted(ohio, fileOf('OH', few), query)
    expect(deleted.json).toMatchObject({ absent: 13, deleted: 13 })
    expect(server.exchange.msixIdOf('OH', 'O5')).toBeUndefined()
    expect(server.exchange.msixIdOf('OH', 'O1')).toBeDefined()
    expect(server.exchange.msixIdOf('TX', 'A0')).toBeDefined()
    const wrong = await ohio.post('/v1/submissions?absent=delete', fileOf('OH', few), {
      'content-type': 'text/plain',
    })
    expect(wrong.status).toBe(400)
  })
})

describe('what is not as it has to be', () => {
  it('a zip bomb is refused, and nothing of it is kept', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20, 'S|'))
    const sent = await texas.post('/v1/submissions', bomb, { 'content-type': 'application/gzip' })
    expect(sent.status).toBe(413)
    expect(sent.json.code).toBe('upload-refused')
    const cut = gzipSync(fileOf('TX', students('TX', 'B', 30, 300))).subarray(0, 400)
    const broken = await texas.post('/v1/submissions', cut, { 'content-type': 'application/gzip' })
    expect(broken.json).toMatchObject({ status: 400, code: 'request-invalid' })
    const empty = await texas.post('/v1/submissions', '', { 'content-type': 'text/plain' })
    expect(empty.json).toMatchObject({ status: 400, code: 'request-invalid' })
    expect(readdirSync(join(server.dir, 'spool'))).toEqual([])
  })

  it('XML entities and bombs: a document type ends the reading', async () => {
    const entities = [0, 1, 2].map((at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('')
    const bomb = `<!DOCTYPE submission [<!ENTITY e0 "x">${entities}]><submission><header><submittingState>&e3;</submittingState></header></submission>`
    const external = `<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><submission><header><submittingState>&f;</submittingState></header></submission>`
    for (const xml of [bomb, external]) {
      const { json, text } = await submitted(texas, xml, '', 'application/xml')
      expect(json).toMatchObject({ status: 'refused', students: 0, strayLines: 1 })
      expect(text).not.toContain('root:')
    }
  })

  it('an oversized line is told, and the next one read', async () => {
    const [one, two] = [students('TX', 'V', 1, 310)[0]!, students('TX', 'W', 1, 311)[0]!]
    const long = `S|${'x'.repeat(1 << 21)}`
    const { json } = await submitted(
      texas,
      fileOf('TX', [one, [long], two.map((line) => line.replace('0000001', '0000002'))]),
    )
    expect(json).toMatchObject({ status: 'done', accepted: 2, strayLines: 1 })
  })

  it('half a character is told, and costs its student alone', async () => {
    const bad = studentOf('J\ud800', 330)
    const good = studentOf('J1', 331, '0000002')
    const other = studentOf('J2', 332, '0000003')
    const header = JSON.stringify({ header: { ...HEADER, totalStudents: '3' } })
    const lines = [good, bad, other].map((student) => JSON.stringify({ student }))
    const { json } = await submitted(
      texas,
      [header, ...lines, ''].join('\n'),
      '',
      'application/x-ndjson',
    )
    expect(json).toMatchObject({ status: 'done', inserted: 2, rejected: 1 })
    const rejecting = (await findingsOf(texas, json.id)).filter(({ effect }) => effect !== 'none')
    const format = { rule: 'format', element: 'stateStudentId', effect: 'student' }
    expect(rejecting).toMatchObject([format])
  })

  it('says nothing of a person in findings or logs', async () => {
    const [lines] = students('TX', 'P', 1, 320)
    const secret = lines!.map((line) => line.replace(/\|(Male|Female)\|/, '|Guadalupe|'))
    const { json, text } = await submitted(texas, fileOf('TX', [secret]))
    expect(json.rejected).toBe(1)
    const csv = await texas.get(`/v1/submissions/${json.id}/findings.csv`)
    expect([text, csv.text, ...server.logged].join()).not.toContain('Guadalupe')
  })
})
