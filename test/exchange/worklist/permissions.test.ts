import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, serverOfFile } from '../../support/exchange-server.ts'
import {
  done,
  FRESNO,
  family,
  HOUSTON,
  LAREDO,
  nearMatch,
  openItemsOf,
  submitChildren,
} from '../../support/worklist-steps.ts'

const server = await serverOfFile()

/** Two children of one state, and the item that asks whether they are one. */
async function ofState(state: string): Promise<{ first: string; other: string; item: number }> {
  const { last, birth } = family()
  const district = state === 'TX' ? LAREDO : FRESNO
  const one = { state, last, birth, district }
  await submitChildren(server, { ...one, id: `1-${last}` }, { ...one, id: `2-${last}` })
  const first = server.exchange.msixIdOf(state, `1-${last}`)!
  const other = server.exchange.msixIdOf(state, `2-${last}`)!
  return { first, other, item: openItemsOf(server, first)[0]!.id }
}

describe('IDOR: who is of another place', () => {
  let california: Client
  let florida: Client
  let houston: Client
  beforeAll(async () => {
    california = await server.as('data-administrator', { state: 'CA' })
    florida = await server.as('data-administrator', { state: 'FL' })
    houston = await server.as('data-administrator', { state: 'TX', district: HOUSTON })
  })

  it('does not decide a near match that lies with others, though it concerns the own state', async () => {
    const { item } = await nearMatch(server)
    for (const action of ['accept', 'reject', 'escalate']) {
      expect((await california.post(`/v1/worklist/${item}/${action}`, {})).status).toBe(403)
      expect((await florida.post(`/v1/worklist/${item}/${action}`, {})).status).toBe(403)
      expect((await houston.post(`/v1/worklist/${item}/${action}`, {})).status).toBe(403)
    }
    expect((await california.get(`/v1/worklist/${item}`)).status).toBe(200)
    expect((await florida.get(`/v1/worklist/${item}`)).status).toBe(403)
  })

  it('cannot stand in for the state that has to agree', async () => {
    const { texas, other } = await nearMatch(server)
    const proposer = await server.as('data-administrator', { state: 'TX' })
    const colleague = await server.as('data-administrator', { state: 'TX' })
    const { item } = await done(proposer, `/v1/students/${texas}/merge`, { others: [other] })
    for (const client of [proposer, colleague, florida]) {
      expect((await client.post(`/v1/worklist/${item}/approve`, {})).status).toBe(403)
      expect((await client.post(`/v1/worklist/${item}/refuse`, {})).status).toBe(403)
    }
    expect(server.exchange.student(other).msixId).toBe(other)
  })

  it('does not take back what another has proposed', async () => {
    const { texas, other } = await nearMatch(server)
    const recruiter = await server.as('primary-user')
    const { item } = await done(recruiter, `/v1/students/${texas}/merge`, { others: [other] })
    const another = await server.as('primary-user')
    expect((await another.post(`/v1/worklist/${item}/withdraw`, {})).status).toBe(403)
    expect((await another.get(`/v1/worklist/${item}`)).status).toBe(403)
    expect((await california.post(`/v1/worklist/${item}/withdraw`, {})).status).toBe(403)
    const own = await recruiter.get('/v1/worklist')
    expect(own.json.items.map(({ id }: { id: number }) => id)).toEqual([item])
    expect((await another.get('/v1/worklist')).json.items).toEqual([])
    expect((await recruiter.get(`/v1/worklist/${item}`)).status).toBe(200)
  })

  it('neither joins nor parts children that the own state has no record of', async () => {
    const { texas, other } = await nearMatch(server)
    const merge = await florida.post(`/v1/students/${texas}/merge`, { others: [other] })
    expect(merge.status).toBe(403)
    const parts = [[{ state: 'TX', stateStudentId: 'x' }]]
    expect((await florida.post(`/v1/students/${texas}/split`, { parts })).status).toBe(403)
    const { item } = await ofState('CA')
    const texan = await server.as('data-administrator', { state: 'TX' })
    expect((await texan.post(`/v1/worklist/${item}/undo`, {})).status).toBe(403)
  })

  it('does not see the list of another place', async () => {
    const texan = await server.as('data-administrator', { state: 'TX' })
    const asked = await california.get(`/v1/worklist?assignee=${texan.account}`)
    expect(asked.status).toBe(403)
    expect((await houston.get(`/v1/worklist?district=${LAREDO}`)).status).toBe(403)
  })

  it('is told that there is no such item or child, if there is none', async () => {
    expect((await california.get('/v1/worklist/999999')).json.code).toBe('exchange-unknown')
    expect(
      (await california.post('/v1/students/123456789012/merge', { others: ['123456789013'] })).json
        .code,
    ).toBe('person-unknown')
  })

  it('leaves a district administrator’s merge elsewhere to those whose children they are', async () => {
    const { first, other } = await ofState('TX')
    const merge = await done(houston, `/v1/students/${first}/merge`, { others: [other] })
    expect(merge).toMatchObject({ effect: 'waits', waitsFor: ['TX'] })
    expect(merge.work.desks).toMatchObject([{ district: LAREDO }])
    expect((await houston.post(`/v1/worklist/${merge.item}/approve`, {})).status).toBe(403)
  })
})
