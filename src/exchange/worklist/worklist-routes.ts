import { Type } from 'typebox'
import { LinkageError } from '../../errors.ts'
import type { Actor, Place } from '../access/roles.ts'
import { ACCOUNTS } from '../accounts/account.ts'
import { placeOfDistrict } from '../directory/place-of-district.ts'
import type { ExchangeView } from '../exchange.ts'
import { cursorOf, keyOfCursor, NEXT, PAGING } from '../http/paging.ts'
import { type Route, route } from '../http/route.ts'
import { MOMENT, momentOf } from '../http/time.ts'
import { versionOf, workItem } from './item-to-change.ts'
import { concerning, ITEM_PARAMS, subjectsOf } from './route-parts.ts'
import { WORK_CASE, workCase } from './work-case.ts'
import { WORK_KINDS, WORK_STATUSES } from './work-item.ts'
import { pageOfWork, type WorkFilter } from './work-list.ts'
import {
  countsOf,
  stepsOf,
  trayOfAssignee,
  trayOfPlace,
  trayOfProposer,
  trayOfStudent,
} from './work-store.ts'
import { WORK_SUMMARY, workSummary } from './work-view.ts'

const STATUS = Type.Optional(
  Type.Enum([...WORK_STATUSES], { default: 'open', description: 'Default: open.' }),
)
const KIND = Type.Optional(Type.Enum([...WORK_KINDS]))
const COUNTS = Type.Array(Type.Object({ kind: Type.Enum([...WORK_KINDS]), count: Type.Integer() }))
const STEP = Type.Object({
  at: MOMENT,
  by: Type.String({ description: 'Account, or `exchange`.' }),
  action: Type.String(),
  state: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
})

/** What shows the worklist. */
export const worklistRoutes: readonly Route[] = [
  route({
    operation: 'listWorklist',
    method: 'GET',
    path: '/v1/worklist',
    summary: 'What is to be done in the own place and below, or what one has proposed',
    tag: 'worklist',
    permission: 'worklist.list',
    schemas: {
      query: Type.Object({
        kind: KIND,
        status: STATUS,
        assignee: Type.Optional(
          Type.String({ maxLength: 100, description: '`me`, or an account.' }),
        ),
        dueBy: Type.Optional(MOMENT),
        region: Type.Optional(Type.String({ maxLength: 30 })),
        district: Type.Optional(Type.String({ pattern: '^\\d{7}$' })),
        proposed: Type.Optional(
          Type.Boolean({ description: 'What one has proposed; primary users see nothing else.' }),
        ),
        ...PAGING,
      }),
      reply: Type.Object({
        items: Type.Array(WORK_SUMMARY),
        counts: COUNTS,
        next: NEXT,
      }),
    },
    handle: async ({ exchange, actor, query, allow }) => {
      const { cursor, limit = 50, status = 'open', kind, dueBy } = query
      const { tray, place, within } = exchange.read((view) =>
        chosenTray(view, actor, { ...query, now: exchange.now() }),
      )
      allow({ place, owner: actor.account })
      const filter: WorkFilter = {
        tray,
        status,
        ...(kind === undefined ? {} : { kind }),
        ...(dueBy === undefined ? {} : { dueBy: Date.parse(dueBy) }),
        ...(within === undefined ? {} : { within }),
      }
      const after = keyOfCursor<readonly [number, number]>(cursor, ['number', 'number'])
      const body = exchange.read((view) => {
        const { items, next } = pageOfWork(view.app, filter, { after, limit })
        return {
          items: items.map((item) => workSummary(view, item, exchange.now())),
          counts: countsOf(view.app, tray, status),
          ...(next === undefined ? {} : { next: cursorOf(next) }),
        }
      })
      return { body }
    },
  }),
  route({
    operation: 'workOfStudent',
    method: 'GET',
    path: '/v1/students/:msixId/worklist',
    summary: 'What is or was to be decided about a student: what an undo can take back is among it',
    tag: 'worklist',
    permission: 'worklist.comment',
    schemas: {
      params: Type.Object({ msixId: Type.String({ pattern: '^\\d{12}$' }) }),
      query: Type.Object({ kind: KIND, status: STATUS, ...PAGING }),
      reply: Type.Object({ items: Type.Array(WORK_SUMMARY), next: NEXT }),
    },
    handle: async ({ exchange, actor, params: { msixId }, query, allow, about }) => {
      const { cursor, limit = 50, status = 'open', kind } = query
      about(`msix:${msixId}`)
      const { state = '' } = actor.place
      // An administrator sees what concerns the own state, whoever else what they have proposed.
      allow({ place: { state }, owner: actor.account })
      const after = keyOfCursor<readonly [number, number]>(cursor, ['number', 'number'])
      const isAdministrator = actor.roles.includes('data-administrator')
      const body = exchange.read((view) => {
        const filter: WorkFilter = {
          tray: trayOfStudent(msixId),
          status,
          ...(kind === undefined ? {} : { kind }),
          ...(isAdministrator ? { concerns: state } : { proposer: actor.account }),
        }
        const { items, next } = pageOfWork(view.app, filter, { after, limit })
        return {
          items: items.map((item) => workSummary(view, item, exchange.now())),
          ...(next === undefined ? {} : { next: cursorOf(next) }),
        }
      })
      return { body }
    },
  }),
  route({
    operation: 'readWorkItem',
    method: 'GET',
    path: '/v1/worklist/:id',
    summary: 'An item with its records side by side, what they weigh, and its history',
    tag: 'worklist',
    permission: 'worklist.read',
    schemas: {
      params: ITEM_PARAMS,
      reply: Type.Object({
        item: WORK_SUMMARY,
        case: WORK_CASE,
        history: Type.Array(STEP),
      }),
    },
    handle: async ({ exchange, actor, params: { id }, allow, about }) => {
      return exchange.read((view) => {
        const item = workItem(view.app, id)
        allow(concerning(actor, item))
        for (const subject of subjectsOf(item)) about(subject)
        const history = stepsOf(view.app, id).map(({ at, by, action, place, note }) => ({
          at: momentOf(at),
          by,
          action,
          ...place,
          ...(note === undefined ? {} : { note }),
        }))
        const body = {
          item: workSummary(view, item, exchange.now()),
          case: workCase(view, item),
          history,
        }
        return { body, etag: versionOf(view.state, item) }
      })
    },
  }),
]

/** The tray that a list is asked of, and the place that it belongs to. */
function chosenTray(
  { app }: ExchangeView,
  { account, place, roles }: Actor,
  {
    assignee,
    region,
    district,
    proposed = false,
    now,
  }: {
    readonly assignee?: string
    readonly region?: string
    readonly district?: string
    readonly proposed?: boolean
    readonly now: number
  },
): { readonly tray: string; readonly place: Place; readonly within?: Place } {
  if (proposed || !roles.includes('data-administrator')) {
    return { tray: trayOfProposer(account), place }
  }
  if (assignee !== undefined) {
    const id = assignee === 'me' ? account : assignee
    const holder = ACCOUNTS.get(app, id)
    if (holder === undefined) throw new LinkageError('exchange-unknown', { what: 'account', id })
    // Whoever has gone to another place has left there what was theirs to do.
    return { tray: trayOfAssignee(id), place: holder.place, within: place }
  }
  if (district !== undefined) {
    const within = placeOfDistrict(app, district, now) ?? {}
    return { tray: trayOfPlace(within), place: within }
  }
  if (region !== undefined) {
    const within = { ...place, region }
    return { tray: trayOfPlace(within), place: within }
  }
  return { tray: trayOfPlace(place), place }
}
