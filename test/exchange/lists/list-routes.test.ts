import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, exchangeServer, type TestServer } from '../../support/exchange-server.ts'
import { submitStudents } from '../../support/exchange-students.ts'

let server: TestServer
let recruiter: Client
let ids: readonly string[]
beforeAll(async () => {
  server = await exchangeServer()
  const names = ['Alma|||Ríos', 'Bruno|||Soto', 'Celia|||Vega']
  await submitStudents(
    server.exchange,
    names.map((name, at) => {
      const [first, , , last] = name.split('|')
      const demographics = `${first}||${last}|||Female|201${at}0${at + 2}1${at}|No||||1004|Eva|Cruz`
      return { state: 'TX', id: `T${at}`, demographics }
    }),
  )
  recruiter = await server.as('primary-user')
  ids = names.map((_, at) => server.exchange.msixIdOf('TX', `T${at}`)!)
})
afterAll(() => server[Symbol.asyncDispose]())

describe('saved lists', () => {
  it('keep children with a note, to be changed and taken away again', async () => {
    const made = await recruiter.post('/v1/lists', { name: 'Laredo families' })
    expect(made.status).toBe(201)
    const path = `/v1/lists/${made.json.id}`
    for (const [at, id] of ids.entries()) {
      const put = await recruiter.request('PUT', `${path}/students/${id}`, { note: `=note ${at}` })
      expect(put.status).toBe(204)
    }
    const first = (await recruiter.get(`${path}/students?limit=2`)).json
    expect(first.list).toMatchObject({ name: 'Laredo families', size: 3 })
    const { next } = first
    const second = (await recruiter.get(`${path}/students?limit=2&cursor=${next}`)).json
    const listed = [...first.students, ...second.students].map(({ msixId }) => msixId)
    expect(listed).toEqual([...ids].sort())
    expect(first.students[0].child.lastName1).toBeTypeOf('string')

    const csv = await recruiter.get(`${path}/csv`)
    expect(csv.text).toContain("'=note 0")
    const sheet = await fetch(`${server.url}${path}/xlsx`, { headers: csvHeaders() })
    expect(sheet.status).toBe(401)

    await recruiter.request('DELETE', `${path}/students/${ids[0]}`)
    const renamed = await recruiter.request('PATCH', path, { name: 'Families' })
    expect(renamed.json).toMatchObject({ name: 'Families', size: 2 })
    expect((await recruiter.request('DELETE', path)).status).toBe(204)
    expect((await recruiter.get(`${path}/students`)).status).toBe(404)
  })

  it('go out as a spreadsheet that can be read', async () => {
    const { json } = await recruiter.post('/v1/lists', { name: 'Sheet' })
    await recruiter.request('PUT', `/v1/lists/${json.id}/students/${ids[1]}`, { note: '=1+1' })
    const { exchange } = server
    const { listedChildren, listRow, LIST_COLUMNS } = await import(
      '../../../src/exchange/lists/list-table.ts'
    )
    const { spreadsheetBytes } = await import('../../../src/io/spreadsheet.ts')
    const { children } = exchange.read((view) => listedChildren(view, json.id, { limit: 10 }))
    const bytes = await spreadsheetBytes(LIST_COLUMNS, children.map(listRow))
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]!.rows[1]).toContain('=1+1')
    const answered = await recruiter.get(`/v1/lists/${json.id}/xlsx`)
    expect(answered.headers.get('content-type')).toContain('spreadsheetml')
    expect(answered.text.startsWith('PK')).toBe(true)
  })

  it('are nobody else’s', async () => {
    const { json } = await recruiter.post('/v1/lists', { name: 'Mine' })
    const other = await server.as('data-administrator')
    for (const [method, path] of [
      ['GET', `/v1/lists/${json.id}/students`],
      ['GET', `/v1/lists/${json.id}/csv`],
      ['GET', `/v1/lists/${json.id}/xlsx`],
      ['DELETE', `/v1/lists/${json.id}`],
      ['DELETE', `/v1/lists/${json.id}/students/${ids[0]}`],
    ] as const) {
      expect([path, (await other.request(method, path)).status]).toEqual([path, 403])
    }
    expect((await other.get('/v1/lists')).json).toEqual({ lists: [] })
    const secondary = await server.as('secondary-user')
    const own = (await secondary.post('/v1/lists', { name: 'Own' })).json
    expect((await secondary.get(`/v1/lists/${own.id}/csv`)).status).toBe(403)
  })

  it('hold what was flagged now, to be researched later', async () => {
    const flagged = await recruiter.post('/v1/flags', {
      kind: 'possible-duplicates',
      msixIds: [ids[0], ids[1]],
      note: 'same mother, ask in Laredo',
    })
    expect(flagged.status).toBe(201)
    const { students } = (await recruiter.get(`/v1/lists/${flagged.json.list}/students`)).json
    expect(students.map(({ note }: { note: string }) => note)).toEqual(
      Array(2).fill('same mother, ask in Laredo'),
    )
    const other = await server.as('data-administrator', { state: 'WA' })
    const record = await other.get(`/v1/students/${ids[0]}`)
    expect(record.json.flags.recruiters).toMatchObject([
      { kind: 'possible-duplicates', state: 'TX', others: [ids[1]] },
    ])
    expect(record.text).not.toContain('same mother')
    const path = `/v1/flags/${flagged.json.id}`
    expect((await other.request('DELETE', path)).status).toBe(403)
    expect((await recruiter.request('DELETE', path)).status).toBe(204)
    expect((await recruiter.get(`/v1/students/${ids[0]}`)).json.flags.recruiters).toEqual([])
  })

  it('know what was viewed last', async () => {
    const viewer = await server.as('secondary-user')
    for (const id of [ids[0], ids[2], ids[0], ids[1]]) await viewer.get(`/v1/students/${id}`)
    const { students } = (await viewer.get('/v1/students/recently-viewed')).json
    expect(students.map(({ msixId }: { msixId: string }) => msixId)).toEqual([
      ids[1],
      ids[0],
      ids[2],
    ])
  })
})

describe('merge and undo', () => {
  type Row = { msixId: string; child: { msixId: string }; flags: string[] }

  it('take flags, lists and what was viewed along', async () => {
    const { registry } = server.exchange
    const [survivor, other, third] = ids as [string, string, string]
    const reader = await server.as('secondary-user')
    await reader.get(`/v1/students/${other}`)
    const kind = 'possible-duplicates'
    const flagged = await recruiter.post('/v1/flags', { kind, msixIds: [other, third] })
    const list = `/v1/lists/${flagged.json.list}/students`
    const seen = async (id: string): Promise<unknown> =>
      (await reader.get(`/v1/students/${id}`)).json.flags.recruiters.map(
        ({ others }: { others: string[] }) => others,
      )
    const listed = async (): Promise<(string | string[])[] | undefined> => {
      const rows: Row[] = (await recruiter.get(list)).json.students
      const row = rows.find(({ msixId }) => msixId === other)
      return row && [row.child.msixId, row.flags]
    }
    expect([await seen(survivor), await seen(other)]).toEqual([[], [[third]]])

    const { sequence } = await registry.merge({ survivor, others: [other] })
    expect([await seen(survivor), await seen(other)]).toEqual([[[third]], [[third]]])
    expect(await seen(third)).toEqual([[survivor]])
    expect(await listed()).toEqual([survivor, [kind]])
    const { students } = (await reader.get('/v1/students/recently-viewed')).json
    expect(students.map(({ msixId }: Row) => msixId)).toEqual([third, survivor])

    await registry.undo(sequence)
    expect([await seen(survivor), await seen(other)]).toEqual([[], [[third]]])
    expect(await listed()).toEqual([other, [kind]])
    expect((await recruiter.request('DELETE', `/v1/flags/${flagged.json.id}`)).status).toBe(204)
    expect([await seen(other), await seen(third)]).toEqual([[], []])
  })

  it('so does a state that makes one of two of its students', async () => {
    const [, from, to] = ids as [string, string, string]
    const flagged = await recruiter.post('/v1/flags', { kind: 'research', msixIds: [from] })
    expect(flagged.status).toBe(201)
    const texas = await server.system('TX')
    expect((await texas.post('/v1/students/TX/T1/rekey', { to: 'T2' })).status).toBeLessThan(300)
    const { json } = await recruiter.get(`/v1/students/${from}`)
    expect([json.msixId, json.flags.recruiters.length]).toEqual([to, 1])
  })
})

const csvHeaders = () => ({ accept: '*/*' })
