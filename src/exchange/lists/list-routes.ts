import { type Static, Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import { spreadsheetBytes } from '../../io/spreadsheet.ts'
import { resolvePerson } from '../../ledger/resolve-person.ts'
import type { Exchange } from '../exchange.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Call, type Route, type RouteSchemas, route } from '../http/route.ts'
import { MOMENT, momentOf } from '../http/time.ts'
import { MSIX_ID, OVERVIEW } from '../students/overview-schema.ts'
import { csvText } from '../students/record-csv.ts'
import { overviewOf } from '../students/student-overview.ts'
import { LIST_COLUMNS, type ListedChild, listedChildren, listRow } from './list-table.ts'
import { recentlyViewed } from './recently-viewed.ts'
import { LISTS, listsOf, MOST_ENTRIES, type SavedList } from './saved-list.ts'
import { FLAG_KINDS, FLAGS } from './student-flag.ts'

const NAME = Type.String({ minLength: 1, maxLength: 100 })
const NOTE = Type.String({ maxLength: 2000, default: '' })
const ID = Type.String({ maxLength: 50 })
const LIST_PARAMS = Type.Object({ list: ID })
const ENTRY_PARAMS = Type.Object({ list: ID, msixId: MSIX_ID })

const LIST = Type.Object({
  id: Type.String(),
  name: Type.String(),
  note: Type.String(),
  created: MOMENT,
  changed: MOMENT,
  size: Type.Integer({ description: 'Children on it.' }),
})
const CHILD = Type.Object(OVERVIEW)
const ENTRY = Type.Object({
  msixId: Type.String({
    description: 'As the child was put there; it may have been merged since.',
  }),
  note: Type.String(),
  added: MOMENT,
  flags: Type.Array(Type.String()),
  child: CHILD,
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const listRoutes: readonly Route[] = [
  route({
    operation: 'listSavedLists',
    method: 'GET',
    path: '/v1/lists',
    summary: 'Your saved lists',
    tag: 'lists',
    permission: 'list.own',
    schemas: { reply: Type.Object({ lists: Type.Array(LIST) }) },
    handle: async ({ exchange, actor, allow }) => {
      allow({ owner: actor.account })
      return {
        body: { lists: exchange.read(({ app }) => listsOf(app, actor.account)).map(toldList) },
      }
    },
  }),
  route({
    operation: 'createSavedList',
    method: 'POST',
    path: '/v1/lists',
    summary: 'Make a list',
    tag: 'lists',
    permission: 'list.own',
    schemas: {
      body: Type.Object({ name: NAME, note: Type.Optional(NOTE) }),
      reply: LIST,
    },
    statuses: [201],
    handle: async ({ actor, allow, run, body, about }) => {
      allow({ owner: actor.account })
      const list = await run('list.create', { name: body.name, note: body.note ?? '' })
      about(`list:${list.id}`)
      return { status: 201, body: toldList(list) }
    },
  }),
  route({
    operation: 'changeSavedList',
    method: 'PATCH',
    path: '/v1/lists/:list',
    summary: 'Give a list another name or note',
    tag: 'lists',
    permission: 'list.own',
    schemas: {
      params: LIST_PARAMS,
      body: Type.Object({ name: Type.Optional(NAME), note: Type.Optional(NOTE) }),
      reply: LIST,
    },
    handle: async (call) => {
      const { id } = ownList(call, call.params.list)
      return { body: toldList(await call.run('list.change', { list: id, ...call.body })) }
    },
  }),
  route({
    operation: 'deleteSavedList',
    method: 'DELETE',
    path: '/v1/lists/:list',
    summary: 'Do away with a list; its children stay flagged if they are',
    tag: 'lists',
    permission: 'list.own',
    schemas: { params: LIST_PARAMS },
    statuses: [204],
    handle: async (call) => {
      const { id } = ownList(call, call.params.list)
      await call.run('list.delete', { list: id })
      return {}
    },
  }),
  route({
    operation: 'readSavedList',
    method: 'GET',
    path: '/v1/lists/:list/students',
    summary: 'The children on a list, as they are now',
    tag: 'lists',
    permission: 'list.own',
    schemas: {
      params: LIST_PARAMS,
      query: Type.Object(PAGING),
      reply: Type.Object({ list: LIST, students: Type.Array(ENTRY), next: NEXT }),
    },
    handle: async (call) => {
      const { exchange, query } = call
      const list = ownList(call, call.params.list)
      const [after] = keyOfCursor<[string]>(query.cursor, ['string']) ?? []
      const { children, next } = exchange.read((view) =>
        listedChildren(view, list.id, { limit: query.limit ?? 50, ...(after && { after }) }),
      )
      for (const { child } of children) call.about(`msix:${child.msixId}`)
      const rest = next === undefined ? {} : { next: cursorOf([next]) }
      const students = children.map((each) => ({ ...each, added: momentOf(each.added) }))
      return { body: { list: toldList(list), students: students as never, ...rest } }
    },
  }),
  route({
    operation: 'putSavedListStudent',
    method: 'PUT',
    path: '/v1/lists/:list/students/:msixId',
    summary: 'Put a child on a list, with a note',
    tag: 'lists',
    permission: 'list.own',
    schemas: { params: ENTRY_PARAMS, body: Type.Object({ note: Type.Optional(NOTE) }) },
    statuses: [204],
    handle: async (call) => {
      const { id } = ownList(call, call.params.list)
      const { msixId } = call.params
      call.about(`msix:${msixId}`)
      await call.run('list.put-entry', { list: id, msixId, note: call.body.note ?? '' })
      return {}
    },
  }),
  route({
    operation: 'removeSavedListStudent',
    method: 'DELETE',
    path: '/v1/lists/:list/students/:msixId',
    summary: 'Take a child from a list',
    tag: 'lists',
    permission: 'list.own',
    schemas: { params: ENTRY_PARAMS },
    statuses: [204],
    handle: async (call) => {
      const { id } = ownList(call, call.params.list)
      const { msixId } = call.params
      call.about(`msix:${msixId}`)
      await call.run('list.remove-entry', { list: id, msixId })
      return {}
    },
  }),
  route({
    operation: 'savedListCsv',
    method: 'GET',
    path: '/v1/lists/:list/csv',
    summary: 'A list as CSV',
    tag: 'lists',
    permission: 'list.export',
    produces: 'text/csv',
    schemas: { params: LIST_PARAMS },
    handle: async (call) => {
      const list = ownList(call, call.params.list)
      const rows = allRows(call, list)
      return {
        body: csvText([LIST_COLUMNS.map(({ name }) => name), ...rows]),
        type: 'text/csv; charset=utf-8',
        headers: attached('csv'),
      }
    },
  }),
  route({
    operation: 'savedListXlsx',
    method: 'GET',
    path: '/v1/lists/:list/xlsx',
    summary: 'A list as a spreadsheet',
    tag: 'lists',
    permission: 'list.export',
    produces: XLSX,
    schemas: { params: LIST_PARAMS },
    handle: async (call) => {
      const list = ownList(call, call.params.list)
      const bytes = await spreadsheetBytes(LIST_COLUMNS, allRows(call, list))
      return { body: Buffer.from(bytes), type: XLSX, headers: attached('xlsx') }
    },
  }),
  route({
    operation: 'flagStudents',
    method: 'POST',
    path: '/v1/flags',
    summary: 'Flag children now, to be researched later: they are kept on a list of yours',
    tag: 'lists',
    permission: 'list.own',
    schemas: {
      body: Type.Object({
        kind: Type.Enum([...FLAG_KINDS]),
        msixIds: Type.Array(MSIX_ID, { minItems: 1, maxItems: 20 }),
        note: Type.Optional(NOTE),
        list: Type.Optional(ID),
      }),
      reply: Type.Object({ id: Type.String(), list: Type.String() }),
    },
    statuses: [201],
    handle: async (call) => {
      const { kind, msixIds, note = '', list } = call.body
      call.allow({ owner: call.actor.account })
      if (list !== undefined) ownList(call, list)
      for (const msixId of msixIds) call.about(`msix:${msixId}`)
      const asked = { kind, msixIds, note, ...(list === undefined ? {} : { list }) }
      const flag = await call.run('flag.put', asked)
      return { status: 201, body: { id: flag.id, list: flag.list } }
    },
  }),
  route({
    operation: 'removeFlag',
    method: 'DELETE',
    path: '/v1/flags/:flag',
    summary: 'Take a flag of yours away; the children stay on the list',
    tag: 'lists',
    permission: 'list.own',
    schemas: { params: Type.Object({ flag: ID }) },
    statuses: [204],
    handle: async ({ exchange, params, allow, run, about }) => {
      const flag = exchange.read(({ app }) => FLAGS.get(app, params.flag))
      if (flag === undefined) {
        throw new LinkageError('exchange-unknown', { what: 'flag', id: params.flag })
      }
      allow({ owner: flag.owner })
      for (const msixId of flag.msixIds) about(`msix:${msixId}`)
      await run('flag.remove', { flag: flag.id })
      return {}
    },
  }),
  route({
    operation: 'listRecentlyViewed',
    method: 'GET',
    path: '/v1/students/recently-viewed',
    summary: 'Children whose record you opened, the latest first, as they are now',
    tag: 'lists',
    permission: 'list.own',
    schemas: { reply: Type.Object({ students: Type.Array(CHILD) }) },
    handle: async ({ exchange, actor, allow, about }) => {
      allow({ owner: actor.account })
      const ids = await recentlyViewed(exchange, actor.account)
      const students = exchange.read((view) =>
        [...new Set(ids.map((id) => resolvePerson(view.state, id).person.person))].map((id) =>
          overviewOf(view, id),
        ),
      )
      for (const { msixId } of students) about(`msix:${msixId}`)
      return { body: { students: students as never } }
    },
  }),
]

/** A list as it is answered. */
function toldList(list: SavedList): Static<typeof LIST> {
  return { ...list, created: momentOf(list.created), changed: momentOf(list.changed) }
}

/** A list of the actor's own. */
function ownList({ exchange, allow, about }: Call<RouteSchemas>, id: string): SavedList {
  const list = exchange.read(({ app }) => LISTS.get(app, id))
  if (list === undefined) throw new LinkageError('exchange-unknown', { what: 'list', id })
  allow({ owner: list.owner })
  about(`list:${id}`)
  return list
}

function allRows({ exchange, about }: Call<RouteSchemas>, { id }: SavedList): string[][] {
  const children = allChildren(exchange, id)
  for (const { child } of children) about(`msix:${child.msixId}`)
  return children.map(listRow)
}

function allChildren(exchange: Exchange, list: string): readonly ListedChild[] {
  return exchange.read((view) => listedChildren(view, list, { limit: MOST_ENTRIES }).children)
}

function attached(ending: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="saved-list.${ending}"` }
}
