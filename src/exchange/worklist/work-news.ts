import type { AppReader, AppWriter } from '../store/app-keys.ts'
import { DocumentTable } from '../store/document-table.ts'
import { TABLE } from '../store/table-numbers.ts'
import type { Desk, DeskPlace, WorkItem } from './work-item.ts'

/** Items that have come to a desk, of which nobody there was told yet. */
export interface DeskNews {
  readonly place: DeskPlace
  readonly assignee?: string
  readonly count: number
}

const NEWS = new DocumentTable<DeskNews, [desk: string]>(TABLE.workNews)

/** Keeps that an item has come to desks where it was not before. */
export function noteNews(app: AppWriter, item: WorkItem, before: WorkItem | undefined): void {
  if (item.status === 'closed') return
  const known = new Set(before?.desks.map(nameOf))
  for (const desk of item.desks) {
    const name = nameOf(desk)
    if (desk.done !== undefined || known.has(name)) continue
    const { place, assignee } = desk
    const count = (NEWS.get(app, name)?.count ?? 0) + 1
    NEWS.put(app, { place, count, ...(assignee === undefined ? {} : { assignee }) }, name)
  }
}

/** Desks with news; they have none once they are taken. */
export function newsOf(app: AppReader, limit: number): DeskNews[] {
  return [...NEWS.range(app, { limit })]
}

export function dropNews(app: AppWriter, news: DeskNews): void {
  NEWS.remove(app, nameOf(news))
}

function nameOf({ place, assignee = '' }: Pick<Desk, 'place' | 'assignee'>): string {
  const { state, region = '', district = '' } = place
  return JSON.stringify([state, region, district, assignee])
}
