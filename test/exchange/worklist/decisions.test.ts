import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ACTOR } from '../../../src/exchange/access/roles.ts'
import { ACCOUNTS } from '../../../src/exchange/accounts/account.ts'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import {
  done,
  expectInLine,
  family,
  HOUSTON,
  LAREDO,
  nearMatch,
  openItemsOf,
  submitChildren,
} from '../../support/worklist-steps.ts'

let server: TestServer
let texas: Client
let second: Client
let california: Client
let recruiter: Client
beforeAll(async () => {
  server = await exchangeServer()
  texas = await server.as('data-administrator', { state: 'TX' })
  second = await server.as('data-administrator', { state: 'TX' })
  california = await server.as('data-administrator', { state: 'CA' })
  recruiter = await server.as('primary-user', { state: 'TX' })
})
afterEach(() => expectInLine(server))
afterAll(() => server[Symbol.asyncDispose]())

const accountOf = (id: string) => server.exchange.read(({ app }) => ACCOUNTS.get(app, id)!)

/** Two ids of Texas that may be one child. */
async function twoOfTexas(): Promise<{ first: string; other: string; item: number }> {
  const one = { state: 'TX', ...family(), district: LAREDO }
  const { last } = one
  await submitChildren(server, { ...one, id: `1-${last}` }, { ...one, id: `2-${last}` })
  const first = server.exchange.msixIdOf('TX', `1-${last}`)!
  const other = server.exchange.msixIdOf('TX', `2-${last}`)!
  const [item] = openItemsOf(server, first)
  return { first, other, item: item!.id }
}

/** A day that is told, as a file has it. */
const inFile = (day: string) => day.replaceAll('-', '')

/** One child of two states, by one merge of both. */
async function merged(): Promise<{ person: string; gone: string; item: number }> {
  const { texas: person, other: gone } = await nearMatch(server)
  const { item } = await done(texas, `/v1/students/${person}/merge`, { others: [gone] })
  const { effect } = await done(california, `/v1/worklist/${item}/approve`)
  expect(effect).toBe('done')
  return { person, gone, item }
}

describe('a near match on arrival', () => {
  it('comes to the administrators of the latest enrollment, and of all above', async () => {
    const { item } = await nearMatch(server)
    const listed = async (place: object): Promise<boolean> => {
      const client = await server.as('data-administrator', { state: 'TX', ...place })
      const { json } = await client.get('/v1/worklist?kind=near-match&limit=200')
      return json.items.some(({ id }: { id: number }) => id === item)
    }
    expect(await listed({ district: LAREDO })).toBe(true)
    expect(await listed({})).toBe(true)
    expect(await listed({ district: HOUSTON })).toBe(false)
    expect(await listed({ state: 'CA' })).toBe(false)
  })

  it('shows both children side by side, what they weigh and its history', async () => {
    const { item, texas: own, other } = await nearMatch(server)
    const { status, json, headers } = await texas.get(`/v1/worklist/${item}`)
    expect(status).toBe(200)
    expect(headers.get('etag')).toBe(`"${json.item.version}"`)
    expect(json.item).toMatchObject({ kind: 'near-match', status: 'open', states: ['CA', 'TX'] })
    expect(json.item.desks).toMatchObject([{ state: 'TX', district: LAREDO, level: 'district' }])
    expect(json.case.sides.map(({ msixId }: { msixId: string }) => msixId)).toEqual(
      [own, other].sort(),
    )
    expect(json.case.sides[0].records[0].demographics.lastName1).toBeDefined()
    const { steps, weight } = json.case.evidence
    const sum = steps.reduce((all: number, step: { weight: number }) => all + step.weight, 0)
    expect(sum).toBeCloseTo(weight, 6)
    expect(json.history).toMatchObject([{ action: 'opened', by: 'exchange' }])
  })

  it('becomes one MSIX id once the other state has agreed, and the other id leads there', async () => {
    const { item, texas: survivor, other } = await nearMatch(server)
    const proposed = await done(texas, `/v1/worklist/${item}/accept`, { survivor, note: 'same' })
    expect(proposed).toMatchObject({ effect: 'waits', item, waitsFor: ['CA'] })
    expect(server.exchange.student(other).msixId).toBe(other)
    const { json } = await california.get('/v1/worklist?kind=validate-near-match')
    expect(json.items.map(({ id }: { id: number }) => id)).toContain(item)
    expect(json.counts).toContainEqual({ kind: 'validate-near-match', count: json.items.length })
    const agreed = await done(california, `/v1/worklist/${item}/approve`, { note: 'agreed' })
    expect(agreed).toMatchObject({ effect: 'done', work: { status: 'closed', outcome: 'merged' } })
    expect(agreed.students).toContainEqual({ msixId: other, redirect: survivor, records: [] })
    const child = server.exchange.student(other)
    expect(child).toMatchObject({ msixId: survivor, via: [other] })
    expect(child.stateIds.map(({ state }) => state).sort()).toEqual(['CA', 'TX'])
    const { json: after } = await texas.get(`/v1/worklist/${item}`)
    expect(after.history.map(({ action }: { action: string }) => action)).toEqual([
      'opened',
      'proposed',
      'approved',
      'merged',
    ])
  })

  it('stays apart for good once the other state has refused', async () => {
    const { item, texas: own, other } = await nearMatch(server)
    await done(texas, `/v1/worklist/${item}/accept`)
    const refused = await done(california, `/v1/worklist/${item}/refuse`, { note: 'two cousins' })
    expect(refused).toMatchObject({ effect: 'done', work: { outcome: 'kept-apart' } })
    expect(openItemsOf(server, own)).toEqual([])
    const again = await texas.post(`/v1/students/${own}/merge`, { others: [other] })
    expect(again.json).toMatchObject({ status: 409, code: 'persons-held-apart' })
    // The way back is to take the refusal back.
    await done(texas, `/v1/worklist/${item}/undo`)
    expect(openItemsOf(server, own)).toMatchObject([{ kind: 'near-match' }])
  })

  it('is not the same child, says its administrator', async () => {
    const { item, texas: own } = await nearMatch(server)
    const { work } = await done(texas, `/v1/worklist/${item}/reject`)
    expect(work).toMatchObject({ status: 'closed', outcome: 'kept-apart' })
    expect(openItemsOf(server, own)).toEqual([])
    expect((await texas.post(`/v1/worklist/${item}/accept`, {})).status).toBe(409)
  })

  it('within one state takes another administrator, who is not its proposer', async () => {
    const { item, first, other } = await twoOfTexas()
    const proposed = await done(texas, `/v1/worklist/${item}/accept`, { survivor: other })
    expect(proposed).toMatchObject({ effect: 'waits', waitsFor: ['TX'] })
    const own = await texas.post(`/v1/worklist/${item}/approve`, {})
    expect(own.json).toMatchObject({ status: 409, code: 'second-party-needed' })
    await done(second, `/v1/worklist/${item}/approve`)
    expect(server.exchange.student(first).msixId).toBe(other)
  })

  it('within one state takes effect at once where policy asks for no second party', async () => {
    const { DEFAULT_CONFIG } = await import('../../../src/exchange/config.ts')
    const policies = { ...DEFAULT_CONFIG.policies, secondParty: 'across-states' as const }
    await using lenient = await exchangeServer({ config: { ...DEFAULT_CONFIG, policies } })
    const place = { state: 'TX', district: LAREDO }
    const one = { ...place, ...family() }
    await submitChildren(lenient, { ...one, id: '1' }, { ...one, id: '2' })
    const first = lenient.exchange.msixIdOf('TX', '1')!
    const [item] = openItemsOf(lenient, first)
    const district = await lenient.as('data-administrator', place)
    const { effect } = await done(district, `/v1/worklist/${item!.id}/accept`)
    expect(effect).toBe('done')
    expect(lenient.exchange.msixIdOf('TX', '2')).toBe(first)
    expectInLine(lenient)
  })
})

describe('a merge that a user proposes', () => {
  it('takes the administrators of both states, if the user is none', async () => {
    const { item: near, texas: own, other } = await nearMatch(server)
    const { item, waitsFor } = await done(recruiter, `/v1/students/${own}/merge`, {
      others: [other],
      note: 'met the family',
    })
    expect(waitsFor).toEqual(['CA', 'TX'])
    // The question is answered by the proposal.
    expect(openItemsOf(server, own).map(({ id }) => id)).toEqual([item])
    expect((await texas.get(`/v1/worklist/${near}`)).json.item.outcome).toBe('superseded')
    const half = await done(california, `/v1/worklist/${item}/approve`)
    expect(half).toMatchObject({ effect: 'waits', waitsFor: ['TX'] })
    expect(
      (await california.get(`/v1/worklist?kind=validate-merge&status=closed`)).json.items[0].id,
    ).toBe(item)
    const whole = await done(texas, `/v1/worklist/${item}/approve`)
    expect(whole.effect).toBe('done')
    expect(server.exchange.student(other).msixId).toBe(own)
  })

  it('locks its children until it is decided', async () => {
    const { texas: own, other } = await nearMatch(server)
    const { item } = await done(recruiter, `/v1/students/${own}/merge`, { others: [other] })
    const again = await texas.post(`/v1/students/${other}/merge`, { others: [own] })
    expect(again.json).toMatchObject({ status: 409, code: 'persons-locked' })
    expect(again.json.detail).toContain(`(item ${item})`)
    await done(recruiter, `/v1/worklist/${item}/withdraw`)
    expect(openItemsOf(server, own)).toMatchObject([{ kind: 'near-match' }])
    await done(texas, `/v1/students/${other}/merge`, { others: [own] })
  })

  it('can be seen before it is done, and changes nothing by that', async () => {
    const { texas: own, other, item } = await nearMatch(server)
    const { sequence } = server.exchange.registry.stats()
    const told = await done(texas, `/v1/students/${own}/merge`, { others: [other], preview: true })
    expect(told).toMatchObject({ effect: 'waits', waitsFor: ['CA'] })
    expect(told.item).toBeUndefined()
    expect(told.students).toContainEqual({ msixId: other, redirect: own, records: [] })
    expect(server.exchange.registry.stats().sequence).toBe(sequence)
    expect(openItemsOf(server, own).map(({ id }) => id)).toEqual([item])
  })

  it('is refused if a child has changed since it was seen', async () => {
    const { texas: own, other } = await nearMatch(server)
    const stale = await texas.post(
      `/v1/students/${own}/merge`,
      { others: [other] },
      { 'if-match': '"1"' },
    )
    expect(stale.json).toMatchObject({ status: 412, code: 'exchange-stale' })
    const versions = { [other]: 1 }
    const others = await texas.post(`/v1/students/${own}/merge`, { others: [other], versions })
    expect(others.status).toBe(412)
    const seen = await texas.get(`/v1/students/${own}`)
    const etag = { 'if-match': seen.headers.get('etag')! }
    const body = { others: [other], versions: { [own]: seen.json.version } }
    expect((await texas.post(`/v1/students/${own}/merge`, body, etag)).status).toBe(200)
  })

  it('may answer a flag of the user’s own, which is taken away', async () => {
    const { texas: own, other } = await nearMatch(server)
    const flag = { kind: 'possible-duplicates', msixIds: [own, other], note: 'same house' }
    const { id } = (await recruiter.post('/v1/flags', flag)).json
    // A flag asks nobody.
    expect(openItemsOf(server, own)).toMatchObject([{ kind: 'near-match' }])
    const path = `/v1/students/${own}/merge`
    expect((await texas.post(path, { others: [other], flag: id })).status).toBe(404)
    const { work } = await done(recruiter, path, { others: [other], flag: id })
    expect(work.kind).toBe('validate-merge')
    const { json } = await recruiter.get(`/v1/students/${own}`)
    expect(JSON.stringify(json.flags)).not.toContain(id)
  })

  it('is told again by its key, though what it did has taken it from the desk and changed it', async () => {
    const { texas: own, other, item } = await nearMatch(server)
    const twice = async (client: Client, path: string, body: object, headers = {}) => {
      const all = { 'idempotency-key': `twice ${path}`, ...headers }
      const first = await client.post(path, body, all)
      const again = await client.post(path, body, all)
      expect([path, first.status, again.status]).toEqual([path, 200, 200])
      expect(again.json.effect).toBe(first.json.effect)
      const another = await client.post(path, { ...body, note: 'something else' }, all)
      expect([path, another.json.code]).toEqual([path, 'idempotency-key-taken'])
      // Nobody else’s, and of nothing else.
      const elsewhere = await second.post(path, body, all)
      expect([path, elsewhere.status]).toEqual([
        path,
        expect.toSatisfy((status: number) => status !== 200),
      ])
      return first.json
    }
    await twice(texas, `/v1/worklist/${item}/accept`, { note: 'one' })
    const approved = await twice(california, `/v1/worklist/${item}/approve`, {})
    expect(approved.effect).toBe('done')
    const { person } = server.exchange.registry.person(own)
    const undone = await twice(texas, `/v1/worklist/${item}/undo`, { apart: false })
    await done(california, `/v1/worklist/${undone.item}/approve`)
    // With the version that was seen then.
    const etag = (await texas.get(`/v1/students/${person}`)).headers.get('etag')!
    const others = [own, other].filter((id) => id !== person)
    const path = `/v1/students/${person}/merge`
    const merge = await twice(texas, path, { others }, { 'if-match': etag })
    await done(california, `/v1/worklist/${merge.item}/approve`)
    const repeated = await texas.post(
      path,
      { others },
      { 'idempotency-key': `twice ${path}`, 'if-match': etag },
    )
    expect(repeated.json.item).toBe(merge.item)
    // Who works elsewhere now is asked for the permission anew.
    await server.exchange.run(
      'account.put',
      { ...accountOf(texas.account), place: { state: 'WA' } },
      EXCHANGE_ACTOR,
    )
    const moved = await texas.post(path, { others }, { 'idempotency-key': `twice ${path}` })
    expect([401, 403, 422]).toContain(moved.status)
    texas = await server.as('data-administrator', { state: 'TX' })
  })

  it('is asked for once under one key', async () => {
    const { texas: own, other } = await nearMatch(server)
    const path = `/v1/students/${own}/merge`
    const key = { 'idempotency-key': 'one-merge' }
    const first = await texas.post(path, { others: [other] }, key)
    const again = await texas.post(path, { others: [other] }, key)
    expect(again.json.item).toBe(first.json.item)
    expect(openItemsOf(server, own)).toHaveLength(1)
  })
})

describe('a split', () => {
  it('takes effect once the other state has agreed; each part is a child of its own', async () => {
    const { person } = await merged()
    const { stateIds } = server.exchange.student(person)
    const { state, stateStudentId } = stateIds.find((each) => each.state === 'CA')!
    const parts = [[{ state, stateStudentId }]]
    const preview = await done(texas, `/v1/students/${person}/split`, { parts, preview: true })
    expect(preview.students).toContainEqual({ records: [{ state, stateStudentId }] })
    const { item } = await done(texas, `/v1/students/${person}/split`, { parts })
    const shown = await california.get(`/v1/worklist/${item}`)
    expect(shown.json.case.proposal).toEqual({ kind: 'split', keeps: person, parts })
    await done(california, `/v1/worklist/${item}/approve`)
    const part = server.exchange.msixIdOf('CA', stateStudentId)!
    expect(part).not.toBe(person)
    expect(server.exchange.registry.person(part).splitFrom).toBe(person)
    // Undone, by the same two.
    const undo = await done(california, `/v1/worklist/${item}/undo`)
    expect(undo).toMatchObject({ effect: 'waits', waitsFor: ['TX'] })
    await done(texas, `/v1/worklist/${undo.item}/approve`)
    expect(server.exchange.msixIdOf('CA', stateStudentId)).toBe(person)
  })

  it('that leaves nothing is refused', async () => {
    const { person } = await merged()
    const { stateIds } = server.exchange.student(person)
    const parts = [stateIds.map(({ state, stateStudentId }) => ({ state, stateStudentId }))]
    const { status } = await texas.post(`/v1/students/${person}/split`, { parts })
    expect(status).toBe(400)
  })
})

describe('an id that was merged away', () => {
  it('is told to lead elsewhere, to whom it may be told', async () => {
    const { person, gone } = await merged()
    const { stateIds } = server.exchange.student(person)
    const parts = [
      [{ state: 'TX', stateStudentId: stateIds.find((it) => it.state === 'TX')!.stateStudentId }],
    ]
    for (const [what, body] of [
      ['split', { parts }],
      ['merge', { others: [person] }],
    ] as const) {
      const { json } = await recruiter.post(`/v1/students/${gone}/${what}`, body)
      expect(json).toMatchObject({ status: 409, code: 'person-redirected' })
      expect(json.detail).toContain(person)
      const florida = await server.as('primary-user', { state: 'FL' })
      const { status } = await florida.post(`/v1/students/${gone}/${what}`, body)
      expect(status).toBe(403)
    }
  })
})

describe('an undo', () => {
  it('of a merge across states takes the other state, and gives the old id back', async () => {
    const { person, gone, item } = await merged()
    const undo = await done(texas, `/v1/worklist/${item}/undo`, { note: 'the wrong child' })
    expect(undo).toMatchObject({ effect: 'waits', waitsFor: ['CA'], work: { undoes: item } })
    // Its child is locked meanwhile.
    const other = await texas.post(`/v1/students/${person}/split`, {
      parts: [
        [
          {
            state: 'CA',
            stateStudentId: server.exchange.student(person).stateIds[0]!.stateStudentId,
          },
        ],
      ],
    })
    expect(other.status).toBe(409)
    const agreed = await done(california, `/v1/worklist/${undo.item}/approve`)
    expect(agreed).toMatchObject({ effect: 'done', work: { outcome: 'undone' } })
    expect(server.exchange.student(gone).msixId).toBe(gone)
    expect(server.exchange.student(person).msixId).toBe(person)
    const { json } = await texas.get(`/v1/worklist/${item}`)
    expect(json.item.undoneBy).toBe(undo.item)
    expect((await texas.post(`/v1/worklist/${item}/undo`, {})).status).toBe(409)
  })

  it('refused changes nothing', async () => {
    const { person, gone, item } = await merged()
    const undo = await done(texas, `/v1/worklist/${item}/undo`)
    // One proposal at a time.
    const again = await texas.post(`/v1/worklist/${item}/undo`, {})
    expect(again.json).toMatchObject({ status: 409, code: 'persons-locked' })
    const { work } = await done(california, `/v1/worklist/${undo.item}/refuse`)
    expect(work.outcome).toBe('refused')
    expect(server.exchange.student(gone).msixId).toBe(person)
  })

  it('says where what arrived since goes, and lets the caller place it', async () => {
    const { first, other, item } = await twoOfTexas()
    await done(texas, `/v1/worklist/${item}/accept`, { survivor: first })
    await done(second, `/v1/worklist/${item}/approve`)
    const child = server.exchange.student(first)
    const { lastName1, birthDate } = child.demographics[0]!.values
    const same = { last: lastName1!, birth: inFile(birthDate!) }
    await submitChildren(server, { state: 'WA', id: `W-${lastName1}`, ...same })
    expect(server.exchange.msixIdOf('WA', `W-${lastName1}`)).toBe(first)
    const placement = [{ state: 'WA', stateStudentId: `W-${lastName1}`, msixId: other }]
    const body = { placement, preview: true }
    const preview = await done(texas, `/v1/worklist/${item}/undo`, body)
    // Washington has a record of the child by now.
    expect(preview.waitsFor).toEqual(['WA'])
    const wrong = await texas.post(`/v1/worklist/${item}/undo`, {
      placement: [{ state: 'WA', stateStudentId: 'nobody', msixId: other }],
    })
    expect(wrong.status).toBe(404)
    const undo = await done(texas, `/v1/worklist/${item}/undo`, { placement })
    const washington = await server.as('data-administrator', { state: 'WA' })
    await done(washington, `/v1/worklist/${undo.item}/approve`)
    expect(server.exchange.msixIdOf('WA', `W-${lastName1}`)).toBe(other)
    expect(server.exchange.registry.verify().faults).toEqual([])
  })

  it('can be undone: the question is open again', async () => {
    const { person, gone, item } = await merged()
    const undo = await done(texas, `/v1/worklist/${item}/undo`)
    await done(california, `/v1/worklist/${undo.item}/approve`)
    await done(texas, `/v1/worklist/${undo.item}/undo`)
    expect(server.exchange.student(gone).msixId).toBe(gone)
    const [question] = openItemsOf(server, person)
    expect(question!.kind).toBe('near-match')
    await done(texas, `/v1/worklist/${question!.id}/accept`, { survivor: person })
    await done(california, `/v1/worklist/${question!.id}/approve`)
    expect(server.exchange.student(gone).msixId).toBe(person)
  })
})

describe('another state', () => {
  it('that has come in since a merge was proposed is asked too', async () => {
    const { texas: own, other } = await nearMatch(server)
    const { item } = await done(texas, `/v1/students/${own}/merge`, { others: [other] })
    const { values } = server.exchange.student(own).demographics[0]!
    const { lastName1: last, birthDate: birth } = values
    await submitChildren(server, {
      state: 'WA',
      id: `W-${last}`,
      last: last!,
      birth: inFile(birth!),
    })
    expect(server.exchange.msixIdOf('WA', `W-${last}`)).toBe(own)
    const half = await done(california, `/v1/worklist/${item}/approve`)
    expect(half).toMatchObject({ effect: 'waits', waitsFor: ['WA'] })
    const washington = await server.as('data-administrator', { state: 'WA' })
    await done(washington, `/v1/worklist/${item}/approve`)
    expect(server.exchange.student(other).msixId).toBe(own)
  })

  it('finds what was decided about its students, and nothing of others', async () => {
    const { person, item } = await merged()
    const mine = await california.get(`/v1/students/${person}/worklist?status=closed`)
    expect(mine.json.items.map(({ id }: { id: number }) => id)).toContain(item)
    const florida = await server.as('data-administrator', { state: 'FL' })
    const theirs = await florida.get(`/v1/students/${person}/worklist?status=closed`)
    expect(theirs.json.items).toEqual([])
  })
})
