import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { submitStudents } from '../../support/exchange-students.ts'

let server: TestServer
let user: Client
beforeAll(async () => {
  server = await exchangeServer()
  await submitStudents(server.exchange, [
    { state: 'TX', id: 'T1', demographics: 'Guadalupe|Isabel|Hernández|Ríos||Female|20120415|No' },
    { state: 'TX', id: 'T2', demographics: 'José|Luis|Ximénez|||Male|20110203|No' },
    // One state, two ids: two children until people say that they are one.
    { state: 'WA', id: 'W4', demographics: 'Alma|Rosa|Quintana|||Female|20130708|No' },
    { state: 'WA', id: 'W5', demographics: 'Alma|Rosa|Quintana|||Female|20130708|No' },
    { state: 'CA', id: 'C3', demographics: 'Pedro||Ximénez|||Male|20150909|No' },
  ])
  user = await server.as('primary-user')
})
afterAll(() => server[Symbol.asyncDispose]())

const asking = (patient: object, ...more: object[]) => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'resource', resource: { resourceType: 'Patient', ...patient } }, ...more],
})
const match = (patient: object, ...more: object[]) =>
  user.post('/fhir/Patient/$match', asking(patient, ...more))
const GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade'
const gradesOf = ({ json }: Awaited<ReturnType<typeof match>>): unknown[] =>
  json.entry.map(({ resource, search }: Entry) => [resource.id, search.extension[0]!.valueCode])

interface Entry {
  readonly resource: { readonly id: string }
  readonly search: { readonly score: number; readonly extension: { readonly valueCode: string }[] }
}

describe('$match of FHIR', () => {
  it('is certain of the one child who agrees in all, and passes over what it cannot use', async () => {
    const answered = await match({
      name: [{ use: 'official', given: ['Guadalupe'], family: 'Hernández Ríos' }],
      birthDate: '2012-04-15',
      telecom: [{ system: 'phone', value: '9565551234' }],
    })
    expect(answered.status).toBe(200)
    const id = server.exchange.msixIdOf('TX', 'T1')
    expect(answered.json).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      entry: [
        {
          fullUrl: `urn:nearmatch:msix-id:${id}`,
          resource: {
            resourceType: 'Patient',
            id,
            identifier: [{ system: 'urn:nearmatch:msix-id', value: id }],
            name: [{ given: ['Guadalupe', 'Isabel'], family: 'Hernández Ríos' }],
            birthDate: '2012-04-15',
            gender: 'female',
          },
          search: { mode: 'match', score: 1, extension: [{ url: GRADE, valueCode: 'certain' }] },
        },
      ],
    })
  })

  it('is less sure of who agrees less, and leaves them out where certain matches alone are wanted', async () => {
    const patient = { name: [{ given: ['Lupe'], family: 'Hernandes' }], birthDate: '2012-04-15' }
    const answered = await match(patient)
    const id = server.exchange.msixIdOf('TX', 'T1')
    expect(gradesOf(answered)).toEqual([[id, 'probable']])
    expect(answered.json.entry[0].search.score).toBeLessThan(1)
    const certain = await match(patient, { name: 'onlyCertainMatches', valueBoolean: true })
    expect(certain.json).toMatchObject({ total: 0, entry: [] })
  })

  it('is certain of nobody where two agree in all, also if one alone is wanted', async () => {
    const patient = { name: [{ given: ['Alma'], family: 'Quintana' }], birthDate: '2013-07-08' }
    const both = await match(patient)
    expect(both.json.total).toBe(2)
    expect(gradesOf(both).join()).not.toContain('certain')
    const one = await match(patient, { name: 'count', valueInteger: 1 })
    expect(gradesOf(one)).toEqual(gradesOf(both).slice(0, 1))
  })

  it('gives as many as are wanted', async () => {
    const patient = { name: [{ family: 'Ximénez' }] }
    const both = await match(patient)
    expect(both.json.total).toBe(2)
    expect(gradesOf(both).join()).not.toContain('certain')
    const one = await match(patient, { name: 'count', valueInteger: 1 })
    expect(gradesOf(one)).toEqual(gradesOf(both).slice(0, 1))
  })

  it('finds by an identifier, and is certain unless something else differs', async () => {
    const id = server.exchange.msixIdOf('CA', 'C3')!
    for (const own of [
      { system: 'urn:nearmatch:msix-id', value: id },
      { system: 'urn:nearmatch:state-student-id:CA', value: 'C3' },
    ]) {
      const identifier = [{ system: 'urn:other', value: 'x' }, own]
      expect(gradesOf(await match({ identifier }))).toEqual([[id, 'certain']])
      const other = await match({ identifier, name: [{ given: ['Guadalupe'], family: 'Ríos' }] })
      expect(gradesOf(other).join()).not.toContain('certain')
    }
  })

  it('takes what FHIR calls its JSON', async () => {
    const body = asking({ name: [{ family: 'Ríos' }] })
    const fhir = { 'content-type': 'application/fhir+json' }
    const { status, json } = await user.post('/fhir/Patient/$match', body, fhir)
    expect([status, json.total]).toEqual([200, 1])
  })

  it('refuses what asks for nothing, and repeats nothing of it', async () => {
    for (const patient of [
      {},
      { birthDate: '2012-04-15' },
      { identifier: [{ value: 'Hernández' }] },
    ]) {
      const { status, text } = await match(patient)
      expect(status).toBe(400)
      expect(text).not.toContain('Hernández')
    }
    const empty = { resourceType: 'Parameters', parameter: [{ name: 'count', valueInteger: 3 }] }
    expect((await user.post('/fhir/Patient/$match', empty)).status).toBe(400)
  })
})
