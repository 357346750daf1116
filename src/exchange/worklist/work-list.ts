import { isWithin, type Place } from '../access/roles.ts'
import type { AppReader } from '../store/app-keys.ts'
import type { WorkItem, WorkKind, WorkStatus } from './work-item.ts'
import { TRAYS, type TrayKey, WORK_ITEMS } from './work-store.ts'

/** Which items of a tray. */
export interface WorkFilter {
  readonly tray: string
  readonly status: WorkStatus
  readonly kind?: WorkKind
  /** Only what is due by then, in milliseconds since 1970. */
  readonly dueBy?: number
  /** Only what concerns this state. */
  readonly concerns?: string
  /** Only what this account has proposed. */
  readonly proposer?: string
  /** Only what lies, or lay, with a desk within this place. */
  readonly within?: Place
}

/** Where a page ends. */
export type WorkCursor = readonly [time: number, id: number]

/** A page of items: what is due first comes first; of those that are closed, the latest. */
export function pageOfWork(
  app: AppReader,
  filter: WorkFilter,
  { after, limit }: { readonly after: WorkCursor | undefined; readonly limit: number },
): { readonly items: readonly WorkItem[]; readonly next?: WorkCursor } {
  const { tray, status, kind = '' as WorkKind, dueBy = Number.POSITIVE_INFINITY } = filter
  const items: WorkItem[] = []
  let last: WorkCursor | undefined
  const start = after === undefined ? {} : { after: [tray, status, kind, ...after] as TrayKey }
  const reverse = status === 'closed'
  for (const { id, time } of TRAYS.range(app, { under: [tray, status, kind], reverse, ...start })) {
    if (time > dueBy) break
    if (items.length === limit) return last === undefined ? { items } : { items, next: last }
    const item = WORK_ITEMS.get(app, id)!
    last = [time, id]
    if (fits(item, filter)) items.push(item)
  }
  return { items }
}

function fits(item: WorkItem, { concerns, proposer, within }: WorkFilter): boolean {
  if (within !== undefined && !item.desks.some(({ place }) => isWithin(place, within))) return false
  if (concerns !== undefined && !item.states.includes(concerns)) return false
  return proposer === undefined || item.proposer?.account === proposer
}
