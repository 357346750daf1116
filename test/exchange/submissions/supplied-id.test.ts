import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { fileOf, findingsOf, studentLines, submitted } from './submitting.ts'

let server: TestServer
let texas: Client
let washington: Client
beforeAll(async () => {
  server = await exchangeServer()
  texas = await server.system('TX')
  washington = await server.system('WA')
})
afterAll(() => server[Symbol.asyncDispose]())

const BARE = { K: '', C: '', A: '' }

/** A child of a name of its own and a birth date. */
function child(first: string, last: string, birth = '20120304'): Readonly<Record<string, string>> {
  return { ...BARE, D: `D|0000001|${first}||${last}|||Female|${birth}` }
}

let rounds = 0

/** A child that Texas has, and its MSIX id. */
async function known(id: string, lines: Readonly<Record<string, string>>): Promise<string> {
  await submitted(texas, fileOf('TX', [studentLines(1, 'TX', id, lines)]))
  return server.exchange.msixIdOf('TX', id)!
}

/** Washington submits a student under an MSIX id. */
async function supplied(
  msixId: string,
  id: string,
  lines: Readonly<Record<string, string>>,
  { client = washington, state = 'WA' } = {},
): Promise<{ readonly rules: string[]; readonly msixId: string | undefined }> {
  const S = `S|0000001|I|${state}|${msixId}|${id}|01`
  const file = fileOf(state, [studentLines(1, state, id, { ...lines, S })])
  const { json } = await submitted(client, `${file}${'\n'.repeat(++rounds)}`)
  const found = await findingsOf(client, json.id)
  return {
    rules: found.filter(({ element }) => element === 'msixId').map(({ rule }) => rule),
    msixId: server.exchange.msixIdOf(state, id),
  }
}

/** Reasons of the open items about two students. */
function itemsOf(left: string, right: string): string[] {
  return server.exchange.registry.review
    .list()
    .filter(({ persons }) => persons.includes(left) && persons.includes(right))
    .map(({ reason }) => reason)
}

describe('a supplied MSIX id', () => {
  it('asserts, with the birth date and one name, what the names alone would not', async () => {
    const msixId = await known('T1', child('Xiomara', 'Quiroga'))
    const before = server.exchange.registry.stats().persons
    const placed = await supplied(msixId, 'W1', child('Xiomara', 'Zimmermann'))
    expect(placed).toEqual({ rules: [], msixId })
    // No id was given away for it.
    expect(server.exchange.registry.stats().persons).toBe(before)
    const links = server.exchange.registry.person(msixId).members.map(({ link }) => link)
    expect(links).toEqual(['asserted', 'asserted'])
    // What one state says is not another's to take back.
    const S = `S|0000001|I|TX|${msixId}|T1|01`
    await known('T1', { ...child('Xiomara', 'Quirogas'), S })
    expect(server.exchange.msixIdOf('WA', 'W1')).toBe(msixId)
    expect(server.exchange.registry.person(msixId).members[0]!.link).toBe('asserted')
    expect(server.exchange.registry.verify().faults).toEqual([])
  })

  it('is a near match and a warning if birth date or names are others', async () => {
    const msixId = await known('T2', child('Yadira', 'Palomares'))
    const placed = await supplied(msixId, 'W2', child('Ernestina', 'Villalobos', '20110708'))
    expect(placed.rules).toEqual(['msix-id-disagrees'])
    expect(placed.msixId).not.toBe(msixId)
    expect(itemsOf(msixId, placed.msixId!)).toEqual(['near-match'])
    // It stands as long as the state says so, whatever else is submitted.
    await known('T2', { ...child('Yadira', 'Palomares'), A: '' })
    expect(itemsOf(msixId, placed.msixId!)).toEqual(['near-match'])
    await supplied('', 'W2', child('Ernestina', 'Villalobos', '20110708'))
    expect(itemsOf(msixId, placed.msixId!)).toEqual([])
    expect(server.exchange.registry.verify().faults).toEqual([])
  })

  it('does not come back once a person has said that they are two', async () => {
    const msixId = await known('T3', child('Rosenda', 'Altamirano'))
    const placed = await supplied(msixId, 'W3', child('Benita', 'Urquidi', '20100101'))
    const [item] = server.exchange.registry.review
      .list()
      .filter(({ persons }) => persons.includes(placed.msixId!))
    await server.exchange.registry.review.reject(item!.item, { author: 'steward' })
    await supplied(msixId, 'W3', child('Benita', 'Urquidi', '20100102'))
    expect(itemsOf(msixId, placed.msixId!)).toEqual([])
  })

  it('resolves through redirects', async () => {
    const first = await known('T4', child('Itzel', 'Barragan'))
    const second = await known('T5', child('Nayeli', 'Corrales', '20130505'))
    await server.exchange.registry.merge({ survivor: first, others: [second] })
    const placed = await supplied(second, 'W4', child('Nayeli', 'Ostrander', '20130505'))
    expect(placed).toEqual({ rules: [], msixId: first })
  })

  it('never gives a state two students of one child', async () => {
    const msixId = await known('T6', child('Macaria', 'Dominguez'))
    const placed = await supplied(msixId, 'T7', child('Macaria', 'Dominguez'), {
      client: texas,
      state: 'TX',
    })
    expect(placed.rules).toEqual(['msix-id-disagrees'])
    expect(placed.msixId).not.toBe(msixId)
    expect(itemsOf(msixId, placed.msixId!)).toHaveLength(1)
  })

  it('joins no children that exist: a person decides', async () => {
    const first = await known('T8', child('Teodora', 'Escamilla'))
    await supplied('', 'W8', child('Teodora', 'Fitzgerald', '20120304'))
    const second = server.exchange.msixIdOf('WA', 'W8')!
    expect(second).not.toBe(first)
    const placed = await supplied(first, 'W8', child('Teodora', 'Fitzgerald', '20120304'))
    expect(placed).toEqual({ rules: ['msix-id-disagrees'], msixId: second })
    expect(itemsOf(first, second)).not.toEqual([])
  })

  it('is told if nobody has it, or it is mistyped', async () => {
    const unknown = await supplied('000000000000', 'W9', child('Leonila', 'Zaragoza'))
    expect(unknown.rules).toEqual(['msix-id-unknown'])
    expect(unknown.msixId).toMatch(/^\d{12}$/)
    const mistyped = await supplied('123456789012', 'W10', child('Odilia', 'Yturria'))
    expect(mistyped.rules).toEqual(['msix-id-unknown'])
  })
})
