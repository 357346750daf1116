import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  placeOfDistrict,
  placeOfSchool,
} from '../../../src/exchange/directory/place-of-district.ts'
import {
  type Client,
  exchangeServer,
  TEST_TIME,
  type TestServer,
} from '../../support/exchange-server.ts'

const CSV = { 'content-type': 'text/csv' }
const HEAD = 'kind,id,state,name,region,district,since,until,levels,email'
const FILE = [
  HEAD,
  'state,TX,TX,Texas Education Agency,,,,,district;region;state,migrant@tea.example',
  'region,01,TX,Region One ESC,,,,,,',
  'region,02,TX,Region Two ESC,,,,,,',
  'district,4826700,TX,San Antonio San Marcos ISD,01,,,2025-12-31,,',
  'district,4826700,TX,San Antonio San Marcos ISD,02,,2026-01-01,,,',
  'school,482670001234,TX,Garcías Élan High,,,,,,office@school.example',
  'project,P-9,TX,Summer Project,01,4826700,,,,',
].join('\n')

let server: TestServer
let state: Client
beforeAll(async () => {
  server = await exchangeServer()
  state = await server.as('data-administrator', { state: 'TX' })
})
afterAll(() => server[Symbol.asyncDispose]())

const load = (client: Client, file: string, query = '') =>
  client.post(`/v1/directory/import${query}`, file, CSV)

describe('the import of the directory', () => {
  it('says by line what is wrong, shows no value, and keeps nothing', async () => {
    const file = [
      HEAD,
      'district,1234567,TX,Lupe Secret,,,,,,',
      'village,V1,TX,Lupe,99,,2026-02-30,,state,not-a-mail',
      'district,4800002,TX,Good ISD,77,,,,,',
    ].join('\n')
    const { status, json, text } = await load(state, file)
    expect(status).toBe(200)
    expect(json).toMatchObject({ outcome: 'refused', rows: 3, added: 0 })
    const found = json.findings.map((it: { line: number; column: string }) => [it.line, it.column])
    expect(found).toEqual([
      [2, 'id'],
      [3, 'kind'],
      [3, 'since'],
      [3, 'levels'],
      [3, 'email'],
    ])
    expect(text).not.toContain('Lupe')
    const unknown = await load(state, [HEAD, 'district,4800002,TX,Good ISD,77,,,,,'].join('\n'))
    expect(unknown.json.findings).toMatchObject([{ line: 2, column: 'region' }])
    expect((await state.get('/v1/directory?state=TX')).json.items).toEqual([])
  })

  it('says what a dry run would do, does it once, and again changes nothing', async () => {
    expect((await load(state, FILE, '?dryRun=true')).json).toMatchObject({
      outcome: 'checked',
      added: 7,
    })
    expect((await state.get('/v1/directory?state=TX')).json.items).toEqual([])
    expect((await load(state, FILE)).json).toMatchObject({ outcome: 'imported', added: 7 })
    expect((await load(state, FILE)).json).toMatchObject({ outcome: 'imported', unchanged: 7 })
  })

  it('lets nobody change what is another’s', async () => {
    const other = await server.as('data-administrator', { state: 'CA' })
    expect((await load(other, FILE)).status).toBe(403)
    const region = await server.as('data-administrator', { state: 'TX', region: '01' })
    const row = 'district,4826700,TX,Mine now,01,,2026-01-01,,,'
    expect((await load(region, [HEAD, row].join('\n'))).status).toBe(403)
    // Nor by a day of its own: before, after, or from now on.
    for (const since of ['2026-01-02', '2026-10-05', '2027-07-01', '2020-01-01']) {
      const taken = `district,4826700,TX,Mine now,01,,${since},,,`
      expect((await load(region, [HEAD, taken].join('\n'))).status).toBe(403)
    }
    const user = await server.as('primary-user')
    expect((await load(user, FILE)).status).toBe(403)
  })

  it('refuses what is no such file', async () => {
    expect((await load(state, 'a,b\n1,2')).json).toMatchObject({ outcome: 'refused' })
    expect((await load(state, '')).json).toMatchObject({ outcome: 'refused' })
    const packed = await load(state, Buffer.from([0x1f, 0x8b, 8, 0]) as never)
    expect(packed).toMatchObject({ status: 400 })
    const ragged = await load(state, `${HEAD}\na,b,c,d,e,f,g,h,i,j,k,Lupe`)
    expect(ragged.status).toBe(400)
    expect(ragged.text).not.toContain('Lupe')
  })
})

describe('the directory', () => {
  it('is found by words of a name, once, whatever the accents', async () => {
    const user = await server.as('secondary-user', { state: 'WA' })
    const names = async (query: string) =>
      (await user.get(`/v1/directory?${query}`)).json.items.map((it: { id: string }) => it.id)
    expect(await names('name=san')).toEqual(['4826700'])
    expect(await names('name=MARCOS&kind=district')).toEqual(['4826700'])
    expect(await names('name=elan&state=TX')).toEqual(['482670001234'])
    expect(await names('name=elan&state=CA')).toEqual([])
    expect(await names('state=TX&district=4826700')).toEqual(['4826700', 'P-9', '482670001234'])
    expect(await names('kind=district&region=01')).toEqual([])
    expect(await names('kind=district&region=01&on=2025-06-01')).toEqual(['4826700'])
  })

  it('is given page by page', async () => {
    const seen: string[] = []
    let next = ''
    do {
      const page = (await state.get(`/v1/directory?state=TX&limit=2${next}`)).json
      seen.push(...page.items.map((it: { id: string }) => it.id))
      next = page.next === undefined ? '' : `&cursor=${page.next}`
    } while (next !== '')
    expect(seen).toEqual(['4826700', 'P-9', '01', '02', '482670001234', 'TX'])
    expect((await state.get('/v1/directory?cursor=nonsense')).status).toBe(400)
  })

  it('shows an entry with what it was', async () => {
    const { json } = await state.get('/v1/directory/TX/district/4826700')
    expect(json.versions.map((it: { region: string }) => it.region)).toEqual(['02', '01'])
    expect((await state.get('/v1/directory/TX/district/4800009')).status).toBe(404)
  })

  it('says where a district is at a time, and its state where it is not known', () => {
    const at = (time: number, id = '4826700') =>
      server.exchange.read(({ app }) => placeOfDistrict(app, id, time))
    expect(at(TEST_TIME)).toEqual({ state: 'TX', region: '02', district: '4826700' })
    expect(at(Date.UTC(2025, 5, 1))).toMatchObject({ region: '01' })
    expect(at(TEST_TIME, '0600001')).toEqual({ state: 'CA', district: '0600001' })
    expect(at(TEST_TIME, '9900001')).toBeUndefined()
    const school = server.exchange.read(({ app }) => placeOfSchool(app, '482670001234', TEST_TIME))
    expect(school).toMatchObject({ state: 'TX', region: '02' })
  })
})

describe('a district that changes its region', () => {
  it('is the region’s that has it now and is to have it', async () => {
    const second = await server.as('data-administrator', { state: 'TX', region: '02' })
    const row = (region: string, since: string) =>
      [HEAD, `district,4800777,TX,Ours ISD,${region},,${since},,,`].join('\n')
    expect((await load(state, row('01', '2020-01-01'))).status).toBe(200)
    expect((await load(second, row('02', '2026-02-01'))).status).toBe(403)
    expect((await load(state, row('02', '2026-02-01'))).status).toBe(200)
    // It was the first region’s once; that does not hold the second back.
    expect((await load(second, row('02', '2026-03-01'))).json).toMatchObject({ added: 1 })
    expect((await load(state, row('01', '2027-01-01'))).status).toBe(200)
    expect((await load(second, row('02', '2026-04-01'))).status).toBe(403)
  })
})
