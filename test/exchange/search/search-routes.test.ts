import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { type StudentToSubmit, submitStudents } from '../../support/exchange-students.ts'

const STUDENTS: readonly StudentToSubmit[] = [
  {
    state: 'TX',
    id: 'T1',
    demographics: 'Guadalupe|Isabel|Hernández|Ríos||Female|20120415|No||||1004|Rosa|Ríos',
    records: [
      'K|001|ALT-77|01',
      'E|001|20260905|01|Central||480001200001|||||Laredo|TX|78040|9565551234|07',
    ],
  },
  {
    state: 'WA',
    id: 'W1',
    demographics: 'Guadalupe||Hernández|Ríos||Female|20120415|No||||1004|Rosa|Ríos',
    records: ['E|001|20250605|03|Summer|||||||Yakima|WA|98901|5095551234|06'],
  },
  { state: 'TX', id: 'T2', demographics: 'José|Luis|Ximénez|||Male|20110203|No||||1004|Ana|Soto' },
  { state: 'TX', id: 'T3', demographics: 'Ana||Brown|||Female|20130708|No||||1004|Mary|Brown' },
  ...Array.from({ length: 30 }, (_, at): StudentToSubmit => {
    const day = String((at % 28) + 1).padStart(2, '0')
    const names = [
      'Alma',
      'Bruno',
      'Celia',
      'Dario',
      'Elena',
      'Fidel',
      'Gloria',
      'Hugo',
      'Irma',
      'Julio',
    ]
    const name = `${names[at % 10]}|${names[(at * 7 + 3) % 10]}`
    return {
      state: at % 2 === 0 ? 'TX' : 'CA',
      id: `M${at}`,
      demographics: `${name}|Mendoza|||Male|20${10 + (at % 3)}0${(at % 9) + 1}${day}|No||||1004|Eva|Cruz`,
    }
  }),
]

let server: TestServer
let user: Client
beforeAll(async () => {
  server = await exchangeServer()
  await submitStudents(server.exchange, STUDENTS)
  user = await server.as('primary-user')
})
afterAll(() => server[Symbol.asyncDispose]())

const search = async (query: object) => {
  const answered = await user.post('/v1/students/search', query)
  expect([answered.status, answered.status === 200 ? '' : answered.text]).toEqual([200, ''])
  return answered.json
}
const lupe = () => server.exchange.msixIdOf('TX', 'T1')!

describe('search', () => {
  it('finds a child by a nickname, the other surname and a date with day and month swapped', async () => {
    for (const query of [
      { firstName: 'Lupe', lastName: 'Hernandez', birthDate: '2012-04-15' },
      { firstName: 'Guadalupe', lastName: 'Rios', birthDate: '2012-04-15' },
      { firstName: 'Guadalupe', lastName: 'Hernández Ríos' },
      { firstName: 'Hernandez', lastName: 'Guadalupe' },
      { firstName: 'Guadalupe', lastName: 'Hernandex' },
      { firstName: 'Guadlaupe', lastName: 'Hernandez' },
      { firstName: 'Guadalupe', birthDate: '2012-05-15' },
      { firstName: 'Guadalupe', lastName: 'Hernandez', birthDate: '2013-04-15' },
      { lastName: 'Hernández', birthDate: '2012-04-15' },
      { lastName: 'Fernández', birthDate: '2012-04-15' },
      { lastName: 'Hernandez' },
    ]) {
      const { children, complete } = await search(query)
      expect([query, children[0]?.msixId]).toEqual([query, lupe()])
      expect(complete).toBe(true)
    }
    const { children } = await search({ firstName: 'Jose', lastName: 'Jimenez' })
    expect(children[0].msixId).toBe(server.exchange.msixIdOf('TX', 'T2'))
  })

  it('says how what was asked for compares, and who the child is in short', async () => {
    const { children } = await search({
      firstName: 'Guadalupe',
      lastName: 'Hernandez',
      birthDate: '2012-04-16',
    })
    expect(children[0]).toMatchObject({
      agreement: { firstName: 'same', lastName: 'same', birthDate: 'alike' },
      firstName: 'Guadalupe',
      lastName1: 'Hernández',
      birthDate: '2012-04-15',
      sex: 'Female',
      states: ['TX', 'WA'],
      latestPlace: { state: 'TX', school: '480001200001', district: '4800012', date: '2026-09-05' },
    })
    expect(children[0].score).toBeTypeOf('number')
  })

  it('finds a child by an id of the exchange or of a state', async () => {
    for (const id of [
      { type: 'msix', value: lupe() },
      { type: 'state', value: 'W1', state: 'WA' },
      { type: 'alternate', value: 'alt-77' },
      { type: 'alternate', value: 'ALT-77', state: 'TX' },
    ]) {
      const { children } = await search({ id })
      expect(children.map((child: { msixId: string }) => child.msixId)).toEqual([lupe()])
    }
    for (const id of [
      { type: 'msix', value: '000000000000' },
      { type: 'state', value: 'W1', state: 'TX' },
      { type: 'alternate', value: 'ALT-77', state: 'WA' },
    ]) {
      expect((await search({ id })).children).toEqual([])
    }
  })

  it('refuses what gives neither a name nor an id, and what it cannot read', async () => {
    for (const query of [
      {},
      { birthDate: '2012-04-15' },
      { state: 'TX' },
      { district: '4800012', grade: '07', birthDate: '2012-04-15' },
      { enrolledFrom: '2025-06-01', enrolledTo: '2025-06-30' },
      { firstName: '—', lastName: ' .', state: 'TX' },
      { firstName: 'Ana', birthDate: '2012-02-31' },
      { id: { type: 'state', value: 'W1' } },
      { firstname: 'Ana' },
      { firstName: '' },
      { enrolledFrom: '2026-01-01', enrolledTo: '2025-01-01' },
      { firstName: 'Ana', cursor: 'x' },
    ]) {
      const { status, text } = await user.post('/v1/students/search', query)
      expect([query, status]).toEqual([query, 400])
      expect(text).not.toContain('Ana')
    }
  })

  it('gives pages that neither repeat nor leave out', async () => {
    const all = (await search({ lastName: 'Mendoza', limit: 200 })).children
    expect(all.length).toBeGreaterThanOrEqual(20)
    const paged: unknown[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await search({ lastName: 'Mendoza', limit: 7, ...(cursor && { cursor }) })
      paged.push(...page.children)
      cursor = page.next
      if (cursor === undefined) break
      expect(page.children).toHaveLength(7)
    }
    expect(paged).toEqual(all)
  })

  it('looks by what states say beside a name', async () => {
    for (const query of [
      { parentLastName: 'Rios', district: '4800012' },
      { firstName: 'Guadalupe', school: '480001200001' },
      { firstName: 'Guadalupe', school: 'summer', state: 'WA' },
      { lastName: 'Hernandez', state: 'WA' },
      { parentFirstName: 'Rosa', parentLastName: 'Ríos' },
      { firstName: 'Guadalupe', grade: '06' },
      { lastName: 'Rios', enrolledFrom: '2025-06-01', enrolledTo: '2025-06-30' },
      { lastName: 'Rios', movedFromState: 'WA', movedToState: 'TX' },
    ]) {
      const { children } = await search(query)
      expect([query, children.map((child: { msixId: string }) => child.msixId)]).toEqual([
        query,
        [lupe()],
      ])
    }
    for (const query of [
      { lastName: 'Rios', enrolledFrom: '2025-06-06', enrolledTo: '2025-06-30' },
      { firstName: 'Guadalupe', state: 'CA' },
      { firstName: 'Guadalupe', district: '0600001' },
    ]) {
      expect([query, (await search(query)).children]).toEqual([query, []])
    }
  })

  it('gives what an index lists page by page, each child once', async () => {
    const ids: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await search({ parentLastName: 'Cruz', limit: 5, ...(cursor && { cursor }) })
      ids.push(...page.children.map((child: { msixId: string }) => child.msixId))
      cursor = page.next
      if (cursor === undefined) break
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(15)
    const all = await search({ parentLastName: 'Cruz', limit: 200 })
    expect(ids).toEqual(all.children.map((child: { msixId: string }) => child.msixId))
  })

  it('forgets what a state takes back or changes', async () => {
    const id = 'T9'
    const demographics = 'Zoraida||Quiroga|||Female|20140101|No||||1004|Ada|Quiroga'
    await submitStudents(server.exchange, [{ state: 'TX', id, demographics }])
    expect((await search({ firstName: 'Zoraida', lastName: 'Quiroga' })).children).toHaveLength(1)
    const changed = demographics.replaceAll('Quiroga', 'Villalobos')
    await submitStudents(server.exchange, [{ state: 'TX', id, demographics: changed }])
    expect((await search({ firstName: 'Zoraida', lastName: 'Quiroga' })).children).toEqual([])
    expect((await search({ firstName: 'Zoraida', lastName: 'Vilalobos' })).children).toHaveLength(1)
    await submitStudents(server.exchange, [{ state: 'TX', id, demographics, action: 'D' }])
    expect((await search({ firstName: 'Zoraida', lastName: 'Villalobos' })).children).toEqual([])
  })

  it('is for those who work with children only', async () => {
    for (const role of ['user-administrator', 'federal-reader'] as const) {
      const other = await server.as(role)
      expect((await other.post('/v1/students/search', { lastName: 'Rios' })).status).toBe(403)
    }
    const system = await server.system('TX')
    expect((await system.post('/v1/students/search', { lastName: 'Rios' })).status).toBe(403)
    expect((await server.nobody.post('/v1/students/search', { lastName: 'Rios' })).status).toBe(401)
  })

  it('tells the audit how many were found and who, never what was asked', async () => {
    const before = server.exchange.audit.sequence
    await search({ firstName: 'Guadalupe', lastName: 'Rios' })
    expect(server.exchange.audit.sequence).toBe(before + 1)
    const { readdirSync, readFileSync } = await import('node:fs')
    const dir = `${server.dir}/audit`
    const audit = readdirSync(dir)
      .filter((name) => name.endsWith('.ndjson'))
      .map((name) => readFileSync(`${dir}/${name}`, 'utf8'))
      .join('')
    const last = JSON.parse(audit.trim().split('\n').at(-1)!)
    expect(last).toMatchObject({
      operation: 'searchStudents',
      subjects: ['search', `msix:${lupe()}`],
      details: { found: 1, more: 0 },
    })
    expect(audit).not.toMatch(/Guadalupe|Rios/i)
  })
})
